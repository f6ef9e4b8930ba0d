#include "runner/session.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <fmt/format.h>

#include "planner/sql.h"
#include "runner/blockers.h"
#include "runner/session_lock.h"

namespace lockstep {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// Whether anybody has locks on relations of these names.
constexpr std::string_view prepare_holders =
    "PREPARE lockstep_holders (text[]) AS SELECT EXISTS (SELECT FROM pg_catalog.pg_locks WHERE locktype = 'relation' AND granted "
    "AND relation = ANY (ARRAY(SELECT pg_catalog.to_regclass(name)::oid FROM pg_catalog.unnest($1) AS name)))";

constexpr double patient_seconds = 1;  // transactions younger than this are about to end by themselves

void pause_for(Session& session, milliseconds time) {
  if (!session.interruption.sleep(time)) throw Interrupted{};
}

double random_part() {
  static std::mt19937 generator{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(generator);
}

void end_blockers(Session& session, const std::vector<Blocker>& blockers, std::size_t step) {
  for (const auto& each : blockers) {
    if (each.pid == 0) continue;
    const bool idle = each.state.starts_with("idle");
    session.control.query(fmt::format("SELECT pg_catalog.{}({})", idle ? "pg_terminate_backend" : "pg_cancel_backend", each.pid));
    auto event = event_of(session, Happened::step_retried, step);
    event.message = (idle ? "ended the session of " : "cancelled ") + to_string(each);
    record(session, event);
    auto happening = happening_of(session, Happening::What::note, step);
    happening.text = event.message;
    session.observer(happening);
  }
}

}  // namespace

Patience::Patience(const RunSettings& settings) : end_(Clock::now() + settings.retry_for) {}

bool Patience::is_over() const { return Clock::now() >= end_; }

void Patience::wait(Session& session) {
  // Full jitter; not at once, so that who queued behind us gets on.
  const double longest = std::min(30'000.0, 100.0 * std::pow(2.0, std::min(attempts_, 12)));
  const auto time = milliseconds(static_cast<std::int64_t>(100 + random_part() * longest));
  const auto left = std::chrono::duration_cast<milliseconds>(end_ - Clock::now());
  pause_for(session, std::clamp(time, milliseconds(10), std::max(left, milliseconds(10))));
  ++attempts_;
}

Remedy remedy_for(const Error& error) {
  if (is_connection_lost(error.sqlstate)) return Remedy::connect_again;
  // lock_not_available, deadlock_detected, serialization_failure, object_in_use
  for (const auto* state : {"55P03", "40P01", "40001", "55006"})
    if (error.sqlstate == state) return Remedy::try_again;
  return Remedy::give_up;
}

void open_work(Session& session) {
  const auto until = Clock::now() + session.settings.reconnect_for;
  bool told = false;
  for (milliseconds pause(100);; pause = std::min(pause * 2, milliseconds(5000))) {
    try {
      session.work.reset();
      session.work.emplace(connect_for_work(session.target, session.plan));
      session.work_pid = server_process(*session.work);
      session.work->execute(prepare_record_sql(session.target.journal));
      session.work->execute(std::string(prepare_holders));
      break;
    } catch (const Error& error) {
      if (Clock::now() >= until) throw;
      auto happening = happening_of(session, Happening::What::reconnects);
      happening.text = error.what();
      session.observer(happening);
    }
    pause_for(session, pause);
  }
  restore_control(session);
  while (!try_session_lock(*session.work, SessionLock::worker)) {
    if (!told)
      if (const auto holder = holder_of(*session.work, SessionLock::worker)) {
        auto happening = happening_of(session, Happening::What::waits);
        happening.text = "the session of an earlier run still works: " + to_string(*holder) + ": " + holder->doing;
        session.observer(happening);
        told = true;
      }
    pause_for(session, milliseconds(200));
  }
}

void restore_control(Session& session) {
  try {
    session.control.query("SELECT 1");
    return;
  } catch (const Error& error) {
    if (!is_connection_lost(error.sqlstate)) throw;
  }
  const auto until = Clock::now() + session.settings.reconnect_for;
  while (true) {
    try {
      session.control = connect(session.target, "control");
      break;
    } catch (const Error&) {
      if (Clock::now() >= until) throw;
    }
    pause_for(session, milliseconds(200));
  }
  // The server may not have noticed yet that the old connection is gone.
  for (int tries = 0; !try_session_lock(session.control, SessionLock::runner); ++tries) {
    const auto holder = holder_of(session.control, SessionLock::runner);
    if (tries > 50) throw Error("while the connection was lost somebody else took over: " + (holder ? to_string(*holder) : std::string("the lock of the runner is taken")));
    pause_for(session, milliseconds(200));
  }
}

void recover(Session& session, const Error& error, Patience& patience, std::size_t step) {
  roll_back(session);
  if (session.interruption.requested()) throw Interrupted{};
  const auto remedy = remedy_for(error);
  if (remedy == Remedy::give_up) throw Error(error);
  if (remedy == Remedy::connect_again || !session.work) {
    auto happening = happening_of(session, Happening::What::reconnects, step);
    happening.text = error.what();
    session.observer(happening);
    open_work(session);
  }
  const auto blockers = session.watcher.take_blockers();
  auto event = event_of(session, Happened::step_retried, step);
  event.attempt = patience.attempts();
  event.sqlstate = error.sqlstate;
  event.message = error.what() + (blockers.empty() ? std::string() : "; waited for " + blockers);
  event.lock_wait_ms = session.watcher.take_lock_wait();
  record(session, event);
  if (patience.is_over())
    throw Error(std::string(error.what()) + (blockers.empty() ? std::string() : "; waited for " + blockers) + "; given up after " + std::to_string(patience.attempts()) + " attempts", error.sqlstate, error.statement);
  auto happening = happening_of(session, Happening::What::retries, step);
  happening.text = event.message;
  session.observer(happening);
  if (remedy == Remedy::try_again) patience.wait(session);
}

namespace {

bool has_secrets(const Step& step, Direction direction) {
  const auto& statements = statements_of(step, direction);
  return std::any_of(statements.begin(), statements.end(), [](const Sql& each) { return each.has_secret(); });
}

// With nobody there, which is the usual case, this is all that is asked.
bool may_be_blocked(Session& session, const std::vector<LockTaken>& locks) {
  std::vector<Sql> relations;
  for (const auto& each : locks) relations.push_back(literal(quoted(each.relation.qualified_name())));
  return session.work->query(sql("EXECUTE lockstep_holders (ARRAY[{}])", join(relations)).text()).get(0, 0) == "t";
}

}  // namespace

Rows run_statement(Session& session, const std::string& sql, std::size_t step) {
  const Watcher::Statement watched(session.watcher, session.work_pid, happening_of(session, Happening::What::waits, step));
  const Interruption::Watch cancelled(session.interruption, *session.work);
  if (session.interruption.requested()) throw Interrupted{};
  try {
    return session.work->query(sql);
  } catch (const Error& error) {
    if (error.sqlstate == "57014" && session.interruption.requested()) throw Interrupted{};
    // The server repeats the line of a statement that it cannot make sense of.
    if (!has_secrets(session.plan.steps[step], session.direction)) throw;
    const std::string message = error.what();
    throw Error(message.substr(0, message.find('\n')), error.sqlstate, "");
  }
}

void roll_back(Session& session) {
  if (!session.work) return;
  try {
    session.work->execute("ROLLBACK");
  } catch (const Error&) {
    session.work.reset();
  }
}

std::string wait_for_blockers(Session& session, const std::vector<LockTaken>& locks, std::size_t step, const Patience& patience) {
  std::vector<LockTaken> strong;
  for (const auto& each : locks)
    if (each.lock >= Lock::share) strong.push_back(each);
  if (strong.empty() || !may_be_blocked(session, strong)) return {};
  const auto begun = Clock::now();
  auto told = begun - std::chrono::hours(1);
  bool ended = false;
  while (true) {
    auto blockers = blockers_of(*session.work, strong);
    std::erase_if(blockers, [](const Blocker& each) { return each.seconds < patient_seconds; });
    if (blockers.empty()) return {};
    if (patience.is_over()) return to_string(blockers);
    if (Clock::now() - told >= std::chrono::seconds(5)) {
      auto happening = happening_of(session, Happening::What::waits, step);
      happening.text = to_string(blockers);
      session.observer(happening);
      told = Clock::now();
    }
    if (session.settings.cancel_blockers_after && !ended && Clock::now() - begun >= *session.settings.cancel_blockers_after) {
      end_blockers(session, blockers, step);
      ended = true;
    }
    pause_for(session, milliseconds(250));
  }
}

namespace {

bool is_asked_to_pause(Session& session) {
  const QualifiedName events{session.target.journal, Name("events")};
  const auto rows = session.control.query(
      sql("SELECT coalesce((SELECT happened = 'pause requested' FROM {} WHERE plan = {} AND happened IN ('pause requested', 'pause lifted') ORDER BY id DESC LIMIT 1), false)", events, session.id).text());
  return rows.get(0, 0) == "t";
}

}  // namespace

void wait_while_paused(Session& session, std::size_t step) {
  if (Clock::now() - session.looked_for_pause < milliseconds(500)) return;
  session.looked_for_pause = Clock::now();
  if (!is_asked_to_pause(session)) return;
  auto happening = happening_of(session, Happening::What::paused, step);
  happening.text = "until `lockstep resume`";
  session.observer(happening);
  while (is_asked_to_pause(session)) pause_for(session, milliseconds(500));
  session.observer(happening_of(session, Happening::What::goes_on, step));
}

Event event_of(const Session& session, Happened what, std::optional<std::size_t> step) {
  Event event{.plan = session.id, .what = what, .direction = session.direction};
  if (step) event.step = static_cast<int>(*step) + 1;
  return event;
}

void record(Session& session, const Event& event) {
  const auto sql = record_sql(session.target.journal, event);
  try {
    session.control.execute(sql);
  } catch (const Error& error) {
    if (!is_connection_lost(error.sqlstate)) throw;
    restore_control(session);
    session.control.execute(sql);  // recorded twice it says the same
  }
}

Happening happening_of(const Session& session, Happening::What what, std::optional<std::size_t> step) {
  Happening result{.what = what, .direction = session.direction, .steps = static_cast<int>(session.plan.steps.size())};
  if (step) {
    result.step = static_cast<int>(*step) + 1;
    result.title = session.plan.steps[*step].title;
  }
  return result;
}

StepStanding recorded_standing(Session& session, std::size_t step) {
  return standing_of(static_cast<int>(session.plan.steps.size()), read_events(session.control, session.target.journal, session.id)).steps.at(step);
}

}  // namespace lockstep
