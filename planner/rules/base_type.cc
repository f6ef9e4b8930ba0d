// Base types and shell types. A type and the functions that it is made of need each other, so that only DROP … CASCADE
// takes them away (manual, DROP TYPE); the steps of the functions and of the shell find nothing left then.
//
//   CREATE TYPE app.money2;
//   CREATE TYPE app.money2 (INPUT = app.money2_in, OUTPUT = app.money2_out, INTERNALLENGTH = 8);
//   ALTER TYPE app.money2 SET (RECEIVE = app.money2_recv);
#include <algorithm>

#include "ir/shell_types.h"
#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

struct FunctionOption {
  std::string_view field;
  QualifiedName ir::BaseType::*member;
  Sql word;
};

// Those that ALTER TYPE … SET can change.
const std::vector<FunctionOption>& changing_functions() {
  static const std::vector<FunctionOption> all = {
      {"receive", &ir::BaseType::receive, sql("RECEIVE")},          {"send", &ir::BaseType::send, sql("SEND")},
      {"typmod_in", &ir::BaseType::typmod_in, sql("TYPMOD_IN")},    {"typmod_out", &ir::BaseType::typmod_out, sql("TYPMOD_OUT")},
      {"analyze", &ir::BaseType::analyze, sql("ANALYZE")},          {"subscript", &ir::BaseType::subscript, sql("SUBSCRIPT")},
  };
  return all;
}

Sql length_of(int length) { return length < 0 ? sql("VARIABLE") : verbatim(std::to_string(length)); }

// PostgreSQL refuses to go to PLAIN, and from it (AlterType() in src/backend/commands/typecmds.c).
bool storage_can_change(const ir::BaseType& before, const ir::BaseType& after) {
  return before.storage == after.storage || (before.storage.text() != "plain" && after.storage.text() != "plain");
}

// What is unsaid of it is nothing; but of a type of fixed length with elements the function that PostgreSQL takes itself (DefineType() in
// src/backend/commands/typecmds.c), which ALTER TYPE would not.
Sql unsaid_function(const ir::BaseType& type, QualifiedName ir::BaseType::*member) {
  const bool subscripted = member == &ir::BaseType::subscript && !type.element.empty() && type.length > 0;
  return subscripted ? sql("pg_catalog.raw_array_subscript_handler") : sql("NONE");
}

std::vector<Sql> changed_options(const ir::BaseType& from, const ir::BaseType& to) {
  std::vector<Sql> options;
  for (const auto& [field, member, word] : changing_functions())
    if (from.*member != to.*member) options.push_back(sql("{} = {}", word, (to.*member).empty() ? unsaid_function(to, member) : sql("{}", to.*member)));
  if (from.storage != to.storage) options.push_back(sql("STORAGE = {}", verbatim(to.storage.text())));
  return options;
}

// Columns keep the storage that the type had when they were made: those that have the type's own are told the new one.
std::vector<Sql> stores_again(const Subject<ir::BaseType>& type, const Graph& other) {
  std::vector<Sql> result;
  for (const auto& id : type.graph.dependents(type.id())) {
    const Node* was = other.find(id);
    if (id.kind != Kind::column || was == nullptr) continue;
    const Node& node = type.graph.at(id);
    const auto& column = node.as<ir::Column>();
    if (column.type != was->as<ir::Column>().type || column.type.text.text().ends_with("[]") || !column.storage.empty() || !was->as<ir::Column>().storage.empty()) continue;
    result.push_back(sql("{} ALTER COLUMN {} SET STORAGE {}", alter_table_only(type.graph, *node.parent), id.part, verbatim(type->storage.text())));
  }
  return result;
}

std::vector<Sql> change(const Subject<ir::BaseType>& type, const ir::BaseType& from, const Graph& other) {
  const auto options = changed_options(from, *type);
  if (options.empty()) return {};
  std::vector<Sql> result{sql("ALTER TYPE {} SET ({})", type.name(), join(options))};
  if (from.storage != type->storage)
    for (const auto& each : stores_again(type, other)) result.push_back(each);
  return result;
}

}  // namespace

std::vector<Sql> create(const Subject<ir::ShellType>& type) { return {sql("CREATE TYPE {}", type.name())}; }
void alter(const Alteration<ir::ShellType>&, std::vector<Step>&) {}

std::vector<Sql> create(const Subject<ir::BaseType>& type) {
  std::vector<Sql> options{sql("INPUT = {}", type->input), sql("OUTPUT = {}", type->output)};
  for (const auto& [field, member, word] : changing_functions())
    if (!((*type).*member).empty()) options.push_back(sql("{} = {}", word, (*type).*member));
  // No length says that a type is zero-terminated; only that it is like one which is.
  options.push_back(type->length == -2 ? sql("LIKE = pg_catalog.cstring") : sql("INTERNALLENGTH = {}", length_of(type->length)));
  if (type->passed_by_value) options.push_back(sql("PASSEDBYVALUE"));
  options.push_back(sql("ALIGNMENT = {}", verbatim(type->alignment.text())));
  options.push_back(sql("STORAGE = {}", verbatim(type->storage.text())));
  if (type->category != "U") options.push_back(sql("CATEGORY = {}", literal(type->category)));
  if (type->preferred) options.push_back(sql("PREFERRED = true"));
  if (type->default_value) options.push_back(sql("DEFAULT = {}", literal(*type->default_value)));
  if (!type->element.text.empty()) options.push_back(sql("ELEMENT = {}", type->element));
  if (type->delimiter != ",") options.push_back(sql("DELIMITER = {}", literal(type->delimiter)));
  if (type->collatable) options.push_back(sql("COLLATABLE = true"));
  return {parenthesized_list(sql("CREATE TYPE {} ", type.name()), options)};
}

bool can_alter(const Alteration<ir::BaseType>& type) { return storage_can_change(*type.before, *type.after); }

void alter(const Alteration<ir::BaseType>& type, std::vector<Step>& steps) {
  auto up = change(type.after, *type.before, type.before.graph);
  if (up.empty()) return;
  auto& step = add_step(steps, type, "change " + label(type.after.node), std::move(up), change(type.before, *type.after, type.after.graph));
  // Tables that come take over the new storage, and those that go, and come back, the old one.
  if (type.before->storage == type.after->storage) return;
  for (const auto& id : type.after.graph.dependents(type.after.id()))
    if (id.kind == Kind::column) step.locks.push_back({*type.after.graph.at(id).parent, lock_of(Form::alter_column)});
  step.produces = step.removes = {type.after.id()};
  step.requires_ = references(type.after.node);
  const auto had = references(type.before.node);
  std::set_difference(had.begin(), had.end(), step.requires_.begin(), step.requires_.end(), std::back_inserter(step.releases));
}

std::vector<Sql> drop_with_functions(const Graph& graph, const Node& type) {
  std::vector<Sql> functions;
  for (const auto& id : type.references)
    if (id.kind == Kind::routine && graph.contains(id) && goes_with_type(graph, graph.at(id)))
      functions.push_back(sql("{}::pg_catalog.regprocedure", literal(sql("{}({})", id.qualified_name(), verbatim(id.signature.text())).text())));
  const auto name = type.id.qualified_name();
  const auto is_type = literal(quoted(name));
  auto guard = sql("DO $lockstep$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_depend used WHERE refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass "
                   "AND refobjid IN ({}::pg_catalog.regtype, {}::pg_catalog.regtype) AND used.deptype = 'n' "
                   "AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend own WHERE own.classid = used.classid AND own.objid = used.objid AND own.deptype = 'i') "
                   "AND NOT (classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND objid IN ({}))) "
                   "THEN RAISE EXCEPTION 'type % is used by more than its functions', {}; END IF; END $lockstep$",
                   is_type, literal(quoted(name) + "[]"), join(functions), is_type);
  std::vector<Sql> result;
  if (!functions.empty()) result.push_back(std::move(guard));
  result.push_back(sql("DROP TYPE {} CASCADE", name));
  return result;
}

}  // namespace lockstep
