// Triggers, in the order of pg_get_triggerdef() (src/backend/utils/adt/ruleutils.c).
#include "ir/trigger_copy.h"
#include "planner/locks.h"
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

Sql timing(const ir::Trigger& trigger) {
  switch (trigger.timing) {
    case ir::TriggerTiming::before: return sql("BEFORE");
    case ir::TriggerTiming::after: return sql("AFTER");
    case ir::TriggerTiming::instead_of: return sql("INSTEAD OF");
  }
  return {};
}

// `INSERT OR UPDATE OF a, b`.
Sql events(const ir::Trigger& trigger) {
  std::vector<Sql> result;
  if (trigger.on_insert) result.push_back(sql("INSERT"));
  if (trigger.on_delete) result.push_back(sql("DELETE"));
  if (trigger.on_update)
    result.push_back(trigger.update_columns.empty()
                         ? sql("UPDATE")
                         : sql("UPDATE OF {}", join(trigger.update_columns)));
  if (trigger.on_truncate) result.push_back(sql("TRUNCATE"));
  return join(result, " OR ");
}

// `CREATE TRIGGER …` behind the verb.
Sql definition(const Subject<ir::Trigger>& trigger, const Sql& verb) {
  const auto what = trigger->constraint ? sql("CONSTRAINT TRIGGER") : sql("TRIGGER");
  std::vector<Sql> lines{sql("{} {} {}", verb, what, trigger.id().part)};
  const auto add = [&](const Sql& line) { lines.push_back(line); };
  add(sql("{} {} ON {}", timing(*trigger), events(*trigger), trigger.name()));
  if (trigger->referenced_table)
    add(sql("FROM {}", trigger->referenced_table->id.qualified_name()));
  if (trigger->deferrable)
    add(trigger->initially_deferred ? sql("DEFERRABLE INITIALLY DEFERRED") : sql("DEFERRABLE"));
  if (!trigger->old_table.empty() || !trigger->new_table.empty()) {
    auto line = sql("REFERENCING");
    if (!trigger->old_table.empty()) line += sql(" OLD TABLE AS {}", trigger->old_table);
    if (!trigger->new_table.empty()) line += sql(" NEW TABLE AS {}", trigger->new_table);
    add(line);
  }
  add(trigger->for_each_row ? sql("FOR EACH ROW") : sql("FOR EACH STATEMENT"));
  if (trigger->when) add(sql("WHEN {}", enclosed(*trigger->when)));
  add(sql("EXECUTE FUNCTION {}({})", trigger->function, literals(trigger->arguments)));
  return join(lines, "\n    ");
}

Sql enable(const ObjectId& id, ir::TriggerEnabled enabled) {
  const auto mode = [&] {
    switch (enabled) {
      case ir::TriggerEnabled::origin: return sql("ENABLE");
      case ir::TriggerEnabled::disabled: return sql("DISABLE");
      case ir::TriggerEnabled::replica: return sql("ENABLE REPLICA");
      case ir::TriggerEnabled::always: return sql("ENABLE ALWAYS");
    }
    return Sql();
  };
  return sql("ALTER TABLE {} {} TRIGGER {}", id.qualified_name(), mode(), id.part);
}

Sql enable(const Subject<ir::Trigger>& trigger) { return enable(trigger.id(), trigger->enabled); }

// What is done to a trigger reaches its copies on partitions (EnableDisableTrigger() and CreateTriggerFiringOn() in
// src/backend/commands/trigger.c): those that are to be otherwise are told so again. Partitions that come or go have steps
// of their own.
void enable_copies(const Subject<ir::Trigger>& to, const Graph& other, std::vector<Sql>& statements) {
  for (const auto* copy : copies_of_trigger(to.graph, *to.node.parent, to.id().part))
    if (other.contains(*copy->parent)) statements.push_back(enable(copy->id, copy->as<ir::Trigger>().enabled));
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Trigger>& trigger) {
  if (is_trigger_copy(trigger.node)) return {enable(trigger)};
  std::vector<Sql> result{definition(trigger, sql("CREATE"))};
  if (trigger->enabled != ir::TriggerEnabled::origin) result.push_back(enable(trigger));
  return result;
}

std::vector<Sql> drop(const Subject<ir::Trigger>& trigger) {
  if (!is_trigger_copy(trigger.node)) return {sql("DROP TRIGGER {} ON {}", trigger.id().part, trigger.name())};
  const auto* followed = followed_trigger(trigger.graph, *trigger.node.parent, trigger.id().part);
  return {enable(trigger.id(), followed == nullptr ? ir::TriggerEnabled::origin : followed->as<ir::Trigger>().enabled)};
}

namespace {

// PostgreSQL 13 cannot replace triggers, and none can replace constraint triggers.
bool can_replace(const Alteration<ir::Trigger>& trigger) {
  const int version = server_version(trigger);
  return !trigger.after->constraint && (version == 0 || version >= 140000);
}

bool only_enabled_differs(const Alteration<ir::Trigger>& trigger) {
  bool only = true;
  for_each_field<ir::Trigger>([&](const auto& each) {
    if (each.name != "enabled" && trigger.changed(each.member)) only = false;
  });
  return only;
}

// A replaced trigger fires again whatever it did before, so its mode is said anew.
std::vector<Sql> replace(const Subject<ir::Trigger>& from, const Subject<ir::Trigger>& to) {
  std::vector<Sql> result{definition(to, sql("CREATE OR REPLACE"))};
  if (to->enabled != ir::TriggerEnabled::origin) result.push_back(enable(to));
  enable_copies(to, from.graph, result);
  return result;
}

std::vector<Sql> drop_and_create(const Subject<ir::Trigger>& from, const Subject<ir::Trigger>& to, const Subject<ir::Trigger>& before) {
  std::vector<Sql> result{sql("DROP TRIGGER {} ON {}", from.id().part, from.name())};
  for (auto& each : create(to)) result.push_back(std::move(each));
  enable_copies(to, from.graph, result);
  // As it was: when it changes, that is a later step of its own, which the way back has undone by then.
  if (const auto& comment = before.node.comment)
    for (auto& each : set_comment(before.graph, before.node, comment)) result.push_back(std::move(each));
  return result;
}

std::vector<Sql> enable_all(const Subject<ir::Trigger>& from, const Subject<ir::Trigger>& to) {
  std::vector<Sql> result{enable(to)};
  enable_copies(to, from.graph, result);
  return result;
}

std::string enabling(ir::TriggerEnabled mode) {
  switch (mode) {
    case ir::TriggerEnabled::origin: return "enable ";
    case ir::TriggerEnabled::disabled: return "disable ";
    case ir::TriggerEnabled::replica: return "enable for replicas ";
    case ir::TriggerEnabled::always: return "enable always ";
  }
  return {};
}

}  // namespace

void alter(const Alteration<ir::Trigger>& trigger, std::vector<Step>& steps) {
  if (!is_changed(trigger)) return;
  const auto name = label(trigger.after.node);
  const auto& table = *trigger.after.node.parent;
  if (only_enabled_differs(trigger)) {
    auto& step = add_step(steps,
                          trigger,
                          enabling(trigger.after->enabled) + name,
                          enable_all(trigger.before, trigger.after),
                          enable_all(trigger.after, trigger.before));
    step.locks = {takes(Form::create_trigger, table)};
    return;
  }
  const bool in_place = can_replace(trigger);
  auto& step = add_step(steps,
                        trigger,
                        "replace " + name,
                        in_place ? replace(trigger.before, trigger.after) : drop_and_create(trigger.before, trigger.after, trigger.before),
                        in_place ? replace(trigger.after, trigger.before) : drop_and_create(trigger.after, trigger.before, trigger.before));
  step.locks = {takes(in_place ? Form::create_trigger : Form::drop_trigger, table)};
}

}  // namespace lockstep
