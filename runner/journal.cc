#include "runner/journal.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <pwd.h>
#include <unistd.h>

#include "ir/error.h"
#include "ir/sha256.h"
#include "runner/journal_schema.h"

namespace lockstep {
namespace {

constexpr std::array<std::string_view, 15> happened_words = {"began",         "continued",       "reached",      "gate reached", "gate passed",    "finished",  "interrupted", "failed",
                                                             "pause requested", "pause lifted", "step begun", "statement done", "step done", "step retried", "step failed"};

std::string user_of_system() {
  static const std::string name = [] {
    const auto* entry = getpwuid(geteuid());
    return entry == nullptr ? std::to_string(geteuid()) : std::string(entry->pw_name);
  }();
  return name;
}

std::string name_of_host() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

template <class T>
Sql number_or_null(const std::optional<T>& value) {
  return value ? verbatim(std::to_string(*value)) : sql("NULL");
}

Sql text_or_null(const std::string& text) { return text.empty() ? sql("NULL") : literal(text); }

QualifiedName in_journal(Name schema, const char* table) { return {schema, Name(table)}; }

std::string text_at(const Rows& rows, std::size_t row, std::size_t column) { return std::string(rows.get(row, column).value_or("")); }

template <class T>
std::optional<T> number_at(const Rows& rows, std::size_t row, std::size_t column) {
  const auto text = rows.get(row, column);
  return text ? std::optional(static_cast<T>(std::stoll(std::string(*text)))) : std::nullopt;
}

Recorded read_event(const Rows& rows, std::size_t row) {
  Recorded result;
  auto& event = result.event;
  result.id = *number_at<std::int64_t>(rows, row, 0);
  event.plan = number_at<std::int64_t>(rows, row, 1).value_or(0);
  event.what = read_happened(text_at(rows, row, 2));
  event.direction = text_at(rows, row, 3) == "down" ? Direction::down : Direction::up;
  event.step = number_at<int>(rows, row, 4);
  event.statement = number_at<int>(rows, row, 5);
  event.attempt = number_at<int>(rows, row, 6).value_or(1);
  event.duration_ms = number_at<std::int64_t>(rows, row, 7);
  event.rows = number_at<std::int64_t>(rows, row, 8);
  event.lock_wait_ms = number_at<std::int64_t>(rows, row, 9);
  event.sqlstate = text_at(rows, row, 10);
  event.message = text_at(rows, row, 11);
  event.parameters = text_at(rows, row, 12);
  result.at = text_at(rows, row, 13);
  result.session_user = text_at(rows, row, 14);
  result.current_user = text_at(rows, row, 15);
  result.os_user = text_at(rows, row, 16);
  result.host = text_at(rows, row, 17);
  result.pid = number_at<int>(rows, row, 18).value_or(0);
  result.version = text_at(rows, row, 19);
  result.previous = text_at(rows, row, 20);
  result.hash = text_at(rows, row, 21);
  return result;
}

// What the hash of an event is made of, over the columns of `e`.
Sql hashed(const Sql& e, const Sql& at) {
  return sql("pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.jsonb_build_array({}.previous, {}.id, {}.plan, {}.happened, {}.direction, {}.step, {}.statement, {}.attempt, {}.duration_ms, {}.rows, "
             "{}.lock_wait_ms, {}.sqlstate, {}.message, {}.parameters, {}, {}.session_user_name, {}.current_user_name, {}.os_user, {}.host, {}.pid, {}.version)::text, 'UTF8')), 'hex')",
             e, e, e, e, e, e, e, e, e, e, e, e, e, e, at, e, e, e, e, e, e);
}

Sql in_utc(const Sql& time) { return sql("pg_catalog.to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')", time); }

}  // namespace

std::string_view happened_word(Happened what) { return happened_words.at(static_cast<std::size_t>(what)); }

Happened read_happened(std::string_view word) {
  const auto found = std::find(happened_words.begin(), happened_words.end(), word);
  if (found == happened_words.end()) throw Error("the journal holds an event `" + std::string(word) + "`, which this lockstep does not know; it was written by a newer one");
  return static_cast<Happened>(found - happened_words.begin());
}

bool has_journal(Database& database, Name schema) {
  return database.query(sql("SELECT pg_catalog.to_regclass({}) IS NOT NULL", literal(quoted(in_journal(schema, "events")))).text()).get(0, 0) == "t";
}

std::vector<std::string> publications_of_all_tables(Database& database) {
  const auto rows = database.query("SELECT pubname FROM pg_catalog.pg_publication WHERE puballtables ORDER BY 1");
  std::vector<std::string> result;
  for (std::size_t i = 0; i < rows.size(); ++i) result.push_back(text_at(rows, i, 0));
  return result;
}

std::string record_plan_sql(Name schema, const Plan& plan, const std::string& document) {
  std::vector<Sql> steps;
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    steps.push_back(sql("({}, {})", static_cast<int>(i) + 1, literal(plan.steps[i].title)));
  return sql("WITH recorded AS (INSERT INTO {} (id, checksum, document, from_state, to_state, step_count, version) "
             "SELECT coalesce(max(id), 0) + 1, {}, {}, {}, {}, {}, {} FROM {} RETURNING id), "
             "parts AS (INSERT INTO {} (plan, number, title) SELECT recorded.id, step.number, step.title FROM recorded, (VALUES {}) AS step (number, title)) "
             "SELECT id FROM recorded",
             in_journal(schema, "plans"), literal(sha256(document)), literal(document), literal(plan.from), literal(plan.to), static_cast<int>(plan.steps.size()), literal(journal_version()),
             in_journal(schema, "plans"), in_journal(schema, "steps"), join(steps))
      .text();
}

namespace {

// One after another: the lock is let go with the transaction, and the INSERT sees what was recorded before it got it.
constexpr std::string_view one_by_one = "SELECT pg_catalog.pg_advisory_xact_lock(1819239275, 3);\n";

// What an event is made of, in the order of the parameters of the statement that records.
std::vector<Sql> values_of(const Event& event) {
  return {event.plan == 0 ? sql("NULL") : verbatim(std::to_string(event.plan)),
          literal(happened_word(event.what)),
          literal(event.direction == Direction::up ? "up" : "down"),
          number_or_null(event.step),
          number_or_null(event.statement),
          sql("{}", event.attempt),
          number_or_null(event.duration_ms),
          number_or_null(event.rows),
          number_or_null(event.lock_wait_ms),
          text_or_null(event.sqlstate),
          text_or_null(event.message),
          literal(event.parameters),
          literal(user_of_system()),
          literal(name_of_host()),
          literal(journal_version()),
          event.takes_since_statement ? sql("true") : sql("false")};
}

constexpr std::array<std::string_view, 16> types_of_values = {"bigint", "text", "text", "integer", "integer", "integer", "bigint", "bigint", "bigint", "text", "text", "jsonb", "text", "text", "text", "boolean"};

Sql insert_event(Name schema, const std::vector<Sql>& given) {
  const auto events = in_journal(schema, "events");
  std::vector<Sql> v;
  for (std::size_t i = 0; i < given.size(); ++i) v.push_back(sql("{}::{}", given[i], verbatim(std::string(types_of_values.at(i)))));
  const auto took = sql("CASE WHEN {} THEN pg_catalog.floor(extract(epoch FROM now.at - pg_catalog.statement_timestamp()) * 1000)::bigint ELSE {} END", v[15], v[6]);
  const auto values = sql("SELECT now.id, now.previous, {} AS plan, {} AS happened, {} AS direction, {} AS step, {} AS statement, {} AS attempt, {} AS duration_ms, {} AS rows, "
                          "{} AS lock_wait_ms, {} AS sqlstate, {} AS message, {} AS parameters, now.at, session_user::text AS session_user_name, current_user::text AS current_user_name, "
                          "{} AS os_user, {} AS host, pg_catalog.pg_backend_pid() AS pid, {} AS version "
                          "FROM (SELECT coalesce(max(last.id), 0) + 1 AS id, coalesce(max(last.hash), '') AS previous, pg_catalog.clock_timestamp() AS at FROM (SELECT id, hash FROM {} ORDER BY id DESC LIMIT 1) AS last) AS now",
                          v[0], v[1], v[2], v[3], v[4], v[5], took, v[7], v[8], v[9], v[10], v[11], v[12], v[13], v[14], events);
  return sql("INSERT INTO {} (id, previous, plan, happened, direction, step, statement, attempt, duration_ms, rows, lock_wait_ms, sqlstate, message, parameters, at, session_user_name, current_user_name, "
             "os_user, host, pid, version, hash)\nSELECT e.*, {} FROM ({}) AS e",
             events, hashed(sql("e"), in_utc(sql("e.at"))), values);
}

}  // namespace

std::string record_sql(Name schema, const Event& event) { return std::string(one_by_one) + insert_event(schema, values_of(event)).text(); }

std::string prepare_record_sql(Name schema) {
  std::vector<Sql> parameters;
  std::vector<Sql> types;
  for (std::size_t i = 0; i < types_of_values.size(); ++i) {
    parameters.push_back(verbatim("$" + std::to_string(i + 1)));
    types.push_back(verbatim(std::string(types_of_values[i])));
  }
  return sql("PREPARE lockstep_record ({}) AS {}", join(types), insert_event(schema, parameters)).text();
}

std::string prepared_record_sql(const Event& event) { return std::string(one_by_one) + sql("EXECUTE lockstep_record ({})", join(values_of(event))).text(); }

std::vector<RecordedPlan> read_plans(Database& database, Name schema) {
  const auto rows = database.query(
      sql("SELECT id, checksum, from_state, to_state, {}, version, step_count FROM {} ORDER BY id", in_utc(sql("recorded_at")), in_journal(schema, "plans")).text());
  std::vector<RecordedPlan> result;
  for (std::size_t i = 0; i < rows.size(); ++i)
    result.push_back({.id = *number_at<std::int64_t>(rows, i, 0),
                      .checksum = text_at(rows, i, 1),
                      .from = text_at(rows, i, 2),
                      .to = text_at(rows, i, 3),
                      .at = text_at(rows, i, 4),
                      .version = text_at(rows, i, 5),
                      .steps = *number_at<int>(rows, i, 6)});
  return result;
}

std::string read_plan_document(Database& database, Name schema, std::int64_t plan) {
  const auto rows = database.query(sql("SELECT document FROM {} WHERE id = {}", in_journal(schema, "plans"), plan).text());
  if (rows.size() != 1) throw Error("the journal holds no plan " + std::to_string(plan));
  return text_at(rows, 0, 0);
}

std::vector<Recorded> read_events(Database& database, Name schema, std::optional<std::int64_t> plan) {
  const auto rows = database.query(sql("SELECT id, plan, happened, direction, step, statement, attempt, duration_ms, rows, lock_wait_ms, sqlstate, message, parameters, {}, session_user_name, current_user_name, "
                                       "os_user, host, pid, version, previous, hash FROM {}{} ORDER BY id",
                                       in_utc(sql("at")), in_journal(schema, "events"), plan ? sql(" WHERE plan = {}", *plan) : Sql())
                                       .text());
  std::vector<Recorded> result;
  for (std::size_t i = 0; i < rows.size(); ++i) result.push_back(read_event(rows, i));
  return result;
}

std::vector<std::string> verify_journal(Database& database, Name schema) {
  std::vector<std::string> problems;
  const auto rows = database.query(sql("SELECT id, id = lag(id, 1, 0::bigint) OVER w + 1, previous = lag(hash, 1, '') OVER w, hash = {} FROM {} AS e WINDOW w AS (ORDER BY id) ORDER BY id",
                                       hashed(sql("e"), in_utc(sql("e.at"))), in_journal(schema, "events"))
                                       .text());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto event = "event " + text_at(rows, i, 0);
    if (rows.get(i, 1) != "t") problems.push_back("events before " + event + " are missing");
    if (rows.get(i, 2) != "t") problems.push_back(event + " does not follow the one before it: its hash is another");
    if (rows.get(i, 3) != "t") problems.push_back(event + " was changed after it was recorded");
  }
  const auto plans = database.query(sql("SELECT id, checksum, document FROM {} ORDER BY id", in_journal(schema, "plans")).text());
  for (std::size_t i = 0; i < plans.size(); ++i)
    if (sha256(plans.get(i, 2).value_or("")) != plans.get(i, 1)) problems.push_back("plan " + text_at(plans, i, 0) + " was changed after it was recorded");
  return problems;
}

}  // namespace lockstep
