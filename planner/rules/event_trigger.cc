// Event triggers. They are made when everything else is done and dropped before anything else (draft.h, Draft::rank and
// Draft::hurried), so that a plan sets off as few as it can.
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

Sql enable(const Subject<ir::EventTrigger>& trigger) {
  const auto mode = [&] {
    switch (trigger->enabled) {
      case ir::TriggerEnabled::origin: return sql("ENABLE");
      case ir::TriggerEnabled::disabled: return sql("DISABLE");
      case ir::TriggerEnabled::replica: return sql("ENABLE REPLICA");
      case ir::TriggerEnabled::always: return sql("ENABLE ALWAYS");
    }
    return Sql();
  };
  return sql("ALTER EVENT TRIGGER {} {}", trigger.id().name, mode());
}

}  // namespace

std::vector<Sql> create(const Subject<ir::EventTrigger>& trigger) {
  std::vector<Sql> lines{sql("CREATE EVENT TRIGGER {} ON {}", trigger.id().name, trigger->event)};
  if (!trigger->tags.empty()) lines.push_back(sql("WHEN TAG IN ({})", literals(trigger->tags)));
  lines.push_back(sql("EXECUTE FUNCTION {}()", trigger->function));
  std::vector<Sql> result{join(lines, "\n    ")};
  if (trigger->enabled != ir::TriggerEnabled::origin) result.push_back(enable(trigger));
  return result;
}

// Everything else asks for a replacement.
void alter(const Alteration<ir::EventTrigger>& trigger, std::vector<Step>& steps) {
  if (!trigger.changed(&ir::EventTrigger::enabled)) return;
  add_step(steps, trigger, "enable or disable " + label(trigger.after.node), {enable(trigger.after)}, {enable(trigger.before)});
}

}  // namespace lockstep
