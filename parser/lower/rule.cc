// Rewrite rules.
#include "ir/error.h"
#include "parser/lower/objects.h"
#include "parser/lower/table.h"

namespace lockstep {
namespace {

ir::RuleEvent event_of(PgQuery__CmdType command) {
  switch (command) {
    case PG_QUERY__CMD_TYPE__CMD_UPDATE: return ir::RuleEvent::update;
    case PG_QUERY__CMD_TYPE__CMD_INSERT: return ir::RuleEvent::insert;
    case PG_QUERY__CMD_TYPE__CMD_DELETE: return ir::RuleEvent::delete_;
    default: return ir::RuleEvent::select;
  }
}

// A rule ON SELECT is the query of a view (DefineQueryRewrite() in src/backend/rewrite/rewriteDefine.c).
void lower_select_rule(Reader& reader, const Statement& statement, const PgQuery__RuleStmt& create, const ObjectId& relation) {
  if (relation.kind != Kind::view || create.n_actions != 1) {
    reader.diagnostics.error("unsupported-statement", statement.at(-1), "a rule `ON SELECT` makes a view of a table, which is not supported",
                             {"use `CREATE VIEW`"});
    return;
  }
  auto& node = reader.graph.at(relation);
  node.references.clear();
  auto source = statement;
  source.text = {};
  reader.set_query(relation, *create.actions[0], source, [](Node& view, Expr query) { view.as<ir::View>().query = std::move(query); });
}

}  // namespace

void lower_create_rule(Reader& reader, const Statement& statement, const PgQuery__RuleStmt& create) {
  const auto relation = reader.relation(*create.relation, statement, {Kind::table, Kind::view}).id;
  if (create.event == PG_QUERY__CMD_TYPE__CMD_SELECT) return lower_select_rule(reader, statement, create, relation);
  const ObjectId id{.kind = Kind::rule, .schema = relation.schema, .name = relation.name, .part = Name(text_of(create.rulename))};
  ir::Rule rule{.event = event_of(create.event), .instead = create.instead != 0};
  rule.actions.resize(create.n_actions);
  if (auto* existing = reader.graph.find(id); existing && create.replace) {
    rule.enabled = existing->as<ir::Rule>().enabled;
    existing->object = std::move(rule);
    existing->references.clear();
    existing->origin = statement.span;
    existing->directives = statement.directives;
  } else {
    if (!reader.is_new(id, statement, -1, false)) return;
    reader.graph.insert({.id = id, .parent = relation, .object = std::move(rule), .directives = statement.directives, .origin = statement.span});
  }
  if (create.where_clause)
    reader.set_expression(id, *create.where_clause, &relation, [](Node& node, Expr value) { node.as<ir::Rule>().condition = std::move(value); });
  for (std::size_t i = 0; i < create.n_actions; ++i)
    reader.set_action(id, *create.actions[i], relation, [i](Node& node, Expr value) {
      if (auto& actions = node.as<ir::Rule>().actions; i < actions.size()) actions[i] = std::move(value);
    });
}

namespace {

std::optional<ir::TriggerEnabled> rule_mode(PgQuery__AlterTableType command) {
  switch (command) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRule: return ir::TriggerEnabled::origin;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRule: return ir::TriggerEnabled::disabled;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaRule: return ir::TriggerEnabled::replica;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysRule: return ir::TriggerEnabled::always;
    default: return std::nullopt;
  }
}

}  // namespace

bool switch_rule(Reader& reader, const ObjectId& relation, const PgQuery__AlterTableCmd& command) {
  const auto mode = rule_mode(command.subtype);
  if (!mode) return false;
  auto* node = reader.graph.find({.kind = Kind::rule, .schema = relation.schema, .name = relation.name, .part = Name(text_of(command.name))});
  if (node) node->as<ir::Rule>().enabled = *mode;
  return true;
}

void require_rules(const Reader& reader, const Statement& statement, const ObjectId& relation, const PgQuery__AlterTableStmt& alter) {
  for (std::size_t i = 0; i < alter.n_cmds; ++i) {
    const auto& command = *alter.cmds[i]->alter_table_cmd;
    const Name name(text_of(command.name));
    if (rule_mode(command.subtype) &&
        !reader.graph.contains({.kind = Kind::rule, .schema = relation.schema, .name = relation.name, .part = name}))
      postpone(statement, -1, "there is no rule `" + quoted(name) + "` on `" + quoted(relation.qualified_name()) + "`");
  }
}

}  // namespace lockstep
