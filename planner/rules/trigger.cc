// Triggers, in the order of pg_get_triggerdef() (src/backend/utils/adt/ruleutils.c).
#include "planner/rules.h"
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

Sql enable(const Subject<ir::Trigger>& trigger) {
  const auto mode = [&] {
    switch (trigger->enabled) {
      case ir::TriggerEnabled::origin: return sql("ENABLE");
      case ir::TriggerEnabled::disabled: return sql("DISABLE");
      case ir::TriggerEnabled::replica: return sql("ENABLE REPLICA");
      case ir::TriggerEnabled::always: return sql("ENABLE ALWAYS");
    }
    return Sql();
  };
  return sql("ALTER TABLE {} {} TRIGGER {}", trigger.name(), mode(), trigger.id().part);
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Trigger>& trigger) {
  std::vector<Sql> result{definition(trigger, sql("CREATE"))};
  if (trigger->enabled != ir::TriggerEnabled::origin) result.push_back(enable(trigger));
  return result;
}

}  // namespace lockstep
