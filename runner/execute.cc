#include "runner/execute.h"

#include <algorithm>

#include "ir/error.h"

namespace lockstep {

void prepare_session(Database& database, const Plan& plan) {
  std::string path;
  for (const auto name : plan.search_path) path += (path.empty() ? "" : ", ") + quoted(name);
  database.execute("SET client_min_messages = warning; SET check_function_bodies = off; SET search_path = " +
                   (path.empty() ? "''" : path));
}

namespace {

// The steps with their statements for one direction, in the order of execution.
struct Part {
  std::size_t step;
  const std::vector<Sql>* statements;
};

std::optional<StepFailure> run(Database& database, const Plan& plan, const std::vector<Part>& parts) {
  bool open = false;
  std::size_t at = parts.empty() ? 0 : parts.front().step;
  try {
    const auto commit = [&] {
      if (open) database.execute("COMMIT");
      open = false;
    };
    for (const auto& part : parts) {
      if (open && are_parted(plan, std::min(at, part.step), std::max(at, part.step))) commit();
      at = part.step;
      const auto transaction = plan.steps[part.step].transaction;
      const bool outside = transaction == Transaction::outside || transaction == Transaction::batched;
      if (!outside && !open) {
        database.execute("BEGIN");
        open = true;
      }
      for (const auto& statement : *part.statements) database.execute(statement.shown());
    }
    commit();
  } catch (const Error& error) {
    if (open) {
      try {
        database.execute("ROLLBACK");
      } catch (const Error&) {
        // The connection is gone, and the transaction with it.
      }
    }
    return StepFailure{.step = at, .message = error.what(), .sqlstate = error.sqlstate};
  }
  return std::nullopt;
}

}  // namespace

std::optional<StepFailure> run_up(Database& database, const Plan& plan, const std::set<std::size_t>& leave_out) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (!leave_out.contains(i)) parts.push_back({i, &plan.steps[i].up});
  return run(database, plan, parts);
}

std::optional<StepFailure> run_down(Database& database, const Plan& plan, const std::set<std::size_t>& leave_out) {
  std::vector<Part> parts;
  for (std::size_t i = plan.steps.size(); i-- > 0;)
    if (!leave_out.contains(i)) parts.push_back({i, &plan.steps[i].down.statements});
  return run(database, plan, parts);
}

}  // namespace lockstep
