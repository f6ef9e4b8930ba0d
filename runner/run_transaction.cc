// Steps in one transaction: what they do and that it is recorded is committed together.
#include <chrono>

#include "emitter/words.h"
#include "runner/session.h"

namespace lockstep {
namespace {

using TransactionClock = std::chrono::steady_clock;

std::int64_t milliseconds_since(TransactionClock::time_point begun) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(TransactionClock::now() - begun).count();
}

std::string timeouts(const Session& session, const Run& run) {
  bool works = false;
  for (const auto step : run.steps) works = works || !session.plan.steps[step].work.empty() || only_samples(session.plan.steps[step]);
  const int lock_timeout = run.lock_timeout_ms == 0 ? 0 : session.settings.lock_timeout_ms.value_or(run.lock_timeout_ms);
  const auto limit = works ? session.settings.work_timeout : session.settings.statement_timeout;
  return "SET LOCAL lock_timeout = " + std::to_string(lock_timeout) + "; SET LOCAL statement_timeout = " + std::to_string(limit.count());
}

std::vector<LockTaken> locks_of(const Session& session, const Run& run) {
  std::vector<LockTaken> result;
  for (const auto step : run.steps) {
    const auto& locks = locks_of(session.plan.steps[step], session.direction);
    result.insert(result.end(), locks.begin(), locks.end());
  }
  return result;
}

// One message for each step: with thousands of small ones the ways to the server and back would take longer than what is done there.
void attempt(Session& session, const Run& run, int number) {
  std::vector<Happening> done;
  for (const auto step : run.steps) {
    session.at = step;
    session.observer(happening_of(session, Happening::What::step_begins, step));
    const auto begun = TransactionClock::now();
    std::string message = step == run.steps.front() ? "BEGIN; " + timeouts(session, run) + ";\n" + (run.lock_first.empty() ? "" : terminated(run.lock_first)) : "";
    for (const auto& statement : statements_of(session.plan.steps[step], session.direction)) message += terminated(statement);
    auto event = event_of(session, Happened::step_done, step);
    event.attempt = number;
    event.takes_since_statement = true;
    message += prepared_record_sql(event) + (step == run.steps.back() ? "; COMMIT" : "");
    run_statement(session, message, step);
    done.push_back(happening_of(session, Happening::What::step_done, step));
    done.back().seconds = static_cast<double>(milliseconds_since(begun)) / 1000;
  }
  for (const auto& each : done) session.observer(each);
}

// Whether a transaction whose connection was lost was committed all the same.
bool is_recorded(Session& session, const Run& run) {
  const auto standing = recorded_standing(session, run.steps.back());
  return standing.done == (session.direction == Direction::up) && !standing.under_way;
}

}  // namespace

void run_transaction(Session& session, const Run& run, const StepStanding&) {
  Patience patience(session.settings);
  while (true) {
    const auto first = run.steps.front();
    session.at = first;
    try {
      if (!session.work) open_work(session);
      if (const auto blockers = wait_for_blockers(session, locks_of(session, run), first, patience); !blockers.empty())
        throw Error("locks would have to wait for " + blockers, "55P03", "");
      return attempt(session, run, patience.attempts());
    } catch (const Error& error) {
      const auto at = session.at;
      recover(session, error, patience, at);
      if (is_connection_lost(error.sqlstate) && is_recorded(session, run)) {
        for (const auto step : run.steps) session.observer(happening_of(session, Happening::What::already_done, step));
        return;
      }
    }
  }
}

}  // namespace lockstep
