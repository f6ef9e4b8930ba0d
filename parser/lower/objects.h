// Objects that statements name: COMMENT ON, GRANT, ALTER … OWNER TO, DROP, RENAME.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// A name in a statement, whatever form the grammar gave it: String, List of Strings, TypeName.
std::vector<std::string_view> name_parts(const PgQuery__Node& node);
// The last part is the name, the one before it the schema.
QualifiedName qualified_name_in(const std::vector<std::string_view>& parts);

// The name that a statement gives, whatever form the grammar gave it.
QualifiedName name_in_statement(const PgQuery__Node& object);

// The kinds of relations that an object type of the grammar can stand for, in the order in which they are
// tried; empty for other types.
std::vector<Kind> relation_kinds(PgQuery__ObjectType type);

// True for types of objects that lockstep does not model: reports the statement, or skips it where
// the object (a database, a role) is no part of a schema.
bool is_unmodelled(Reader& reader, const Statement& statement, PgQuery__ObjectType type, std::string_view verb);
bool is_modelled(PgQuery__ObjectType type);
// The words of SQL, `TEXT SEARCH PARSER`.
std::string_view object_type_words(PgQuery__ObjectType type);

// The object that `object` names. Null when there is none; then `missing` of the result says so.
struct NamedObject {
  Node* node = nullptr;
  std::string shown;  // `table app.orders`, for messages
  bool ambiguous = false;
};

NamedObject find_named(Reader& reader, PgQuery__ObjectType type, const PgQuery__Node& object);
// An object of a kind that is told apart by its name alone: of the schema that is said or the first along the search
// path that has it; kinds without schemas by the name.
NamedObject find_in_schemas(Reader& reader, Kind kind, const QualifiedName& name);
ObjectId transform_id(Name type, Name language);
NamedObject find_named_relation(Reader& reader, PgQuery__ObjectType type, const PgQuery__RangeVar& range);
NamedObject find_routine_named(Reader& reader, PgQuery__ObjectType type, const PgQuery__ObjectWithArgs& routine);

// A part of a relation or domain. `relation` are the name parts of the relation.
NamedObject find_part(Reader& reader, PgQuery__ObjectType type, const QualifiedName& relation, Name part);

// The kind of an object type whose objects are found by their name alone (find_in_schemas()); nothing for others.
std::optional<Kind> plainly_named(PgQuery__ObjectType type);

// Those of the name, in its schema or along the search path.
std::vector<const Node*> routines_and_aggregates(const Scope& scope, const QualifiedName& name);

[[noreturn]] void postpone(const Statement& statement, int location, std::string message);
// Postpones with `there is no …` when it was not found.
Node& found_or_postpone(const NamedObject& named, const Statement& statement);

// What stands behind the name of an index or sequence that is no node of its own: the constraint of the index,
// the column of an identity sequence. Null when there is none.
const Node* hidden_owner(Reader& reader, const QualifiedName& name);

// Adds an object, with the statement's directives and the default privileges that apply.
Node& create_object(Reader& reader, const Statement& statement, ObjectId id, Object object);

// A type without its modifiers, as routines have them.
TypeName type_without_modifiers(Reader& reader, const PgQuery__TypeName& type, const Statement& statement);
std::optional<std::string> signature_of(Reader& reader, PgQuery__Node* const* types, std::size_t count);

// The collation of a COLLATE clause for a column, attribute or domain of this type; empty when it is the type's own.
QualifiedName collation_of(const Reader& reader, const PgQuery__CollateClause* clause, const TypeName& type);

// The routine that a trigger, range or function option names; without schema when it is of pg_catalog. Adds
// the reference when it is an object of the graph. Postpones when it is not known.
QualifiedName routine_name(Reader& reader,
                           const Statement& statement,
                           const std::vector<std::string_view>& parts,
                           std::vector<ObjectId>& references);

void add_reference(Node& node, const ObjectId& id);

// The node of a view's column, which exists only while it carries something. Null when there is none and
// `create` is false.
Node* view_column(Reader& reader, const ObjectId& view, Name column, bool create);
void drop_empty_view_column(Reader& reader, const ObjectId& id);

// Empty for CURRENT_USER and the like, and for PUBLIC.
Name role_name(const PgQuery__RoleSpec* role);

}  // namespace lockstep
