// The journal: what was done to a database, kept in the database. Three tables in a schema of their own (`lockstep` unless said otherwise) that
// nobody can change or empty, only add to: plans as they were applied, their steps, and events. Each event has the SHA-256 of the one
// before it, so that a gap or a change shows. A fourth table holds how far backfills got.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parser/database.h"
#include "planner/runs.h"

namespace lockstep {

// What happened. Of a plan: began (up, or down for a rollback), continued, reached (--to-step, --phase), gate_reached, gate_passed,
// finished, interrupted, failed, pause_requested, pause_lifted. Of a step: begun (before what cannot be in a transaction), statement_done
// (of a step in no transaction), done, retried, failed.
enum class Happened {
  began,
  continued,
  reached,
  gate_reached,
  gate_passed,
  finished,
  interrupted,
  failed,
  pause_requested,
  pause_lifted,
  step_begun,
  statement_done,
  step_done,
  step_retried,
  step_failed,
};

std::string_view happened_word(Happened what);  // `step done`
Happened read_happened(std::string_view word);  // throws Error

struct Event {
  std::int64_t plan = 0;
  Happened what = Happened::began;
  Direction direction = Direction::up;
  std::optional<int> step;       // from 1
  std::optional<int> statement;  // from 1
  int attempt = 1;
  std::optional<std::int64_t> duration_ms;
  bool takes_since_statement = false;  // the server counts the duration itself, from the beginning of the message with the statement on
  std::optional<std::int64_t> rows;
  std::optional<std::int64_t> lock_wait_ms;
  std::string sqlstate;
  std::string message;            // no secrets
  std::string parameters = "{}";  // JSON
};

// An event as it is in the journal.
struct Recorded {
  Event event;
  std::int64_t id = 0;
  std::string at;  // the server's clock, UTC
  std::string session_user;
  std::string current_user;
  std::string os_user;
  std::string host;
  int pid = 0;
  std::string version;
  std::string previous;
  std::string hash;
};

struct RecordedPlan {
  std::int64_t id = 0;
  std::string checksum;  // SHA-256 of the document
  std::string from;
  std::string to;
  std::string at;
  std::string version;
  int steps = 0;
};

bool has_journal(Database& database, Name schema);

// Makes the schema and its tables, in one transaction. Throws Error when that is not allowed, or when a schema of that name holds other things.
void make_journal(Database& database, Name schema);

// Publications that publish all tables: those of the journal would be among them, which stops a subscriber that does not have them.
std::vector<std::string> publications_of_all_tables(Database& database);

// Statements that record; they may stand in a transaction with what they tell of.
std::string record_plan_sql(Name schema, const Plan& plan, const std::string& document);  // gives the plan's id
std::string record_sql(Name schema, const Event& event);
// The same for sessions that record much: the first once, then the second.
std::string prepare_record_sql(Name schema);
std::string prepared_record_sql(const Event& event);

std::vector<RecordedPlan> read_plans(Database& database, Name schema);
std::string read_plan_document(Database& database, Name schema, std::int64_t plan);
// Without a plan, those of all; in their order.
std::vector<Recorded> read_events(Database& database, Name schema, std::optional<std::int64_t> plan = {});

// What is wrong with the chain: events that are missing, changed or out of order, plans that are not what was recorded. Empty when nothing is.
std::vector<std::string> verify_journal(Database& database, Name schema);

}  // namespace lockstep
