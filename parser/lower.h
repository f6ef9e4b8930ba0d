// Statements → changes of the graph. `Reader` is the state while files are read; each lower_…()
// applies one statement to it.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "ir/diagnostic.h"
#include "ir/graph.h"
#include "parser/newer_syntax.h"
#include "parser/qualify.h"
#include "parser/relation_index.h"
#include "parser/sql_ast.h"
#include "parser/sql_reader.h"

namespace lockstep {

// One statement and where it stands. Locations in the tree are byte offsets into `text`.
struct Statement {
  const PgQuery__Node* node = nullptr;
  std::string_view text;
  Span span;                          // of `text` in its file
  std::vector<Directive> directives;  // that stand before the statement or inside it
  std::shared_ptr<const Ast> tree;    // owns `node`; work for the end keeps a copy
  std::vector<NewerClause> newer;     // clauses that are not in the tree

  // The place of a tree location (byte offset into `text`; -1: the statement's start).
  Span at(int location) const;

  // The newer clause of the constraint or column at a tree location; null when it does not have it.
  const NewerClause* newer_clause(int location, NewerWord word) const;
  bool says(int location, NewerWord word) const { return newer_clause(location, word) != nullptr; }
};

// Thrown when a statement names an object that is not there (yet). The statement loop sets the
// statement aside and tries again after the others; when nothing gets any further, the message becomes a
// diagnostic. Throw before the first change to the graph.
struct Postponed {
  Diagnostic diagnostic;
};

// The settings of the session that statements change by SET.
struct Session {
  std::vector<Name> search_path{Name("public")};  // as set by SET search_path; without pg_catalog
  Name default_tablespace;                        // empty: the database's default
  Name default_table_access_method;               // empty: heap
  bool is_utc = false;                            // SET TimeZone said so
  Name role;  // SET ROLE, SET SESSION AUTHORIZATION: owner of what is created; empty: not said
};

class Reader : public Session {
 public:
  Reader(Graph& graph_, Diagnostics& diagnostics_);

  Graph& graph;
  Diagnostics& diagnostics;
  RelationIndex relations{graph};  // who renames or moves a relation, a constraint or a column calls its forget()

  // Work to be done when all statements are read: references of foreign keys, expressions whose
  // names were not all known. Run in order; may add diagnostics. `search_path` is set back to what it was
  // when the work was added.
  void at_end(std::function<void()> work);
  void finish();

  Scope scope(const ObjectId* relation = nullptr) const { return {graph, search_path, relation}; }

  // The schema for a new object: the one named, or the first existing schema of the search path.
  // The schema `public` exists unless a file says otherwise. Postpones when the schema is missing.
  Name creation_schema(const char* named, const Statement& statement, int location) const;

  // The relation a RangeVar stands for. Postpones when it is not there.
  Node& relation(const PgQuery__RangeVar& range, const Statement& statement, std::initializer_list<Kind> kinds);

  // Postpones when the type is unknown, unless an extension that was created may bring it.
  TypeName type(const PgQuery__TypeName& type, const Statement& statement);

  // Qualifies and keeps `expression` for the field that `put` sets on the node `owner`; adds the
  // references it finds to the node. What cannot be resolved now is resolved again at the end.
  void set_expression(const ObjectId& owner,
                      const PgQuery__Node& expression,
                      const ObjectId* relation,
                      std::function<void(Node&, Expr)> put);
  void set_query(const ObjectId& owner,
                 const PgQuery__Node& query,
                 const Statement& statement,
                 std::function<void(Node&, Expr)> put);
  // A statement that a rule of the relation carries out, with NEW and OLD in it.
  void set_action(const ObjectId& owner,
                  const PgQuery__Node& action,
                  const ObjectId& relation,
                  std::function<void(Node&, Expr)> put);

  // Tries what names were not found for once more, now. Before something gets another name: the texts of
  // the statements know it by the old one.
  void resolve_pending();

  // Set when what still waits for other objects is tried for the last time.
  bool last_chance = false;

  // A warning of which one for each file is enough.
  void warn_once(std::string code, Span span, std::string message, std::vector<std::string> hints);

  // The statement that is being lowered; null outside of statements.
  const Statement* statement() const { return statement_; }

  // For parser/lower/drop.cc; forgotten with the first statement that is no DROP.
  std::optional<std::unordered_map<ObjectId, std::vector<ObjectId>>> dependents;

  void unsupported(const Statement& statement, std::string what);

  // True when nothing of that identity exists. Otherwise reports it, unless `if_not_exists`.
  bool is_new(const ObjectId& id, const Statement& statement, int location, bool if_not_exists);

  // A statement that has no meaning for a state, such as `INSERT`: counted by file and kind, and
  // summed up in one note each. `code` is the code of that note.
  void skip(const Statement& statement, std::string code, std::string what, std::string why);

 private:
  friend void lower(Reader& reader, const Statement& statement);

  struct Work {
    Session session;
    std::function<void()> run;
  };

  struct Skipped {
    Span first;
    std::string why;
    int count = 0;
  };

  // An expression or query with names that were not found yet.
  struct Pending {
    ObjectId owner;
    std::optional<ObjectId> relation;
    bool is_query = false;
    std::string_view source;
    const PgQuery__Node* tree = nullptr;
    std::function<void(Node&, Expr)> put;
    std::string text;     // as it was put; when the node has it no more, it was altered since
    Statement statement;  // keeps the tree
    Session session;
    bool done = false;
  };

  void set(Pending first);
  Qualified qualified_now(const Pending& pending) const;
  void try_again(Pending& pending, bool last);

  std::vector<Work> at_end_;
  std::vector<std::shared_ptr<Pending>> pending_;
  const Statement* statement_ = nullptr;  // being lowered
  std::map<std::tuple<std::string, std::string, std::string>, Skipped> skipped_;  // by file, code, what
  std::set<std::pair<std::string, std::string>> warned_;                          // code, file
};

// Applies one statement; the dispatch over statement types is in parser/lower/statement.cc. Throws
// Postponed.
void lower(Reader& reader, const Statement& statement);

// Tables, columns, table constraints, indexes, sequences (parser/lower/table*.cc …).
void lower_create_table(Reader&, const Statement&, const PgQuery__CreateStmt&);
void lower_create_foreign_table(Reader&, const Statement&, const PgQuery__CreateForeignTableStmt&);
void lower_create_table_as(Reader&, const Statement&, const PgQuery__CreateTableAsStmt&);  // materialized views too
void lower_alter_table(Reader&, const Statement&, const PgQuery__AlterTableStmt&);  // also views, sequences, indexes, types
void lower_create_index(Reader&, const Statement&, const PgQuery__IndexStmt&);
void lower_create_sequence(Reader&, const Statement&, const PgQuery__CreateSeqStmt&);
void lower_alter_sequence(Reader&, const Statement&, const PgQuery__AlterSeqStmt&);
void finish_tables(Reader&);  // the last thing Reader::finish() does: what foreign keys refer to

// Everything else (parser/lower/*.cc by kind).
void lower_create_schema(Reader&, const Statement&, const PgQuery__CreateSchemaStmt&);
void lower_create_extension(Reader&, const Statement&, const PgQuery__CreateExtensionStmt&);
void lower_create_enum(Reader&, const Statement&, const PgQuery__CreateEnumStmt&);
void lower_alter_enum(Reader&, const Statement&, const PgQuery__AlterEnumStmt&);
void lower_composite_type(Reader&, const Statement&, const PgQuery__CompositeTypeStmt&);
void lower_create_domain(Reader&, const Statement&, const PgQuery__CreateDomainStmt&);
void lower_alter_domain(Reader&, const Statement&, const PgQuery__AlterDomainStmt&);
void lower_create_range(Reader&, const Statement&, const PgQuery__CreateRangeStmt&);
void lower_view(Reader&, const Statement&, const PgQuery__ViewStmt&);
void lower_create_function(Reader&, const Statement&, const PgQuery__CreateFunctionStmt&);
void lower_alter_function(Reader&, const Statement&, const PgQuery__AlterFunctionStmt&);
void lower_create_aggregate(Reader&, const Statement&, const PgQuery__DefineStmt&);
void lower_create_operator(Reader&, const Statement&, const PgQuery__DefineStmt&);
void lower_alter_operator(Reader&, const Statement&, const PgQuery__AlterOperatorStmt&);
void lower_create_operator_class(Reader&, const Statement&, const PgQuery__CreateOpClassStmt&);
void lower_create_operator_family(Reader&, const Statement&, const PgQuery__CreateOpFamilyStmt&);
void lower_alter_operator_family(Reader&, const Statement&, const PgQuery__AlterOpFamilyStmt&);
void lower_create_cast(Reader&, const Statement&, const PgQuery__CreateCastStmt&);
void lower_create_conversion(Reader&, const Statement&, const PgQuery__CreateConversionStmt&);
void lower_create_base_type(Reader&, const Statement&, const PgQuery__DefineStmt&);
void lower_alter_base_type(Reader&, const Statement&, const PgQuery__AlterTypeStmt&);
void lower_create_trigger(Reader&, const Statement&, const PgQuery__CreateTrigStmt&);
void lower_create_policy(Reader&, const Statement&, const PgQuery__CreatePolicyStmt&);
void lower_alter_policy(Reader&, const Statement&, const PgQuery__AlterPolicyStmt&);
void lower_create_publication(Reader&, const Statement&, const PgQuery__CreatePublicationStmt&);
void lower_alter_publication(Reader&, const Statement&, const PgQuery__AlterPublicationStmt&);
void lower_create_wrapper(Reader&, const Statement&, const PgQuery__CreateFdwStmt&);
void lower_alter_wrapper(Reader&, const Statement&, const PgQuery__AlterFdwStmt&);
void lower_create_server(Reader&, const Statement&, const PgQuery__CreateForeignServerStmt&);
void lower_alter_server(Reader&, const Statement&, const PgQuery__AlterForeignServerStmt&);
void lower_create_user_mapping(Reader&, const Statement&, const PgQuery__CreateUserMappingStmt&);
void lower_alter_user_mapping(Reader&, const Statement&, const PgQuery__AlterUserMappingStmt&);
void lower_drop_user_mapping(Reader&, const Statement&, const PgQuery__DropUserMappingStmt&);
void lower_create_subscription(Reader&, const Statement&, const PgQuery__CreateSubscriptionStmt&);
void lower_alter_subscription(Reader&, const Statement&, const PgQuery__AlterSubscriptionStmt&);
void lower_drop_subscription(Reader&, const Statement&, const PgQuery__DropSubscriptionStmt&);
void lower_create_statistics(Reader&, const Statement&, const PgQuery__CreateStatsStmt&);
void lower_alter_statistics(Reader&, const Statement&, const PgQuery__AlterStatsStmt&);
void lower_create_rule(Reader&, const Statement&, const PgQuery__RuleStmt&);
void lower_create_event_trigger(Reader&, const Statement&, const PgQuery__CreateEventTrigStmt&);
void lower_alter_event_trigger(Reader&, const Statement&, const PgQuery__AlterEventTrigStmt&);
void lower_create_collation(Reader&, const Statement&, const PgQuery__DefineStmt&);
void lower_create_text_search_object(Reader&, const Statement&, const PgQuery__DefineStmt&);
void lower_alter_dictionary(Reader&, const Statement&, const PgQuery__AlterTSDictionaryStmt&);
void lower_alter_configuration(Reader&, const Statement&, const PgQuery__AlterTSConfigurationStmt&);
void lower_create_language(Reader&, const Statement&, const PgQuery__CreatePLangStmt&);
void lower_create_access_method(Reader&, const Statement&, const PgQuery__CreateAmStmt&);
void lower_create_transform(Reader&, const Statement&, const PgQuery__CreateTransformStmt&);
void lower_create_role(Reader&, const Statement&, const PgQuery__CreateRoleStmt&);
void lower_alter_role(Reader&, const Statement&, const PgQuery__AlterRoleStmt&);
void lower_drop_role(Reader&, const Statement&, const PgQuery__DropRoleStmt&);
void lower_grant_role(Reader&, const Statement&, const PgQuery__GrantRoleStmt&);
void rename_role(Reader&, const Statement&, Name from, Name to);
void comment_on_role(Reader&, const Statement&, Name role, std::optional<std::string> comment);
void lower_security_label(Reader&, const Statement&, const PgQuery__SecLabelStmt&);
void lower_comment(Reader&, const Statement&, const PgQuery__CommentStmt&);
void lower_alter_owner(Reader&, const Statement&, const PgQuery__AlterOwnerStmt&);
void lower_grant(Reader&, const Statement&, const PgQuery__GrantStmt&);
void lower_alter_default_privileges(Reader&, const Statement&, const PgQuery__AlterDefaultPrivilegesStmt&);
void lower_drop(Reader&, const Statement&, const PgQuery__DropStmt&);
void lower_rename(Reader&, const Statement&, const PgQuery__RenameStmt&);
void lower_set_schema(Reader&, const Statement&, const PgQuery__AlterObjectSchemaStmt&);
void lower_set(Reader&, const Statement&, const PgQuery__VariableSetStmt&);

// Shared between the files of parser/lower/.

// A setting of the session as `SET name = value` and set_config() give it: a list for search_path, in
// which names may be quoted. Settings that say nothing about a schema are ignored.
void set_session_value(Session& session, std::string_view name, std::string_view value);

// Sequence options as PostgreSQL completes them (sequence.c, init_params): `type` decides the bounds.
ir::SequenceOptions sequence_options(PgQuery__Node* const* options, std::size_t count, ir::SequenceOptions start_from, bool is_new);

// The name PostgreSQL chooses: `base1_base2_label`, truncated to 63 bytes and numbered until `taken`
// says no (makeObjectName and ChooseRelationName, src/backend/commands/indexcmds.c).
Name generated_name(std::string_view base1, std::string_view base2, std::string_view label, const std::function<bool(Name)>& taken);

// True when a relation (table, index, constraint index, sequence, view) of that name exists in the schema.
bool relation_name_taken(const Graph& graph, Name schema, Name name);

// reloptions of a WITH (…) clause.
Options options_of(PgQuery__Node* const* list, std::size_t count);

// Drops an object with all its parts and, as PostgreSQL does, what depends on it when `cascade`.
void drop_object(Reader& reader, const ObjectId& id, bool cascade);

// ALTER … OWNER TO. CURRENT_USER and the like are the role of SET ROLE, or nobody that is known.
void set_owner(Reader& reader, Node& node, const PgQuery__RoleSpec* role);

// Default privileges of the file that apply to an object that is created now.
void apply_default_privileges(Reader& reader, Node& node);

}  // namespace lockstep
