#include "planner/plan.h"

#include <algorithm>
#include <map>

#include "differ/diff.h"
#include "ir/inheritance.h"
#include "planner/check.h"
#include "planner/copy_obstacles.h"
#include "planner/draft.h"
#include "planner/draft_parts.h"
#include "planner/gather_statistics.h"
#include "planner/lock_ahead.h"
#include "planner/locks.h"
#include "planner/mark_transactions.h"
#include "planner/name_locks.h"
#include "planner/neighbourhood.h"
#include "planner/proof_memory.h"
#include "planner/recipes/partition_table.h"
#include "planner/rewritten_tables.h"
#include "planner/steer.h"
#include "planner/surroundings.h"
#include "planner/transactions.h"
#include "planner/typed_columns.h"

namespace lockstep {

void keep_partitioned_tables(ChangeSet& changes, const Graph& before, const Graph& after) {
  for (const auto& kept : partitionings(before, after))
    for (auto& change : changes.changes)
      if (auto* altered = std::get_if<Altered>(&change); altered != nullptr && altered->id == kept.table) altered->replace = false;
}

void settle_replacements(ChangeSet& changes, const Graph& before, const Graph& after) {
  keep_partitioned_tables(changes, before, after);
  for (auto& change : changes.changes) {
    auto* altered = std::get_if<Altered>(&change);
    if (altered == nullptr || altered->replace) continue;
    altered->replace = !can_alter(before.at(altered->id), after.at(altered->id), before, after);
  }
  replace_moved_columns(changes, before, after);
  spread_replacement(changes, before, after);
}

namespace {

// What a person would call one object: a table with its columns, constraints and indexes.
ObjectId whole(const Graph& graph, const ObjectId& id) {
  const Node* node = graph.find(id);
  while (node != nullptr && node->parent && is_part_of_parent(node->id.kind)) {
    const Node* parent = graph.find(*node->parent);
    if (parent == nullptr) break;
    node = parent;
  }
  return node == nullptr ? id : node->id;
}

Summary summarize(const ChangeSet& changes, const Graph& before, const Graph& after) {
  enum class What { added, dropped, changed };
  std::map<ObjectId, What> objects;
  for (const auto& change : changes.changes) {
    const auto& id = id_of(change);
    const bool removed = std::holds_alternative<Removed>(change);
    const auto object = whole(removed ? before : after, id);
    const auto what = object != id                             ? What::changed
                      : std::holds_alternative<Added>(change) ? What::added
                      : removed                                ? What::dropped
                                                               : What::changed;
    const auto [at, fresh] = objects.emplace(object, what);
    if (!fresh && object == id) at->second = what;
  }
  Summary summary;
  for (const auto& [id, what] : objects) {
    if (what == What::added) ++summary.added;
    if (what == What::dropped) ++summary.dropped;
    if (what == What::changed) ++summary.changed;
  }
  return summary;
}

void settle_ids(std::vector<ObjectId>& ids) {
  std::erase_if(ids, is_facet);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

std::string size_words(const TableSize& size) {
  if (size.bytes == 0) return "is empty";
  const auto kilobytes = (size.bytes + 1023) / 1024;
  return "has at most " + std::to_string(size.rows) + (size.rows == 1 ? " row, " : " rows, ") + std::to_string(kilobytes) + " kB";
}

// Work on tables that others may use, with their sizes, and why it is done in the plain form where it is.
void settle_work(Step& step, const Graph& before, const Graph& after, const Policy& policy) {
  for (auto& each : step.work) {
    const auto size = size_of(before, each.relation);
    if (size) each.rows = size->rows;
    if (size) each.bytes = size->bytes;
    const bool waited_for = std::any_of(step.locks.begin(), step.locks.end(), [&](const LockTaken& taken) { return taken.relation == each.relation && taken.lock >= Lock::share; });
    if (!waited_for || !policy.online) continue;
    if (wanted_form(after, step.subject) == WantedForm::direct)
      step.notes.push_back("the plain form, because `@direct` says so");
    else if (size && is_small(before, each.relation, policy))
      step.notes.push_back("the plain form, because " + quoted(each.relation.qualified_name()) + ' ' + size_words(*size));
  }
}

// Work that readers or writers have to wait for is a hazard, whatever makes it.
void settle_waiting(Step& step, const Graph& before, const Policy& policy) {
  const auto said = [](const Hazard& each) { return each.code == "rewrite" || each.code == "blocking-scan" || each.code == "index-rebuild"; };
  if (std::any_of(step.hazards.begin(), step.hazards.end(), said)) return;
  for (const auto& each : step.work) {
    const auto taken = std::find_if(step.locks.begin(), step.locks.end(), [&](const LockTaken& lock) { return lock.relation == each.relation; });
    if (taken == step.locks.end() || taken->lock < Lock::share || !is_busy(before, each.relation, policy)) continue;
    const auto whom = taken->lock == Lock::access_exclusive ? " while readers and writers wait" : " while writers wait";
    const auto table = quoted(each.relation.qualified_name());
    step.hazards.push_back(each.rewrites ? Hazard{"rewrite", "every row of " + table + " is written again" + whom} : Hazard{"blocking-scan", "the rows of " + table + " are read" + whom});
  }
}

Step finished(Step step, const Graph& before, const Graph& after, Ids& made, const Policy& policy) {
  step.follows = false;
  step.yields = false;
  if (step.action == Action::create) made.insert(step.subject);
  step.work = spread_work(step, before, after, made);
  step.locks = settle_locks(step, before, after, made);
  step.down.locks = settle_locks_back(step, after);
  settle_unsampled(step, before, after, made, policy);
  settle_work(step, before, after, policy);
  settle_waiting(step, before, policy);
  if (!step.lock_timeout_ms) step.lock_timeout_ms = lock_timeout_of(before, after, step.subject);
  if (std::find(step.removes.begin(), step.removes.end(), facet(step.subject, "attached")) != step.removes.end()) made.insert(facet(step.subject, "detached"));
  for (const auto& each : step.removes) {
    if (is_facet(each) || std::find(step.produces.begin(), step.produces.end(), each) != step.produces.end()) continue;
    if (each.kind == Kind::table) made.insert(facet(each, "detached"));  // nobody's child any more
    if (each.kind == Kind::constraint || each.kind == Kind::index || each.kind == Kind::table || each.kind == Kind::sequence) made.insert(facet(each, "gone"));
  }
  for (const auto& each : step.produces) {
    made.erase(facet(each, "gone"));
    const bool relation = !is_facet(each) && (is_relation(each) || each.kind == Kind::sequence);
    // The sequence of an identity comes with the column.
    const bool own_sequence = each.kind == Kind::sequence && each != step.subject;
    const bool exchanged = std::find(step.removes.begin(), step.removes.end(), each) != step.removes.end();  // another has the name from now on
    if (is_facet(each) || (relation && (step.action == Action::create || own_sequence || exchanged))) made.insert(each);
  }
  for (auto* ids : {&step.produces, &step.requires_, &step.removes, &step.releases}) settle_ids(*ids);
  return step;
}

std::vector<Name> both(const std::vector<Name>& left, const std::vector<Name>& right) {
  auto result = left;
  for (const auto name : right)
    if (std::find(result.begin(), result.end(), name) == result.end()) result.push_back(name);
  return result;
}

// The schemas that names in the texts of a state are to be looked up in. Names of objects are qualified, but not all
// operators in what people write (IN, USING and the like look for an equality), nor aggregates with the name of one of
// PostgreSQL's own. A live state's texts are qualified throughout.
std::vector<Name> path_of(const Graph& state) {
  auto result = state.origin.search_path;
  if (state.origin.server_version != 0) return result;
  for (const auto& [id, node] : state.nodes(Kind::extension)) {
    const auto schema = node.as<ir::Extension>().schema;
    result = both(result, {schema.empty() ? Name("public") : schema});
  }
  for (const auto& [id, node] : state.nodes(Kind::aggregate)) result = both(result, {id.schema});
  for (const auto& [id, node] : state.nodes(Kind::operator_)) result = both(result, {id.schema});
  return result;
}

// The steps of a plan so far.
struct Program {
  std::vector<Step> steps;
  std::vector<Together> together;
  Ids made;  // relations and facets
};

void add_steps_between_named(ChangeSet changes, const Graph& before, const Graph& after, const Policy& policy, Program& program) {
  settle_replacements(changes, before, after);  // first: what is dropped and made again is no alteration
  auto drafts = draft_changes(changes, before, after, policy);
  order(drafts);                                   // from here on positions are places
  compact(drafts, before, after, policy.compact);  // last: folding neighbours never creates an edge
  const auto first = program.steps.size();
  for (const auto& each : belonging_together(drafts)) program.together.push_back({first + each.first, first + each.last});
  program.steps.reserve(first + drafts.size());
  for (auto& draft : drafts) {
    auto step = std::move(draft.step);
    step.after.clear();
    for (const auto other : draft.waits) step.after.push_back(static_cast<int>(first + other) + 1);
    program.steps.push_back(finished(std::move(step), before, after, program.made, policy));
  }
}

// Adds those between two states.
void add_steps_between(ChangeSet changes, const Graph& before, const Graph& after, const Policy& policy, Program& program) {
  const auto named = with_taken_not_null_names(before, after);  // for PostgreSQL 18
  add_steps_between_named(std::move(changes), named ? named->before : before, named ? named->after : after, policy, program);
}

std::vector<Renamed> renames_of(const ChangeSet& changes) {
  std::vector<Renamed> result;
  for (const auto& change : changes.changes)
    if (const auto* renamed = std::get_if<Renamed>(&change)) result.push_back(*renamed);
  return result;
}

// Tables that others take the place of, with their rows: first all other changes, as if they stayed, then one after the other.
class InStages {
 public:
  InStages(const Graph& before, const Graph& after, const Policy& policy, Program& program) : before_(before), after_(after), policy_(policy), program_(program) {}

  void add(const ChangeSet& given, const std::vector<Partitioning>& tables) {
    {
      const auto now = with_plain_tables(before_, after_, tables);
      add_stage(diff(before_, now, renames_of(given)), before_, now);
    }
    for (std::size_t i = 0; i < tables.size(); ++i) {
      if (tables[i].mode != PartitionMode::rewrite) {
        exchange_one(before_, after_, tables, i);
        continue;
      }
      const auto near = neighbours(before_, after_, tables[i].table);
      exchange_one(restricted_to(before_, near), restricted_to(after_, near), tables, i);
    }
    for (auto& step : last_) add_step(std::move(step));
  }

 private:
  void exchange_one(const Graph& before, const Graph& after, const std::vector<Partitioning>& tables, std::size_t which) {
    const auto now = state_before(before, after, tables, which);
    const auto goal = state_before(before, after, tables, which + 1);
    std::vector<ObjectId> replaced;
    for (const auto& each : tables) replaced.push_back(each.table);
    const TableExchange exchange{.before = before, .now = now, .goal = goal, .what = tables[which], .policy = policy_, .replaced = replaced};
    const auto reached = tables[which].mode == PartitionMode::first ? by_attaching(exchange) : by_copying(exchange);
    add_stage(diff(reached, goal), reached, goal);
  }

  // In which that table and those behind it are as they were.
  static Graph state_before(const Graph& before, const Graph& after, const std::vector<Partitioning>& tables, std::size_t first) {
    std::vector<Partitioning> left;
    for (std::size_t i = first; i < tables.size(); ++i)
      if (after.contains(tables[i].table)) left.push_back(tables[i]);
    auto result = with_plain_tables(before, after, left);
    for (std::size_t i = 0; i < first; ++i)
      if (tables[i].mode == PartitionMode::rewrite && result.contains(tables[i].table)) prove_keys_later(tables[i].table, left, result);
    return result;
  }

  // A foreign key between it and a table that is exchanged later is proven then, once for both.
  static void prove_keys_later(const ObjectId& table, const std::vector<Partitioning>& later, Graph& goal) {
    for (const Node* key : foreign_keys_around(goal, table)) {
      const auto& target = key->as<ir::Constraint>().foreign_key->table.id;
      const auto& other = *key->parent == table ? target : *key->parent;
      const auto is_other = [&](const Partitioning& each) { return each.mode == PartitionMode::rewrite && each.table == other; };
      if (other != table && std::any_of(later.begin(), later.end(), is_other)) goal.at(key->id).as<ir::Constraint>().validated = false;
    }
  }

  Graph by_attaching(const TableExchange& exchange) {
    auto made = exchange_table(exchange);
    for (auto& step : made.first) add_step(finished(std::move(step), exchange.now, exchange.now, program_.made, policy_));
    add_step(finished(std::move(made.exchange), exchange.now, made.exchanged, program_.made, policy_));
    // Of a partitioned table as a whole there are statistics only when somebody asks for them.
    auto& step = program_.steps.back();
    if (is_busy(before_, exchange.what.table, policy_)) step.unsampled.push_back({.table = exchange.what.table});
    settle_unsampled(step, made.exchanged, made.exchanged, {}, policy_);
    for (auto& each : made.keys) add_step(finished(std::move(each), made.exchanged, made.reached, program_.made, policy_));
    return std::move(made.reached);
  }

  Graph by_copying(const TableExchange& exchange) {
    auto made = copy_table(exchange);
    const bool busy = is_busy(before_, exchange.what.table, policy_);
    for (auto& step : made.first) {
      if (!busy) step.unsampled.clear();
      add_step(finished(std::move(step), exchange.now, made.beside, program_.made, policy_));
    }
    add_step(finished(std::move(made.exchange), exchange.now, made.exchanged, program_.made, policy_));
    for (auto& step : made.keys) add_step(finished(std::move(step), made.exchanged, made.parted, program_.made, policy_));
    last_.push_back(finished(std::move(made.last), made.parted, made.reached, program_.made, policy_));
    return std::move(made.reached);
  }

  void add_stage(ChangeSet changes, const Graph& from, const Graph& to) {
    const auto first = program_.steps.size();
    add_steps_between(std::move(changes), from, to, policy_, program_);
    settle(first);
  }

  void add_step(Step step) {
    program_.steps.push_back(std::move(step));
    settle(program_.steps.size() - 1);
  }

  // Steps of a stage wait for all those before it, and come in no earlier phase.
  void settle(std::size_t first) {
    const auto least = latest_;
    for (auto i = first; i < program_.steps.size(); ++i) {
      auto& step = program_.steps[i];
      if (first > 0) step.after.insert(step.after.begin(), static_cast<int>(first));
      step.phase = std::max(step.phase, least);
      latest_ = std::max(latest_, step.phase);
    }
  }

  const Graph& before_;
  const Graph& after_;
  const Policy& policy_;
  Program& program_;
  std::vector<Step> last_;  // behind gates, when all is done
  Phase latest_ = Phase::expand;
};

Program program_of(const ChangeSet& given, const Graph& before, const Graph& after, const Policy& policy, const std::vector<Partitioning>& tables) {
  Program result;
  if (tables.empty())
    add_steps_between(given, before, after, policy, result);
  else
    InStages(before, after, policy, result).add(given, tables);
  return result;
}

// Tables in use of which every row is written again while others wait.
std::vector<ObjectId> tables_written_in_place(const Program& program, const Graph& before, const Policy& policy) {
  std::vector<ObjectId> result;
  for (const auto& step : program.steps)
    for (const auto& each : step.work)
      if (each.rewrites && each.relation.kind == Kind::table && is_busy(before, each.relation, policy)) result.push_back(each.relation);
  settle_ids(result);
  return result;
}

}  // namespace

Plan plan(const ChangeSet& given, const Graph& before, const Graph& after, const Policy& policy) {
  auto tables = partitionings(before, after);
  const auto partitioned = tables.size();
  append(tables, rewritten_tables(before, after, policy));
  auto program = program_of(given, before, after, policy, tables);
  if (const auto in_place = tables_written_in_place(program, before, policy); !in_place.empty())
    if (const auto copied = rewritten_tables(before, after, policy, in_place); copied.size() > tables.size() - partitioned) {
      tables.resize(partitioned);
      append(tables, copied);
      program = program_of(given, before, after, policy, tables);
    }

  Plan result;
  result.from = before.origin.description;
  result.to = after.origin.description;
  result.from_fingerprint = fingerprint(before);
  result.to_fingerprint = fingerprint(after);
  result.server_version = before.origin.server_version != 0 ? before.origin.server_version : after.origin.server_version;
  result.search_path = both(path_of(before), path_of(after));
  result.lock_timeout_ms = policy.lock_timeout_ms;
  result.summary = summarize(given, before, after);
  result.steps = std::move(program.steps);
  say_gates_once(result.steps);
  if (policy.online) {
    part_transactions(result.steps, program.together, before);
    gather_statistics(result.steps);
    limit_proof_memory(result.steps, before, after);
    lock_ahead(result, before, after, policy);
    mark_transactions(result, before, policy);
  }
  name_locks_as_called(result.steps);
  mark_surroundings(result, before, after);
  check_plan(result);
  return result;
}

Plan build_plan(const Graph& state) {
  Graph nothing;
  const ObjectId public_schema{.kind = Kind::schema, .name = Name("public")};
  Node node{.id = public_schema, .object = ir::Schema()};
  nothing.insert(std::move(node));
  auto changes = diff(nothing, state);
  std::erase_if(changes.changes, [&](const Change& change) {
    return std::holds_alternative<Removed>(change) && id_of(change) == public_schema;
  });
  return plan(changes, nothing, state, {.online = false});
}

}  // namespace lockstep
