// Rows changed in batches, each in a transaction of its own together with how far it got. Batches grow and shrink with the time they take;
// they wait while replicas are behind, while somebody waits for one, and as long as the run is paused.
#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "planner/patience.h"
#include "planner/sql.h"
#include "runner/batches.h"
#include "runner/session.h"

namespace lockstep {
namespace {

using BatchClock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int smallest_batch = 100;
constexpr int largest_batch = 50'000;
constexpr int rows_per_page = 20;  // as scripts take it
constexpr auto busy_for = std::chrono::seconds(10);  // since somebody else was seen to write to the table: most have done so before they are seen

// How far it is.
struct Reached {
  std::optional<KeyValues> last;
  KeyValues upto;
  std::int64_t rows = 0;
  int batch = 0;
};

struct Backfilling {
  Session& session;
  const Backfill& backfill;
  std::size_t step;
  BatchKey key = {};
  std::int64_t total = 0;  // an estimate
  BatchClock::time_point begun = BatchClock::now();
  std::int64_t rows_before = 0;
  BatchClock::time_point looked = BatchClock::now() - std::chrono::hours(1);  // at replicas and the like
  BatchClock::time_point told = BatchClock::now();
  BatchClock::time_point written_to = BatchClock::now() - busy_for + std::chrono::seconds(1);  // when somebody else was last seen to write to the table
  double lag = 0;
  int failed = 0;         // tries of the batch, one after the other
  int longest_wait_ms{};  // for a row

  bool by_pages() const { return backfill.key.empty(); }
};

QualifiedName table_of_backfills(const Session& session) { return {session.target.journal, Name("backfills")}; }

std::string plan_and_step(const Backfilling& work) { return fmt::format("plan = {} AND step = {}", work.session.id, work.step + 1); }

Rows ask(const Backfilling& work, const Sql& sql) { return run_statement(work.session, sql.text(), work.step); }

std::optional<Reached> read_reached(const Backfilling& work) {
  const auto rows = ask(work, sql("SELECT last_key, upto_key, done_rows, batch FROM {} WHERE {}", table_of_backfills(work.session), verbatim(plan_and_step(work))));
  if (rows.size() == 0) return std::nullopt;
  Reached result{.last = {}, .upto = parse_key(*rows.get(0, 1)), .rows = std::stoll(std::string(*rows.get(0, 2))), .batch = std::stoi(std::string(*rows.get(0, 3)))};
  if (const auto last = rows.get(0, 0)) result.last = parse_key(*last);
  return result;
}

// The upper bound is fixed here: what is written later is in step by itself. Nothing when there are no rows.
std::optional<Reached> begin(const Backfilling& work) {
  Reached result{.last = {}, .upto = {}, .rows = 0, .batch = work.backfill.batch};
  if (work.by_pages()) {
    result.upto = {std::string(*ask(work, page_count_query(work.backfill)).get(0, 0))};
  } else {
    const auto rows = ask(work, last_key_query(work.backfill));
    if (rows.size() == 0) return std::nullopt;
    result.upto = parse_key(*rows.get(0, 0));
  }
  ask(work, sql("INSERT INTO {} VALUES ({}, {}, NULL, {}, 0, {}, pg_catalog.clock_timestamp())", table_of_backfills(work.session), work.session.id, static_cast<int>(work.step) + 1, key_literal(result.upto),
                result.batch));
  return result;
}

void save(const Backfilling& work, const Reached& reached) {
  ask(work, sql("UPDATE {} SET last_key = {}, upto_key = {}, done_rows = {}, batch = {}, changed_at = pg_catalog.clock_timestamp() WHERE {}; COMMIT", table_of_backfills(work.session),
                reached.last ? key_literal(*reached.last) : sql("NULL"), key_literal(reached.upto), reached.rows, reached.batch, verbatim(plan_and_step(work))));
}

// A batch that a crash of the server takes back is gone with how far it got, and done again: nobody has to wait for the disk. The record that the
// step is done is written with all that came before it.
void begin_batch(const Backfilling& work) {
  const int patience_ms = std::min(batch_patience.at_first_ms * (work.failed + 1), work.longest_wait_ms);
  run_statement(work.session, fmt::format("BEGIN; SET LOCAL lock_timeout = {}; SET LOCAL statement_timeout = 0; SET LOCAL synchronous_commit = off", patience_ms), work.step);
}

// What others do while a batch holds its rows.
struct Others {
  bool write = false;  // they have the table open for that
  bool wait = false;   // for a row of the batch
};

// Whoever wants a row that somebody has changed waits for that one's transaction (XactLockTableWait in src/backend/storage/lmgr/lmgr.c).
Others look_at_others(const Backfilling& work) {
  const auto rows = ask(work, sql("SELECT coalesce(bool_or(locktype = 'relation'), false), coalesce(bool_or(locktype = 'transactionid'), false) FROM pg_catalog.pg_locks WHERE pid <> pg_catalog.pg_backend_pid() AND "
                                  "((locktype = 'relation' AND relation = pg_catalog.to_regclass({}) AND mode = 'RowExclusiveLock') OR (locktype = 'transactionid' AND NOT granted AND transactionid = pg_catalog.pg_current_xact_id()::xid))",
                                  literal(quoted(work.backfill.table.qualified_name()))));
  return {.write = rows.get(0, 0) == "t", .wait = rows.get(0, 1) == "t"};
}

bool is_busy(const Backfilling& work) { return BatchClock::now() - work.written_to < busy_for; }

// `took`: how long others may have waited for its rows.
int next_size(const Backfilling& work, int size, milliseconds took) {
  const auto& settings = work.session.settings;
  const auto wanted = is_busy(work) ? settings.busy_batch_time : settings.batch_time;
  const double factor = took.count() == 0 ? 2.0 : static_cast<double>(wanted.count()) / static_cast<double>(took.count());
  return std::clamp(static_cast<int>(size * std::clamp(factor, 0.5, 1.5)), smallest_batch, largest_batch);
}

// False when nothing is left; the transaction is ended either way.
bool run_batch(Backfilling& work, Reached& reached) {
  begin_batch(work);
  auto next = reached;
  Sql statement;
  if (work.by_pages()) {
    const auto first = reached.last ? std::stoll(reached.last->front()) : 0;
    if (first >= std::stoll(reached.upto.front())) return run_statement(work.session, "COMMIT", work.step), false;
    const auto pages = std::max(1, reached.batch / rows_per_page);
    statement = pages_statement(work.backfill, first, pages, work.session.work->server_version());
    next.last = KeyValues{std::to_string(first + pages)};
  } else {
    const auto rows = ask(work, next_key_query(work.backfill, work.key, reached.last, reached.upto, reached.batch));
    if (rows.size() == 0) return run_statement(work.session, "COMMIT", work.step), false;
    next.last = parse_key(*rows.get(0, 0));
    statement = batch_statement(work.backfill, work.key, reached.last, *next.last);
  }
  const auto begun = BatchClock::now();
  next.rows += static_cast<std::int64_t>(ask(work, statement).affected());
  const auto others = look_at_others(work);
  if (others.write || others.wait) work.written_to = BatchClock::now();
  save(work, next);
  work.failed = 0;
  const auto took = std::chrono::duration_cast<milliseconds>(BatchClock::now() - begun);
  reached = std::move(next);
  reached.batch = others.wait ? std::max(smallest_batch, reached.batch / 2) : next_size(work, reached.batch, took);
  if (others.wait && !work.session.interruption.sleep(took)) throw Interrupted{};  // they come first
  return true;
}

double lag_of_replicas(const Backfilling& work) {
  const auto rows = ask(work, sql("SELECT coalesce(max(extract(epoch FROM replay_lag)), 0) FROM pg_catalog.pg_stat_replication"));
  return std::stod(std::string(rows.get(0, 0).value_or("0")));
}

// Why batches are to wait now; empty: they are not.
std::string reason_to_wait(Backfilling& work) {
  const auto& settings = work.session.settings;
  work.lag = lag_of_replicas(work);
  if (work.lag * 1000 > static_cast<double>(settings.largest_lag.count())) return fmt::format("a replica is {:.1f} s behind", work.lag);
  if (!settings.throttle_query.empty() && ask(work, verbatim(settings.throttle_query)).get(0, 0) == "t") return "the throttle query says so";
  return {};
}

void tell(const Backfilling& work, const Reached& reached) {
  auto happening = happening_of(work.session, Happening::What::backfilling, work.step);
  happening.rows = reached.rows;
  if (work.total >= reached.rows) happening.total = work.total;  // otherwise it was none
  const auto seconds = std::chrono::duration<double>(BatchClock::now() - work.begun).count();
  if (seconds > 0) happening.rows_per_second = static_cast<double>(reached.rows - work.rows_before) / seconds;
  if (work.lag > 0) happening.lag_seconds = work.lag;
  work.session.observer(happening);
}

void wait_while_throttled(Backfilling& work) {
  auto text = reason_to_wait(work);
  if (text.empty()) return;
  while (!text.empty()) {
    auto happening = happening_of(work.session, Happening::What::throttled, work.step);
    happening.text = text;
    work.session.observer(happening);
    if (!work.session.interruption.sleep(milliseconds(500))) throw Interrupted{};
    text = reason_to_wait(work);
  }
  work.session.observer(happening_of(work.session, Happening::What::goes_on, work.step));
}

// Once in a second: others come first.
void look_around(Backfilling& work, const Reached& reached) {
  const auto now = BatchClock::now();
  if (now - work.told >= std::chrono::seconds(1)) {
    tell(work, reached);
    work.told = now;
  }
  if (now - work.looked < std::chrono::seconds(1)) return;
  wait_while_paused(work.session, work.step);
  wait_while_throttled(work);
  work.looked = BatchClock::now();
}

std::int64_t remaining(const Backfilling& work) { return std::stoll(std::string(ask(work, work.backfill.remaining).get(0, 0).value_or("0"))); }

// One way through the table, from where it was left.
void go_through(Backfilling& work, Reached& reached) {
  while (true) {
    look_around(work, reached);
    if (!run_batch(work, reached)) return;
  }
}

void finish(const Backfilling& work, std::int64_t rows, bool in_time) {
  auto event = event_of(work.session, Happened::step_done, work.step);
  event.duration_ms = std::chrono::duration_cast<milliseconds>(BatchClock::now() - work.begun).count();
  event.rows = rows;
  event.lock_wait_ms = work.session.watcher.take_lock_wait();
  if (!in_time) event.message = "there were no rows";
  run_statement(work.session, prepared_record_sql(event), work.step);
  auto happening = happening_of(work.session, Happening::What::step_done, work.step);
  happening.rows = rows;
  happening.seconds = static_cast<double>(*event.duration_ms) / 1000;
  work.session.observer(happening);
}

// As the planner takes it from the size of the file: also where nobody has analysed the table yet.
std::int64_t estimated_rows(const Backfilling& work) {
  const auto plan = ask(work, sql("EXPLAIN SELECT FROM ONLY {}", work.backfill.table.qualified_name()));
  const std::string text(plan.size() == 0 ? std::string_view() : plan.get(0, 0).value_or(""));  // `Seq Scan on t  (cost=0.00..35.50 rows=2550 width=0)`
  const auto at = text.find(" rows=");
  return at == std::string::npos ? 0 : std::stoll(text.substr(at + 6));
}

void prepare(Backfilling& work) {
  work.key.columns = work.backfill.key;
  work.key.types.clear();
  if (!work.by_pages()) {
    const auto rows = ask(work, key_types_query(work.backfill));
    for (std::size_t i = 0; i < rows.size(); ++i) work.key.types.emplace_back(*rows.get(i, 0));
    if (work.key.types.size() != work.backfill.key.size()) throw Error("the columns along which `" + quoted(work.backfill.table.qualified_name()) + "` is to be filled are not all there");
  }
  work.total = estimated_rows(work);
  const auto timeout = ask(work, sql("SELECT setting FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout'"));
  work.longest_wait_ms = std::max(1, std::stoi(std::string(*timeout.get(0, 0))) / batch_patience.part_of_deadlock_timeout);
}

// What an application of the step that was taken back left is not gone on with.
void forget(const Backfilling& work) { ask(work, sql("DELETE FROM {} WHERE {}", table_of_backfills(work.session), verbatim(plan_and_step(work)))); }

// Whoever was in the way may be in the way of less.
void take_smaller_batches(Session& session, std::size_t step) {
  session.control.execute(sql("UPDATE {} SET batch = greatest({}, batch / 2) WHERE plan = {} AND step = {}", table_of_backfills(session), smallest_batch, session.id, static_cast<int>(step) + 1).text());
}

void complete(Backfilling& work, bool goes_on) {
  prepare(work);
  if (!goes_on) forget(work);
  auto reached = read_reached(work);
  if (!reached) {
    run_statement(work.session, prepared_record_sql(event_of(work.session, Happened::step_begun, work.step)), work.step);
    reached = begin(work);
  }
  std::int64_t left = 0;
  if (reached) {
    work.rows_before = reached->rows;
    go_through(work, *reached);
    // Rows that writers moved to other pages are found by going through the table once more, as long as that helps.
    left = remaining(work);
    while (left > 0 && work.by_pages() && !work.backfill.once) {
      begin_batch(work);
      reached->last.reset();
      reached->upto = {std::string(*ask(work, page_count_query(work.backfill)).get(0, 0))};
      save(work, *reached);
      go_through(work, *reached);
      const auto now = remaining(work);
      if (now >= left) break;
      left = now;
    }
  }
  if (left > 0)
    throw Error(fmt::format("{} rows of `{}` are still to be done behind the last batch; whoever wrote them is not kept in step (`{}` counts them)", left, quoted(work.backfill.table.qualified_name()),
                            work.backfill.remaining.text()));
  for (const auto& each : work.backfill.last) ask(work, each);
  finish(work, reached ? reached->rows : 0, reached.has_value());
}

}  // namespace

void run_backfill(Session& session, const Run& run, const StepStanding& standing) {
  const auto step = run.steps.front();
  session.at = step;
  Backfilling work{session, *session.plan.steps[step].backfill, step};
  Patience patience(session.settings);
  session.observer(happening_of(session, Happening::What::step_begins, step));
  bool goes_on = standing.under_way == Direction::up;
  std::optional<KeyValues> got_to;
  while (true) {
    try {
      if (!session.work) open_work(session);
      run_statement(session, "SET lock_timeout = 0; SET statement_timeout = 0", step);
      return complete(work, goes_on);
    } catch (const Error& error) {
      recover(session, error, patience, step);
      goes_on = true;
      ++work.failed;
      take_smaller_batches(session, step);
      // Patience is for one batch.
      const auto reached = read_reached(work);
      if (reached && reached->last != got_to) {
        patience = Patience(session.settings);
        got_to = reached->last;
      }
      if (recorded_standing(session, step).done) return session.observer(happening_of(session, Happening::What::already_done, step));
    }
  }
}

}  // namespace lockstep
