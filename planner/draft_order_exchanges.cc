// What goes for the exchange of columns (recipes/shadow_exchange.cc), so that it is gone for as short as can be, and so that locks are taken in
// one order: what programs reach tables through, then all the tables at once, then what hangs on the tables.
#include <algorithm>
#include <set>

#include "planner/draft_parts.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

bool holds(const std::vector<ObjectId>& ids, const ObjectId& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

// The columns that the step gives the places of others.
std::vector<ObjectId> exchanged_columns(const Step& step) {
  std::vector<ObjectId> result;
  for (const auto& id : step.removes)
    if (id.kind == Kind::column && !is_facet(id) && holds(step.produces, facet(id, "exchanged"))) result.push_back(id);
  return result;
}

// Who lets go of a column does so when all is ready. An enum that gets a value says of its columns only that it comes before.
void wait_until_ready(Drafts& drafts, std::size_t exchange) {
  const auto ready = drafts[exchange].waits;
  for (const auto& column : exchanged_columns(drafts[exchange].step)) {
    const ObjectId table{.kind = Kind::table, .schema = column.schema, .name = column.name};
    for (auto& draft : drafts) {
      if (&draft == &drafts[exchange] || draft.step.subject == column || draft.step.subject == table || draft.step.subject.kind == Kind::enum_type) continue;  // what is said of the table only comes before
      if (holds(draft.step.releases, column)) append(draft.waits, ready);
    }
  }
}

std::set<ObjectId> locked_tables(const Step& step) {
  std::set<ObjectId> result;
  for (const auto& taken : step.locks)
    if (taken.lock == Lock::access_exclusive && taken.relation.kind == Kind::table) result.insert(taken.relation);
  return result;
}

bool takes_any(const Step& step, const std::set<ObjectId>& tables) {
  return std::any_of(step.locks.begin(), step.locks.end(), [&](const LockTaken& taken) { return taken.lock >= Lock::share && tables.contains(taken.relation); });
}

// The same locks as in the exchange, before anything that goes for it takes one of them.
Step lock_step(const Step& exchange) {
  Step result;
  result.title = "lock the tables for the exchange of " + to_string(exchange.subject);
  result.subject = exchange.subject;
  result.up = {exchange.up.front()};
  result.down.statements = {sql("SELECT")};
  result.locks = exchange.locks;
  std::erase_if(result.locks, [](const LockTaken& taken) { return taken.lock != Lock::access_exclusive || taken.relation.kind != Kind::table; });
  result.lock_timeout_ms = exchange.lock_timeout_ms;
  result.removes = {facet(exchange.subject, "let go")};
  return result;
}

// The drafts that the exchange waits for and the steps before it do not: what goes for it.
std::vector<bool> gone_for(const Drafts& drafts, std::size_t exchange) {
  auto result = waited_for_by(drafts, exchange);
  for (const auto ready : drafts[exchange].waits) {
    const auto earlier = waited_for_by(drafts, ready);
    result[ready] = false;
    for (std::size_t i = 0; i < result.size(); ++i)
      if (earlier[i]) result[i] = false;
  }
  return result;
}

// On the way back what came after the exchange goes first, and must not take one lock before the others.
void lock_tables_on_return(Drafts& drafts, std::size_t exchange, const std::set<ObjectId>& tables) {
  const auto lock = drafts[exchange].step.down.statements.front();
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    auto& step = drafts[i].step;
    if (i == exchange || drafts[i].rank != 0 || step.transaction != Transaction::shared || !takes_any(step, tables) || !waited_for_by(drafts, i)[exchange]) continue;
    step.down.statements.insert(step.down.statements.begin(), lock);
  }
}

// What goes outside of any transaction, or in one of its own, comes before all that goes in that of the exchange.
void lock_tables_on_way(Drafts& drafts, std::size_t exchange, const std::set<ObjectId>& tables) {
  const auto gone = gone_for(drafts, exchange);
  Positions on_tables;
  Positions others;
  Positions apart;
  for (std::size_t i = 0; i < gone.size(); ++i) {
    const auto& step = drafts[i].step;
    if (!gone[i] || (step.action == Action::create && step.locks.empty())) continue;
    (step.transaction != Transaction::shared ? apart : takes_any(step, tables) ? on_tables : others).push_back(i);
  }
  if (on_tables.empty()) return;

  const auto lock = drafts.size();
  Draft draft;
  draft.step = lock_step(drafts[exchange].step);
  draft.rank = yielding_rank;  // nothing comes between it and the exchange
  draft.waits = drafts[exchange].waits;
  append(draft.waits, apart);
  for (const auto i : on_tables) draft.step.phase = std::max(draft.step.phase, drafts[i].step.phase);
  drafts.push_back(std::move(draft));
  drafts[exchange].step.produces.push_back(facet(drafts[exchange].step.subject, "let go"));
  const auto earlier = waited_for_by(drafts, lock);
  for (const auto i : on_tables)
    if (!earlier[i]) drafts[i].waits.push_back(lock);
  // Views are locked before what they read, as by those who use them.
  for (const auto i : others)
    if (!waited_for_by(drafts, i)[lock]) drafts[lock].waits.push_back(i);
}

void lock_tables_first(Drafts& drafts, std::size_t exchange, const Graph& before) {
  const auto tables = locked_tables(drafts[exchange].step);
  if (tables.size() == 1 && !is_partitioned(before, *tables.begin())) return;
  lock_tables_on_way(drafts, exchange, tables);
  lock_tables_on_return(drafts, exchange, tables);
}

Positions exchanges(const Drafts& drafts) {
  Positions result;
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (!exchanged_columns(drafts[i].step).empty()) result.push_back(i);
  return result;
}

}  // namespace

void order_by_exchanges(Drafts& drafts) {
  for (const auto each : exchanges(drafts)) wait_until_ready(drafts, each);
}

void lock_before_exchanges(Drafts& drafts, const Graph& before) {
  for (const auto each : exchanges(drafts)) lock_tables_first(drafts, each, before);
}

}  // namespace lockstep
