// Rewrite rules.
//
//   CREATE RULE log AS
//       ON UPDATE TO app.orders
//       WHERE (old.total <> new.total)
//       DO ALSO INSERT INTO app.log VALUES (new.id)
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

Sql event(ir::RuleEvent event) {
  switch (event) {
    case ir::RuleEvent::select: return sql("SELECT");
    case ir::RuleEvent::update: return sql("UPDATE");
    case ir::RuleEvent::insert: return sql("INSERT");
    case ir::RuleEvent::delete_: return sql("DELETE");
  }
  return {};
}

Sql actions(const ir::Rule& rule) {
  if (rule.actions.empty()) return sql("NOTHING");
  if (rule.actions.size() == 1) return sql("{}", rule.actions.front());
  std::vector<Sql> statements;
  for (const auto& each : rule.actions) statements.push_back(sql("{}", each));
  return sql("(\n    {}\n    )", join(statements, ";\n    "));
}

// `CREATE RULE …` behind the verb.
Sql definition(const Subject<ir::Rule>& rule, const Sql& verb) {
  std::vector<Sql> lines{sql("{} RULE {} AS", verb, rule.id().part), sql("ON {} TO {}", event(rule->event), rule.name())};
  if (rule->condition) lines.push_back(sql("WHERE {}", enclosed(*rule->condition)));
  lines.push_back(sql("DO {} {}", rule->instead ? sql("INSTEAD") : sql("ALSO"), actions(*rule)));
  return join(lines, "\n    ");
}

Sql enable(const Subject<ir::Rule>& rule) {
  const auto mode = [&] {
    switch (rule->enabled) {
      case ir::TriggerEnabled::origin: return sql("ENABLE");
      case ir::TriggerEnabled::disabled: return sql("DISABLE");
      case ir::TriggerEnabled::replica: return sql("ENABLE REPLICA");
      case ir::TriggerEnabled::always: return sql("ENABLE ALWAYS");
    }
    return Sql();
  };
  return sql("ALTER TABLE {} {} RULE {}", rule.name(), mode(), rule.id().part);
}

bool only_enabled_differs(const Alteration<ir::Rule>& rule) {
  bool only = true;
  for_each_field<ir::Rule>([&](const auto& each) {
    if (each.name != "enabled" && rule.changed(each.member)) only = false;
  });
  return only;
}

// A rule that is replaced stays enabled or disabled as it was.
std::vector<Sql> replace(const Alteration<ir::Rule>& rule) {
  std::vector<Sql> result{definition(rule.after, sql("CREATE OR REPLACE"))};
  if (rule.changed(&ir::Rule::enabled)) result.push_back(enable(rule.after));
  return result;
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Rule>& rule) {
  std::vector<Sql> result{definition(rule, sql("CREATE"))};
  if (rule->enabled != ir::TriggerEnabled::origin) result.push_back(enable(rule));
  return result;
}

void alter(const Alteration<ir::Rule>& rule, std::vector<Step>& steps) {
  if (!is_changed(rule)) return;
  const auto name = label(rule.after.node);
  const bool only_enabled = only_enabled_differs(rule);
  auto& step = only_enabled ? add_step(steps, rule, "enable or disable " + name, {enable(rule.after)}, {enable(rule.before)})
                            : add_step(steps, rule, "replace " + name, replace(rule), replace(rule.reversed()));
  step.locks = {{*rule.after.node.parent, Lock::access_exclusive}};
  if (!only_enabled) return;
  // The way in which it is enabled is nobody's need.
  step.requires_ = {rule.after.id()};
}

}  // namespace lockstep
