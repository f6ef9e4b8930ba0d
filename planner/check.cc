#include "planner/check.h"

#include <algorithm>

#include "ir/error.h"
#include "planner/runs.h"

namespace lockstep {

void check_plan(const Plan& plan) {
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto& step = plan.steps[i];
    const auto name = "step `" + step.title + "`";
    check(!step.up.empty(), name + " does nothing");
    const bool irreversible = step.down.reversal == Reversal::irreversible;
    check(step.down.statements.empty() == irreversible || step.backfill || only_samples(step), name + " has no down and is not irreversible, or has both");
    check(step.down.reversal == Reversal::exact || !step.down.reason.empty(), name + " does not say what its down loses");
    const bool unsure = step.transaction == Transaction::outside || step.transaction == Transaction::batched;
    check(!unsure || !step.done.empty(), name + " is in no transaction, and nothing says whether it is done");
    const bool unsure_back = std::any_of(step.down.statements.begin(), step.down.statements.end(), [](const Sql& each) { return runs_outside_transactions(each.text()); });
    check(!unsure_back || !step.down.done.empty(), name + " is in no transaction on the way back, and nothing says whether that is done");
    const bool loses = step.action == Action::drop && step.down.reversal == Reversal::loses_data;
    const bool warned = std::any_of(step.hazards.begin(), step.hazards.end(),
                                    [](const Hazard& hazard) { return hazard.code == "data-loss"; });
    check(!loses || warned, name + " loses data without a hazard");
    for (const auto number : step.after)
      check(number > 0 && static_cast<std::size_t>(number) <= i, name + " waits for a later step");
  }
}

}  // namespace lockstep
