// The session that works on a plan: its connection, what is tried again and for how long, and how its steps are recorded.
#pragma once

#include <optional>
#include <string>

#include "ir/error.h"
#include "runner/apply.h"
#include "runner/watcher.h"

namespace lockstep {

// The run is to stop because somebody asked for it.
struct Interrupted {};

struct Session {
  const Target& target;
  Database& control;
  const Plan& plan;
  std::int64_t id;
  const RunSettings& settings;
  const Observer& observer;
  Interruption& interruption;
  Direction direction;
  Watcher watcher;
  std::optional<Database> work = {};
  int work_pid = 0;  // its process on the server
  std::size_t at = 0;  // the step that is under way
  std::chrono::steady_clock::time_point looked_for_pause = {};
};

// A connection that holds the worker's lock: nobody else works, and no statement of a session that was lost is still running.
void open_work(Session& session);

// Runs one statement; request() of the interruption cancels it, and Interrupted is thrown then. Throws Error.
Rows run_statement(Session& session, const std::string& sql, std::size_t step);

// The time that is left for one transaction to be tried again.
class Patience {
 public:
  explicit Patience(const RunSettings& settings);
  int attempts() const { return attempts_; }
  bool is_over() const;
  // Sleeps longer from time to time, by chance more or less. Throws Interrupted.
  void wait(Session& session);

 private:
  std::chrono::steady_clock::time_point end_;
  int attempts_ = 1;
};

// What an error asks for.
enum class Remedy { try_again, connect_again, give_up };
Remedy remedy_for(const Error& error);

// Ends what the session has open, whatever became of the connection.
void roll_back(Session& session);

// The control connection, when it was lost: opened again, with the runner's lock. Throws Error when somebody else has that by now.
void restore_control(Session& session);

// What an error that came while statements ran asks for is done: a new connection, or a pause, of which the journal is told. Throws the
// error when there is nothing to be done, or patience is over.
void recover(Session& session, const Error& error, Patience& patience, std::size_t step);

// Waits until no transaction older than an instant holds a lock that conflicts with those of the run: who queues behind it lets others
// queue behind itself. Gives the words about who is still there when patience is over; empty otherwise. Throws Interrupted.
std::string wait_for_blockers(Session& session, const std::vector<LockTaken>& locks, std::size_t step, const Patience& patience);

// As long as `lockstep pause` wants it, with a look at the journal now and then. Throws Interrupted.
void wait_while_paused(Session& session, std::size_t step);

Event event_of(const Session& session, Happened what, std::optional<std::size_t> step = {});
// On the control connection, by itself; that is opened again where it was lost.
void record(Session& session, const Event& event);

Happening happening_of(const Session& session, Happening::What what, std::optional<std::size_t> step = {});

// The parts of a program (run_transaction.cc, run_outside.cc, run_backfill.cc). Each records what it did. They throw Error for what
// cannot be helped, and Interrupted.
void run_transaction(Session& session, const Run& run, const StepStanding& standing);
void run_outside(Session& session, const Run& run, const StepStanding& standing);
void run_backfill(Session& session, const Run& run, const StepStanding& standing);

// Where the step stands by now, asked of the journal.
StepStanding recorded_standing(Session& session, std::size_t step);

}  // namespace lockstep
