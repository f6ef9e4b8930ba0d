#include "planner/lock_ahead.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/patience.h"
#include "planner/rules/table.h"
#include "planner/size.h"

namespace lockstep {
namespace {

constexpr int tries_ms = 50;

// The two states, the one that a way begins with first.
struct States {
  const Graph& from;
  const Graph& to;

  const Node* find(const ObjectId& id) const { return from.contains(id) ? from.find(id) : to.find(id); }
  const Graph& of(const ObjectId& id) const { return from.contains(id) ? from : to; }
};

using Locks = std::map<ObjectId, Lock>;
using Names = std::unordered_map<ObjectId, ObjectId>;

bool holds_rows_or_query(Kind kind) { return kind == Kind::table || kind == Kind::view || kind == Kind::materialized_view; }

void add(Locks& locks, const ObjectId& relation, Lock lock) {
  auto& strongest = locks[relation];
  strongest = std::max(strongest, lock);
}

Locks locks_upwards(const Plan& plan, const Run& run, std::size_t count) {
  Locks result;
  for (std::size_t i = 0; i < count; ++i)
    for (const auto& taken : plan.steps[run.steps[i]].locks)
      if (taken.lock >= Lock::share && holds_rows_or_query(taken.relation.kind)) add(result, taken.relation, taken.lock);
  return result;
}

// What a step takes away comes again, for which some need less.
Lock lock_on_way_back(const Step& step, const Graph& before) {
  if (step.action != Action::drop) return Lock::access_exclusive;
  if (step.subject.kind == Kind::index) return Lock::share;
  if (step.subject.kind == Kind::trigger) return Lock::share_row_exclusive;
  const Node* node = step.subject.kind == Kind::constraint ? before.find(step.subject) : nullptr;
  return node != nullptr && node->as<ir::Constraint>().foreign_key ? Lock::share_row_exclusive : Lock::access_exclusive;
}

// What is not there any more behind a step, asked for one step after the other.
class Gone {
 public:
  const std::unordered_set<ObjectId>& behind(const Plan& plan, std::size_t step) {
    for (; next_ <= step; ++next_) {
      for (const auto& each : plan.steps[next_].removes) gone_.insert(each);
      for (const auto& each : plan.steps[next_].produces) gone_.erase(each);
    }
    return gone_;
  }

 private:
  std::unordered_set<ObjectId> gone_;
  std::size_t next_ = 0;
};

Locks locks_downwards(const Plan& plan, const Run& run, std::size_t count, const Graph& before, const std::unordered_set<ObjectId>& gone) {
  Locks result;
  bool in_use = false;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& step = plan.steps[run.steps[i]];
    if (step.down.statements.empty()) continue;
    for (const auto& taken : locks_of(step, Direction::down)) {
      if (taken.lock < Lock::share || !holds_rows_or_query(taken.relation.kind) || gone.contains(taken.relation)) continue;
      add(result, taken.relation, step.down.locks.empty() ? lock_on_way_back(step, before) : taken.lock);
      in_use = true;
    }
    if (step.action == Action::create && holds_rows_or_query(step.subject.kind)) add(result, step.subject, Lock::access_exclusive);
  }
  return in_use ? result : Locks();
}

const ObjectId* first_of_kind(const std::vector<ObjectId>& ids, Kind kind) {
  const auto found = std::find_if(ids.begin(), ids.end(), [&](const ObjectId& each) { return each.kind == kind && !is_facet(each); });
  return found == ids.end() ? nullptr : &*found;
}

// What relations are called before the transaction renames them. Names that go round in a circle are taken by way of another one, which is nobody's
// before: what counts is where the way begins.
Names names_before(const Plan& plan, const Run& run) {
  struct Way {
    ObjectId first;
    ObjectId last;
  };
  std::unordered_map<ObjectId, Way> ways;
  for (const auto at : run.steps) {
    const auto& step = plan.steps[at];
    const auto stays = std::find(step.removes.begin(), step.removes.end(), step.subject) != step.removes.end();
    if (step.action != Action::alter || !holds_rows_or_query(step.subject.kind) || stays) continue;
    const auto* from = first_of_kind(step.removes, step.subject.kind);
    const auto* to = first_of_kind(step.produces, step.subject.kind);
    if (from == nullptr || to == nullptr) continue;
    const auto [way, begun] = ways.try_emplace(step.subject, Way{*from, *to});
    if (!begun && way->second.last == *from) way->second.last = *to;
  }
  Names result;
  for (const auto& [relation, way] : ways)
    if (way.last == relation) result.emplace(relation, way.first);
  return result;
}

bool renames_schema(const Plan& plan, const Run& run) {
  return std::any_of(run.steps.begin(), run.steps.end(), [&](std::size_t each) { return plan.steps[each].subject.kind == Kind::schema && plan.steps[each].action == Action::alter && !plan.steps[each].removes.empty(); });
}

// The tables that refer to it and are to be locked.
std::set<ObjectId> referring(const States& states, const ObjectId& table, const Locks& locks) {
  std::set<ObjectId> result;
  for (const auto* graph : {&states.from, &states.to}) {
    if (!graph->contains(table)) continue;
    for (const auto& id : graph->dependents(table)) {
      if (id.kind != Kind::constraint) continue;
      const auto& constraint = graph->at(id);
      const auto& key = constraint.as<ir::Constraint>().foreign_key;
      if (key && key->table.id == table && *constraint.parent != table && locks.contains(*constraint.parent)) result.insert(*constraint.parent);
    }
  }
  return result;
}

// What is locked in one go: a view, or a table with those of its partitions and children that are locked, behind it.
using Unit = std::vector<ObjectId>;

// Views first: who reads by way of one has that before its tables. Tables that foreign keys lead to last: who inserts a row has its table locked before
// the one that is referred to is looked at. The same in every plan.
class Order {
 public:
  Order(const States& states, const Locks& locks) : states_(states), locks_(locks) {
    for (const auto& [id, lock] : locks)
      if (id.kind != Kind::table) units_.push_back({id});
    for (const auto& [id, lock] : locks)
      if (id.kind == Kind::table) add_below(top_of(id), id);
    for (const auto& [top, below] : trees_) visit(top);
  }

  std::vector<Unit> units_;

 private:
  std::vector<ObjectId> parents_of(const ObjectId& table) const {
    std::vector<ObjectId> result;
    for (const auto* graph : {&states_.from, &states_.to})
      if (graph->contains(table))
        for (const auto& each : parent_tables(*graph, table))
          if (locks_.contains(each)) result.push_back(each);
    return result;
  }

  // Of two that change places, each is below the other in one of the states.
  ObjectId top_of(const ObjectId& table) const {
    std::set<ObjectId> passed;
    auto top = table;
    for (auto parents = parents_of(top); !parents.empty() && passed.insert(top).second; parents = parents_of(top)) top = parents.front();
    return passed.contains(top) ? *passed.begin() : top;
  }

  // Behind its parents.
  void add_below(const ObjectId& top, const ObjectId& table) {
    if (!placed_.insert(table).second) return;
    for (const auto& each : parents_of(table)) add_below(top, each);
    trees_[top].push_back(table);
  }

  void visit(const ObjectId& top) {
    if (!visited_.insert(top).second) return;
    for (const auto& table : trees_.at(top))
      for (const auto& each : referring(states_, table, locks_))
        if (const auto other = top_of(each); trees_.contains(other)) visit(other);
    units_.push_back(trees_.at(top));
  }

  const States& states_;
  const Locks& locks_;
  std::map<ObjectId, Unit> trees_;
  std::unordered_set<ObjectId> placed_;
  std::unordered_set<ObjectId> visited_;
};

struct Locking {
  Sql name;         // of a table, with ONLY where it is locked without those below it
  Sql statement;    // of what LOCK TABLE refuses, or would lock with the tables below: locks it, and changes nothing
  Lock lock;
};

// Views and all that is no plain table: for these LOCK TABLE does too much or nothing (RangeVarCallbackForLockTable() and LockViewRecurse() in
// src/backend/commands/lockcmds.c), while a move to where they are takes the lock alone (AlterRelationNamespaceInternal() in src/backend/commands/tablecmds.c).
std::string_view word_of(const States& states, const ObjectId& id) {
  if (id.kind == Kind::view) return "VIEW";
  if (id.kind == Kind::materialized_view) return "MATERIALIZED VIEW";
  return is_foreign(states.of(id), id) ? "FOREIGN TABLE" : "";
}

std::vector<Locking> lockings(const States& states, const Locks& locks, const Names& names, const Unit& unit) {
  std::unordered_set<ObjectId> covered;
  std::vector<Locking> result;
  for (const auto& id : unit) {
    if (covered.contains(id) || states.find(id) == nullptr) continue;
    const auto lock = locks.at(id);
    const auto named = names.find(id);
    const auto name = (named == names.end() ? id : named->second).qualified_name();
    if (const auto word = word_of(states, id); !word.empty()) {
      result.push_back({{}, sql("ALTER {} {} SET SCHEMA {}", verbatim(std::string(word)), name, name.schema), Lock::access_exclusive});
      continue;
    }
    const auto below = descendant_tables(states.of(id), id);
    const bool all = std::all_of(below.begin(), below.end(), [&](const ObjectId& each) {
      const auto found = locks.find(each);
      return found != locks.end() && found->second == lock && word_of(states, each).empty();
    });
    if (all) covered.insert(below.begin(), below.end());
    result.push_back({all ? sql("{}", name) : sql("ONLY {}", name), {}, lock});
  }
  return result;
}

// Neighbours with the same lock share a statement.
Sql statements_of(const std::vector<Locking>& all) {
  std::vector<Sql> result;
  for (std::size_t i = 0; i < all.size();) {
    if (!all[i].statement.empty()) {
      result.push_back(all[i++].statement);
      continue;
    }
    std::vector<Sql> names;
    const auto lock = all[i].lock;
    for (; i < all.size() && all[i].statement.empty() && all[i].lock == lock; ++i) names.push_back(all[i].name);
    result.push_back(sql("LOCK TABLE {} IN {} MODE", join(names), verbatim(std::string(lock_name(lock)))));
  }
  return join(result, ";\n        ");
}

Sql lock_all(std::vector<std::vector<Locking>> units, int lock_timeout_ms) {
  const auto in_a_row = [&] {
    std::vector<Locking> result;
    for (const auto& each : units) append(result, each);
    return result;
  };
  Patient what;
  std::vector<Sql> tables;
  for (const auto& each : in_a_row())
    if (each.statement.empty()) tables.push_back(each.name);
  if (!tables.empty()) what.first = sql("LOCK TABLE {} IN SHARE UPDATE EXCLUSIVE MODE;", join(tables));
  what.statements = statements_of(in_a_row());
  // Transactions that use several of them may do so in this order or in the other one, and always have one of them: then there is a way only in their own order.
  std::reverse(units.begin(), units.end());
  if (units.size() > 1) what.other_order = statements_of(in_a_row());
  what.may_be_left = true;  // who may refer to a table need not have the right to lock it
  what.tries_ms = lock_timeout_ms == 0 ? tries_ms : std::min(tries_ms, lock_timeout_ms);
  return patiently(what);
}

// Behind one table nobody waits for longer than its users make who locks it wait, but for autovacuum. The rows of a small one are looked through before anybody notices.
Sql begin_with(const States& states, const Locks& locks, const Names& names, const Graph& before, const Policy& policy, int lock_timeout_ms) {
  if (locks.empty()) return {};
  std::vector<std::vector<Locking>> units;
  for (const auto& unit : Order(states, locks).units_)
    if (auto all = lockings(states, locks, names, unit); !all.empty()) units.push_back(std::move(all));
  if (units.empty()) return {};
  if (locks.size() > 1) return lock_all(std::move(units), lock_timeout_ms);
  const auto& only = units.front().front();
  const bool is_vacuumed = only.statement.empty() && before.contains(locks.begin()->first) && is_busy(before, locks.begin()->first, policy);
  return is_vacuumed ? keep_vacuum_away({only.name}) : Sql();
}

// How the transaction sees what others do has to be said before anything is asked.
bool begins_with_settings(const Plan& plan, const Run& run, Direction direction) {
  const auto& statements = statements_of(plan.steps[run.steps.front()], direction);
  return !statements.empty() && statements.front().text().starts_with("SET TRANSACTION ");
}

}  // namespace

std::size_t steps_locked_ahead(const Plan& plan, const Run& run, const Graph& before, const Policy& policy) {
  for (std::size_t i = 0; i < run.steps.size(); ++i)
    if (!long_work(plan.steps[run.steps[i]], before, policy).empty()) return i + 1;
  return run.steps.size();
}

void lock_ahead(Plan& plan, const Graph& before, const Graph& after, const Policy& policy) {
  const auto can_begin_so = [&](const Run& run, Direction direction) {
    return !run.empty && run.in_transaction() && !begins_with_settings(plan, run, direction) && !renames_schema(plan, run);
  };
  for (const auto& run : runs_of(plan, Direction::up, steps_in_order(plan, Direction::up))) {
    if (!can_begin_so(run, Direction::up)) continue;
    const auto locks = locks_upwards(plan, run, steps_locked_ahead(plan, run, before, policy));
    plan.steps[run.steps.front()].lock_first = begin_with({before, after}, locks, names_before(plan, run), before, policy, run.lock_timeout_ms);
  }
  auto back = runs_of(plan, Direction::down, steps_in_order(plan, Direction::down));
  std::reverse(back.begin(), back.end());
  Gone gone;
  for (const auto& run : back) {
    if (!can_begin_so(run, Direction::down)) continue;
    const auto locks = locks_downwards(plan, run, steps_locked_ahead(plan, run, before, policy), before, gone.behind(plan, run.steps.front()));
    plan.steps[run.steps.front()].down.lock_first = begin_with({after, before}, locks, {}, before, policy, run.lock_timeout_ms);
  }
}

}  // namespace lockstep
