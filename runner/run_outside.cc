// A step that is in no transaction: each statement that may be in one is committed together with the record that it is done; before each other
// one the journal says that it was begun, and when nothing says how it ended the step's own questions tell (planner/step.h).
#include <chrono>

#include "runner/session.h"

namespace lockstep {
namespace {

using OutsideClock = std::chrono::steady_clock;

bool says_yes(Session& session, const Sql& question, std::size_t step) {
  if (question.empty()) return false;
  const auto rows = run_statement(session, question.text(), step);
  return rows.size() == 1 && rows.get(0, 0) == "t";
}

void clear(Session& session, const std::vector<Sql>& leftovers, std::size_t step) {
  for (const auto& each : leftovers) run_statement(session, each.text(), step);
}

// Whether what was begun upwards is there; what is half there is cleared away.
bool is_done_up(Session& session, std::size_t step) {
  const auto& each = session.plan.steps[step];
  if (says_yes(session, each.done, step)) return true;
  clear(session, each.leftovers, step);
  return says_yes(session, each.done, step);
}

// The same of what was begun downwards.
bool is_done_down(Session& session, std::size_t step) {
  const auto& down = session.plan.steps[step].down;
  if (down.done.empty()) return !says_yes(session, session.plan.steps[step].done, step);
  if (says_yes(session, down.done, step)) return true;
  clear(session, down.leftovers, step);
  return says_yes(session, down.done, step);
}

struct OutsideWork {
  Session& session;
  std::size_t step;
  const std::vector<Sql>& statements;
  OutsideClock::time_point begun = OutsideClock::now();

  // How the journal is told that this statement is done, and with the last one the step.
  std::string record_of(std::size_t statement) const {
    auto event = event_of(session, Happened::statement_done, step);
    event.statement = static_cast<int>(statement) + 1;
    auto text = prepared_record_sql(event);
    return statement + 1 == statements.size() ? text + "; " + record_of_step() : text;
  }

  std::string record_of_step() const {
    auto event = event_of(session, Happened::step_done, step);
    event.duration_ms = std::chrono::duration_cast<std::chrono::milliseconds>(OutsideClock::now() - begun).count();
    event.lock_wait_ms = session.watcher.take_lock_wait();
    return prepared_record_sql(event);
  }
};

void set_timeouts(Session& session, const Run& run, bool in_transaction, std::size_t step) {
  const auto lock_timeout = std::to_string(run.lock_timeout_ms == 0 ? 0 : session.settings.lock_timeout_ms.value_or(run.lock_timeout_ms));
  const auto limit = std::to_string(session.settings.work_timeout.count());
  const std::string local = in_transaction ? "SET LOCAL " : "SET ";
  run_statement(session, std::string(in_transaction ? "BEGIN; " : "") + local + "lock_timeout = " + lock_timeout + "; " + local + "statement_timeout = " + limit, step);
}

// A statement that cannot be in a transaction.
void run_alone(const OutsideWork& work, const Run& run, std::size_t number, bool in_doubt) {
  auto& session = work.session;
  const bool up = session.direction == Direction::up;
  set_timeouts(session, run, false, work.step);
  if (in_doubt && (up ? is_done_up(session, work.step) : is_done_down(session, work.step))) {
    session.observer(happening_of(session, Happening::What::already_done, work.step));
  } else {
    if (!in_doubt) run_statement(session, prepared_record_sql(event_of(session, Happened::step_begun, work.step)), work.step);
    run_statement(session, work.statements[number].text(), work.step);
  }
  run_statement(session, work.record_of(number), work.step);
}

void run_inside(const OutsideWork& work, const Run& run, std::size_t number) {
  auto& session = work.session;
  set_timeouts(session, run, true, work.step);
  run_statement(session, work.statements[number].text(), work.step);
  run_statement(session, work.record_of(number) + "; COMMIT", work.step);
}

// An attempt that failed for good leaves nothing half done behind, if that can be helped. What is whole is not touched: it failed because
// somebody else had made it.
void clear_after_failure(Session& session, std::size_t step) {
  try {
    roll_back(session);
    if (!session.work) open_work(session);
    static_cast<void>(session.direction == Direction::up ? is_done_up(session, step) : is_done_down(session, step));
  } catch (const Error& problem) {
    auto happening = happening_of(session, Happening::What::note, step);
    happening.text = std::string("what was begun could not be cleared away: ") + problem.what();
    session.observer(happening);
  }
}

// What an earlier run began in the other direction is looked into before anything else. True when nothing is left to be undone.
bool settle_other_direction(Session& session, const StepStanding& standing, std::size_t step) {
  if (!standing.in_doubt || session.direction == Direction::up || standing.under_way != Direction::up) return false;
  if (is_done_up(session, step)) return false;
  return is_done_down(session, step);
}

}  // namespace

void run_outside(Session& session, const Run& run, const StepStanding& before) {
  const auto step = run.steps.front();
  session.at = step;
  const auto& each = session.plan.steps[step];
  const OutsideWork work{session, step, statements_of(each, session.direction)};
  Patience patience(session.settings);
  session.observer(happening_of(session, Happening::What::step_begins, step));
  auto standing = before;
  while (true) {
    try {
      if (!session.work) open_work(session);
      if (settle_other_direction(session, standing, step)) {
        run_statement(session, work.record_of_step(), step);
      } else {
        const bool same_way = standing.under_way == session.direction;
        for (auto i = static_cast<std::size_t>(same_way ? standing.statements : 0); i < work.statements.size(); ++i) {
          if (runs_outside_transactions(work.statements[i].text()))
            run_alone(work, run, i, same_way && standing.in_doubt);
          else
            run_inside(work, run, i);
          standing = {.done = standing.done, .under_way = session.direction, .in_doubt = false, .statements = static_cast<int>(i) + 1};
        }
        if (work.statements.empty()) run_statement(session, work.record_of_step(), step);
      }
      auto happening = happening_of(session, Happening::What::step_done, step);
      happening.seconds = std::chrono::duration<double>(OutsideClock::now() - work.begun).count();
      return session.observer(happening);
    } catch (const Error& error) {
      try {
        recover(session, error, patience, step);
      } catch (const Error&) {
        clear_after_failure(session, step);
        throw;
      }
      standing = recorded_standing(session, step);
      if (standing.done == (session.direction == Direction::up) && !standing.under_way) {
        return session.observer(happening_of(session, Happening::What::already_done, step));
      }
    }
  }
}

}  // namespace lockstep
