// Triggers and row level security policies.
#include <algorithm>

#include "ir/error.h"
#include "parser/lower/objects.h"

namespace lockstep {
namespace {

// TRIGGER_TYPE_… of src/include/catalog/pg_trigger.h.
constexpr int before_bit = 1 << 1;
constexpr int insert_bit = 1 << 2;
constexpr int delete_bit = 1 << 3;
constexpr int update_bit = 1 << 4;
constexpr int truncate_bit = 1 << 5;
constexpr int instead_bit = 1 << 6;

ir::TriggerTiming timing_of(int bits) {
  if ((bits & before_bit) != 0) return ir::TriggerTiming::before;
  return (bits & instead_bit) != 0 ? ir::TriggerTiming::instead_of : ir::TriggerTiming::after;
}

ObjectId part_id(Kind kind, const ObjectId& relation, const char* name) {
  return {.kind = kind, .schema = relation.schema, .name = relation.name, .part = Name(text_of(name))};
}

ir::Trigger described(const PgQuery__CreateTrigStmt& create) {
  ir::Trigger trigger{.constraint = create.isconstraint != 0,
                      .timing = timing_of(create.timing),
                      .on_insert = (create.events & insert_bit) != 0,
                      .on_update = (create.events & update_bit) != 0,
                      .on_delete = (create.events & delete_bit) != 0,
                      .on_truncate = (create.events & truncate_bit) != 0,
                      .for_each_row = create.row != 0,
                      .deferrable = create.deferrable != 0,
                      .initially_deferred = create.initdeferred != 0};
  for (const auto each : string_list(create.columns, create.n_columns)) trigger.update_columns.emplace_back(each);
  for (const auto each : string_list(create.args, create.n_args)) trigger.arguments.emplace_back(each);
  for (std::size_t i = 0; i < create.n_transition_rels; ++i) {
    const auto& transition = *create.transition_rels[i]->trigger_transition;
    (transition.is_new ? trigger.new_table : trigger.old_table) = Name(text_of(transition.name));
  }
  return trigger;
}

// The roles a policy is for; empty for PUBLIC.
std::vector<Name> policy_roles(const Reader& reader, PgQuery__Node* const* nodes, std::size_t count) {
  std::vector<Name> roles;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& role = *nodes[i]->role_spec;
    if (role.roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC) return {};
    auto name = role_name(&role);
    // Empty when the file does not say who that is (ir/own_role.h).
    if (name.empty() && role.roletype != PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_SESSION_USER) name = reader.role;
    roles.push_back(name);
  }
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  return roles;
}

void set_policy_expressions(Reader& reader, const ObjectId& id, const ObjectId& table, const PgQuery__Node* qual, const PgQuery__Node* with_check) {
  if (qual)
    reader.set_expression(id, *qual, &table, [](Node& node, Expr value) { node.as<ir::Policy>().using_expression = std::move(value); });
  if (with_check)
    reader.set_expression(id, *with_check, &table, [](Node& node, Expr value) { node.as<ir::Policy>().check_expression = std::move(value); });
}

void add_references_of(Reader& reader, Node& node, const ObjectId& table, const Box<Expr>& expression) {
  if (!expression) return;
  const auto parsed = parse_expression(expression->text);
  for (const auto& each : qualify_expression(*parsed.expression, reader.scope(&table)).references)
    if (each != table) add_reference(node, each);
}

ir::PolicyCommand command_of(std::string_view name) {
  if (name == "select") return ir::PolicyCommand::select;
  if (name == "insert") return ir::PolicyCommand::insert;
  if (name == "update") return ir::PolicyCommand::update;
  if (name == "delete") return ir::PolicyCommand::delete_;
  return ir::PolicyCommand::all;
}

}  // namespace

void lower_create_trigger(Reader& reader, const Statement& statement, const PgQuery__CreateTrigStmt& create) {
  const auto relation = reader.relation(*create.relation, statement, {Kind::table, Kind::view}).id;
  std::vector<ObjectId> references;
  auto trigger = described(create);
  trigger.function = routine_name(reader, statement, string_list(create.funcname, create.n_funcname), references);
  if (create.constrrel) trigger.referenced_table = Ref{reader.relation(*create.constrrel, statement, {Kind::table}).id};
  for (const auto column : trigger.update_columns)
    if (relation.kind == Kind::table) references.push_back(part_id(Kind::column, relation, column.text().c_str()));
  const auto id = part_id(Kind::trigger, relation, create.trigname);
  if (auto* existing = reader.graph.find(id); existing && create.replace) {
    existing->object = std::move(trigger);
    existing->references.clear();
    existing->origin = statement.span;
    existing->directives = statement.directives;
  } else {
    if (!reader.is_new(id, statement, -1, false)) return;
    reader.graph.insert({.id = id, .parent = relation, .object = std::move(trigger), .directives = statement.directives, .origin = statement.span});
  }
  auto& node = reader.graph.at(id);
  for (const auto& each : references) add_reference(node, each);
  if (create.when_clause)
    reader.set_expression(id, *create.when_clause, &relation, [](Node& to, Expr value) { to.as<ir::Trigger>().when = std::move(value); });
}

void lower_create_policy(Reader& reader, const Statement& statement, const PgQuery__CreatePolicyStmt& create) {
  const auto table = reader.relation(*create.table, statement, {Kind::table}).id;
  const auto id = part_id(Kind::policy, table, create.policy_name);
  if (!reader.is_new(id, statement, -1, false)) return;
  ir::Policy policy{.permissive = create.permissive != 0,
                    .command = command_of(text_of(create.cmd_name)),
                    .roles = policy_roles(reader, create.roles, create.n_roles)};
  reader.graph.insert({.id = id, .parent = table, .object = std::move(policy), .directives = statement.directives, .origin = statement.span});
  set_policy_expressions(reader, id, table, create.qual, create.with_check);
}

void lower_alter_policy(Reader& reader, const Statement& statement, const PgQuery__AlterPolicyStmt& alter) {
  const auto table = reader.relation(*alter.table, statement, {Kind::table}).id;
  const auto id = part_id(Kind::policy, table, alter.policy_name);
  auto* node = reader.graph.find(id);
  if (!node) postpone(statement, -1, "there is no policy `" + quoted(id.part) + "` on `" + quoted(table.qualified_name()) + "`");
  if (alter.qual || alter.with_check) {
    // What the expression that stays needs is found in its text again; the other one's needs go with it.
    node->references.clear();
    const auto& policy = node->as<ir::Policy>();
    if (!alter.qual) add_references_of(reader, *node, table, policy.using_expression);
    if (!alter.with_check) add_references_of(reader, *node, table, policy.check_expression);
  }
  if (alter.n_roles > 0) node->as<ir::Policy>().roles = policy_roles(reader, alter.roles, alter.n_roles);
  set_policy_expressions(reader, id, table, alter.qual, alter.with_check);
}

}  // namespace lockstep
