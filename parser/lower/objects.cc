#include "parser/lower/objects.h"

#include <algorithm>

#include "ir/error.h"
#include "parser/builtin_names.h"
#include "parser/extension_names.h"
#include "parser/find_object.h"
#include "parser/lower/operator.h"
#include "parser/lower/type_facts.h"
#include "parser/text_search_names.h"

namespace lockstep {
namespace {

struct ObjectTypeWords {
  PgQuery__ObjectType type;
  std::string_view words;
  enum class Place { modelled, unmodelled, outside } place;
};

using Place = ObjectTypeWords::Place;

// Every object type of the grammar; `outside` are those that are no part of a schema.
constexpr ObjectTypeWords object_types[] = {
    {PG_QUERY__OBJECT_TYPE__OBJECT_ACCESS_METHOD, "ACCESS METHOD", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE, "AGGREGATE", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE, "ATTRIBUTE", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_CAST, "CAST", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN, "COLUMN", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_COLLATION, "COLLATION", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_CONVERSION, "CONVERSION", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE, "DATABASE", Place::outside},
    {PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN, "DOMAIN", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT, "CONSTRAINT", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_EVENT_TRIGGER, "EVENT TRIGGER", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION, "EXTENSION", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_FDW, "FOREIGN DATA WRAPPER", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_SERVER, "SERVER", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE, "FOREIGN TABLE", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION, "FUNCTION", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_INDEX, "INDEX", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_LANGUAGE, "LANGUAGE", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_LARGEOBJECT, "LARGE OBJECT", Place::outside},
    {PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW, "MATERIALIZED VIEW", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_OPCLASS, "OPERATOR CLASS", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_OPERATOR, "OPERATOR", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_OPFAMILY, "OPERATOR FAMILY", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_PARAMETER_ACL, "PARAMETER", Place::outside},
    {PG_QUERY__OBJECT_TYPE__OBJECT_POLICY, "POLICY", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE, "PROCEDURE", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_PUBLICATION, "PUBLICATION", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_ROLE, "ROLE", Place::outside},
    {PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE, "ROUTINE", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_RULE, "RULE", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA, "SCHEMA", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE, "SEQUENCE", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_SUBSCRIPTION, "SUBSCRIPTION", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_STATISTIC_EXT, "STATISTICS", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT, "CONSTRAINT", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, "TABLE", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TABLESPACE, "TABLESPACE", Place::outside},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TRANSFORM, "TRANSFORM", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER, "TRIGGER", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TSCONFIGURATION, "TEXT SEARCH CONFIGURATION", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TSDICTIONARY, "TEXT SEARCH DICTIONARY", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TSPARSER, "TEXT SEARCH PARSER", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TSTEMPLATE, "TEXT SEARCH TEMPLATE", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TYPE, "TYPE", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_USER_MAPPING, "USER MAPPING", Place::modelled},
    {PG_QUERY__OBJECT_TYPE__OBJECT_VIEW, "VIEW", Place::modelled},
};

const ObjectTypeWords* find_words(PgQuery__ObjectType type) {
  const auto* found = std::find_if(std::begin(object_types), std::end(object_types),
                                   [&](const ObjectTypeWords& each) { return each.type == type; });
  return found == std::end(object_types) ? nullptr : found;
}

std::string lower_words(std::string_view words) {
  std::string text{words};
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string shown(PgQuery__ObjectType type, const QualifiedName& name, const std::string& suffix = {}) {
  return lower_words(object_type_words(type)) + " `" + quoted(name) + suffix + "`";
}

bool is_type_kind(PgQuery__ObjectType type, Kind kind) {
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN) return kind == Kind::domain;
  return kind == Kind::enum_type || kind == Kind::composite_type || kind == Kind::domain || kind == Kind::range_type ||
         kind == Kind::base_type || kind == Kind::shell_type;
}

// True when a routine or aggregate may be meant by the object type: FUNCTION and ROUTINE stand for aggregates as well
// (LookupFuncWithArgs() in src/backend/parser/parse_func.c).
bool fits(PgQuery__ObjectType type, const Node& node) {
  const bool aggregate = node.id.kind == Kind::aggregate;
  const bool procedure = !aggregate && node.as<ir::Routine>().procedure;
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE) return aggregate;
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION) return !procedure;
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE) return procedure;
  return true;
}

// The kind of an object type whose objects are in no schema.
std::optional<Kind> kind_without_schema(PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: return Kind::schema;
    case PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION: return Kind::extension;
    case PG_QUERY__OBJECT_TYPE__OBJECT_FDW: return Kind::foreign_data_wrapper;
    case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_SERVER: return Kind::foreign_server;
    case PG_QUERY__OBJECT_TYPE__OBJECT_PUBLICATION: return Kind::publication;
    case PG_QUERY__OBJECT_TYPE__OBJECT_SUBSCRIPTION: return Kind::subscription;
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<Kind> plainly_named(PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_STATISTIC_EXT: return Kind::statistics;
    case PG_QUERY__OBJECT_TYPE__OBJECT_EVENT_TRIGGER: return Kind::event_trigger;
    case PG_QUERY__OBJECT_TYPE__OBJECT_CONVERSION: return Kind::conversion;
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLLATION: return Kind::collation;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSPARSER: return Kind::text_search_parser;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSTEMPLATE: return Kind::text_search_template;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSDICTIONARY: return Kind::text_search_dictionary;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSCONFIGURATION: return Kind::text_search_configuration;
    case PG_QUERY__OBJECT_TYPE__OBJECT_LANGUAGE: return Kind::language;
    case PG_QUERY__OBJECT_TYPE__OBJECT_ACCESS_METHOD: return Kind::access_method;
    default: return std::nullopt;
  }
}

std::vector<const Node*> routines_and_aggregates(const Scope& scope, const QualifiedName& name) {
  auto result = find_routines(scope, name.schema, name.name);
  const auto schemas = name.schema.empty() ? scope.search_path : std::vector<Name>{name.schema};
  for (const auto schema : schemas)
    for (const auto* each : aggregates_in_schema(scope.graph, schema, name.name)) result.push_back(each);
  return result;
}

std::vector<std::string_view> name_parts(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_STRING: return {text_of(node.string->sval)};
    case PG_QUERY__NODE__NODE_LIST: return string_list(node.list->items, node.list->n_items);
    case PG_QUERY__NODE__NODE_TYPE_NAME: return string_list(node.type_name->names, node.type_name->n_names);
    case PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS:
      return string_list(node.object_with_args->objname, node.object_with_args->n_objname);
    default: return {};
  }
}

QualifiedName qualified_name_in(const std::vector<std::string_view>& parts) {
  if (parts.empty()) return {};
  return {parts.size() > 1 ? Name(parts[parts.size() - 2]) : Name(), Name(parts.back())};
}

std::vector<Kind> relation_kinds(PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE: return {Kind::table};
    case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW: return {Kind::view};
    case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW: return {Kind::materialized_view};
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE: return {Kind::sequence};
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX: return {Kind::index};
    default: return {};
  }
}

std::string_view object_type_words(PgQuery__ObjectType type) {
  const auto* found = find_words(type);
  return found ? found->words : "OBJECT";
}

bool is_modelled(PgQuery__ObjectType type) {
  const auto* found = find_words(type);
  return found && found->place == Place::modelled;
}

bool is_unmodelled(Reader& reader, const Statement& statement, PgQuery__ObjectType type, std::string_view verb) {
  const auto* found = find_words(type);
  if (found && found->place == Place::modelled) return false;
  auto words = std::string(verb) + ' ' + std::string(object_type_words(type));
  if (found && found->place == Place::outside)
    reader.skip(statement, "roles-skipped", std::move(words), "it is not part of a schema");
  else
    reader.unsupported(statement, std::move(words));
  return true;
}

NamedObject find_in_schemas(Reader& reader, Kind kind, const QualifiedName& name) {
  NamedObject result{.shown = std::string(kind_name(kind)) + " `" + quoted(name) + "`"};
  const bool global = kind == Kind::event_trigger || kind == Kind::language || kind == Kind::access_method;
  if (global || !name.schema.empty()) {
    result.node = reader.graph.find({.kind = kind, .schema = global ? Name() : name.schema, .name = name.name});
    return result;
  }
  for (const auto schema : reader.search_path)
    if (!result.node) result.node = reader.graph.find({.kind = kind, .schema = schema, .name = name.name});
  return result;
}

namespace {

// A list of the type and the language.
NamedObject find_transform(Reader& reader, const PgQuery__Node& object) {
  const auto& list = *object.list;
  const auto type = signature_of(reader, list.items, 1).value_or("");
  const auto id = transform_id(Name(type), Name(text_of(list.items[1]->string->sval)));
  return {.node = reader.graph.find(id), .shown = "transform for `" + id.signature.text() + "`"};
}

}  // namespace

ObjectId transform_id(Name type, Name language) {
  return {.kind = Kind::transform, .signature = Name(type.text() + " LANGUAGE " + quoted(language))};
}

NamedObject find_named(Reader& reader, PgQuery__ObjectType type, const PgQuery__Node& object) {
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_OPERATOR) return find_operator_named(reader, *object.object_with_args);
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_OPCLASS) return find_operator_class_named(reader, Kind::operator_class, object);
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_OPFAMILY) return find_operator_class_named(reader, Kind::operator_family, object);
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_CAST) return find_cast_named(reader, object);
  if (object.node_case == PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS)
    return find_routine_named(reader, type, *object.object_with_args);
  const auto name = qualified_name_in(name_parts(object));
  if (const auto kind = plainly_named(type)) return find_in_schemas(reader, *kind, name);
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_TRANSFORM) return find_transform(reader, object);
  NamedObject result{.shown = shown(type, name)};
  const auto scope = reader.scope();
  if (const auto global = kind_without_schema(type))
    result.node = reader.graph.find({.kind = *global, .name = name.name});
  else if (type == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE || type == PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN) {
    const auto* found = find_type(scope, name.schema, name.name);
    if (found && is_type_kind(type, found->id.kind)) result.node = reader.graph.find(found->id);
  } else {
    for (const auto kind : relation_kinds(type))
      if (const auto* found = find_relation(scope, name.schema, name.name, {kind})) result.node = reader.graph.find(found->id);
  }
  return result;
}

NamedObject find_named_relation(Reader& reader, PgQuery__ObjectType type, const PgQuery__RangeVar& range) {
  const QualifiedName name{Name(text_of(range.schemaname)), Name(text_of(range.relname))};
  NamedObject result{.shown = shown(type, name)};
  for (const auto kind : relation_kinds(type))
    if (const auto* found = find_relation(reader.scope(), name.schema, name.name, {kind})) result.node = reader.graph.find(found->id);
  return result;
}

namespace {

// format_type() prints a few types otherwise when modifiers cannot be there than when they are missing.
TypeName without_missing_modifier(TypeName type) {
  static constexpr std::pair<std::string_view, std::string_view> spellings[] = {{"bpchar", "character"}, {"\"bit\"", "bit"}};
  const std::string_view text = type.text.text();
  for (const auto& [with, without] : spellings)
    if (text == with || text == std::string(with) + "[]")
      type.text = Name(std::string(without) + std::string(text.substr(with.size())));
  return type;
}

}  // namespace

TypeName type_without_modifiers(Reader& reader, const PgQuery__TypeName& type, const Statement& statement) {
  auto plain = type;
  plain.n_typmods = 0;
  return without_missing_modifier(reader.type(plain, statement));
}

std::optional<std::string> signature_of(Reader& reader, PgQuery__Node* const* types, std::size_t count) {
  std::string signature;
  for (std::size_t i = 0; i < count; ++i) {
    if (types[i]->node_case != PG_QUERY__NODE__NODE_TYPE_NAME) return std::nullopt;
    auto plain = *types[i]->type_name;
    plain.n_typmods = 0;
    const auto type = without_missing_modifier(resolve_type(plain, reader.scope()).type);
    signature += (signature.empty() ? "" : ", ") + type.text.text();
  }
  return signature;
}

NamedObject find_routine_named(Reader& reader, PgQuery__ObjectType type, const PgQuery__ObjectWithArgs& routine) {
  const auto name = qualified_name_in(string_list(routine.objname, routine.n_objname));
  const auto all = routines_and_aggregates(reader.scope(), name);
  if (routine.args_unspecified) {
    NamedObject result{.shown = shown(type, name)};
    for (const auto* each : all) {
      if (!fits(type, *each)) continue;
      result.ambiguous = result.node != nullptr;
      if (!result.node) result.node = reader.graph.find(each->id);
    }
    return result;
  }
  const auto signature = signature_of(reader, routine.objargs, routine.n_objargs);
  NamedObject result{.shown = shown(type, name, '(' + signature.value_or("…") + ')')};
  if (!signature) return result;
  for (const auto* each : all) {
    if (!fits(type, *each)) continue;
    if (each->id.signature.text() == *signature) {
      result.node = reader.graph.find(each->id);
      return result;
    }
    if (each->id.kind == Kind::aggregate) continue;
    // The standard's way to name a procedure: with its OUT arguments.
    std::string with_outputs;
    for (const auto& argument : each->as<ir::Routine>().arguments)
      with_outputs += (with_outputs.empty() ? "" : ", ") + argument.type.text.text();
    if (each->as<ir::Routine>().procedure && with_outputs == *signature) result.node = reader.graph.find(each->id);
  }
  return result;
}

NamedObject find_part(Reader& reader, PgQuery__ObjectType type, const QualifiedName& relation, Name part) {
  NamedObject result{.shown = lower_words(object_type_words(type)) + " `" + quoted(part) + "` on `" + quoted(relation) + "`"};
  const auto scope = reader.scope();
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT) {
    if (const auto* domain = find_type(scope, relation.schema, relation.name); domain && domain->id.kind == Kind::domain)
      result.node = reader.graph.find({.kind = Kind::domain_constraint, .schema = domain->id.schema, .name = domain->id.name, .part = part});
    return result;
  }
  Kind kind = Kind::constraint;
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER) kind = Kind::trigger;
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_POLICY) kind = Kind::policy;
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_RULE) kind = Kind::rule;
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN) kind = Kind::column;
  if (const auto* owner = find_relation(scope, relation.schema, relation.name, {Kind::table, Kind::view, Kind::materialized_view}))
    result.node = reader.graph.find({.kind = kind, .schema = owner->id.schema, .name = owner->id.name, .part = part});
  return result;
}

QualifiedName name_in_statement(const PgQuery__Node& object) {
  if (object.node_case == PG_QUERY__NODE__NODE_RANGE_VAR)
    return {Name(text_of(object.range_var->schemaname)), Name(text_of(object.range_var->relname))};
  return qualified_name_in(name_parts(object));
}

void postpone(const Statement& statement, int location, std::string message) {
  throw Postponed{{.code = "unknown-object", .span = statement.at(location), .message = std::move(message)}};
}

Node& found_or_postpone(const NamedObject& named, const Statement& statement) {
  if (!named.node) postpone(statement, -1, "there is no " + named.shown);
  return *named.node;
}

const Node* hidden_owner(Reader& reader, const QualifiedName& name) {
  if (!name.schema.empty()) return reader.relations.hidden_relation(name.schema, name.name);
  for (const auto schema : reader.search_path)
    if (const auto* found = reader.relations.hidden_relation(schema, name.name)) return found;
  return nullptr;
}

Node& create_object(Reader& reader, const Statement& statement, ObjectId id, Object object) {
  auto& node = reader.graph.insert({.id = id, .object = std::move(object), .directives = statement.directives, .origin = statement.span});
  apply_default_privileges(reader, node);
  reader.relations.added(node);
  return node;
}

QualifiedName collation_of(const Reader& reader, const PgQuery__CollateClause* clause, const TypeName& type) {
  if (!clause) return {};
  const auto collation = resolved_collation(qualified_name_in(string_list(clause->collname, clause->n_collname)), reader.graph, reader.search_path);
  return collation == default_collation(reader.graph, type) ? QualifiedName() : collation;
}

QualifiedName routine_name(Reader& reader,
                           const Statement& statement,
                           const std::vector<std::string_view>& parts,
                           std::vector<ObjectId>& references) {
  const auto name = qualified_name_in(parts);
  const auto found = lookup_routine(reader.scope(), name.schema, name.name);
  // Planner support functions, which no expression can call, are not in the tables of built-in names.
  if (!found && name.schema.empty() && name.name.text().ends_with("_support")) return name;
  if (!found && !has_unknown_extension(reader.graph)) postpone(statement, -1, "there is no function `" + quoted(name) + "`");
  if (!found) return name;
  if (found.what == Found::What::object) references.push_back(found.node->id);
  if (found.what == Found::What::extension) references.push_back(found.node->id);
  return {found.name.schema == pg_catalog() ? Name() : found.name.schema, found.name.name};
}

void add_reference(Node& node, const ObjectId& id) {
  const auto at = std::lower_bound(node.references.begin(), node.references.end(), id);
  if (at == node.references.end() || *at != id) node.references.insert(at, id);
}

Name role_name(const PgQuery__RoleSpec* role) {
  if (!role || role->roletype != PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CSTRING) return {};
  return Name(text_of(role->rolename));
}

}  // namespace lockstep
