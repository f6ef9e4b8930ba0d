// What a step locks, scans and rewrites once it is known which steps come before it: partitions and children as they are then, and nothing of what is
// new or gone by then.
#include <algorithm>
#include <map>

#include "planner/draft.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

// Whether statements of the step are about the table with ONLY, and none without.
bool says_only(const Step& step, const ObjectId& relation) {
  const auto name = quoted(relation.qualified_name());
  bool only = false;
  for (const auto& statement : step.up) {
    if (statement.text().starts_with("ALTER TABLE " + name + " ") || statement.text().starts_with("DROP INDEX ")) return false;
    only = only || statement.text().starts_with("ALTER TABLE ONLY " + name + " ") || statement.text().find(" ON ONLY " + name + " ") != std::string::npos;
  }
  return only;
}

// From PostgreSQL 18 on that locks all children first, whatever the constraint (ATPrepCmd() in src/backend/commands/tablecmds.c).
bool adds_constraint(const Step& step, const ObjectId& relation) {
  const auto head = "ALTER TABLE " + quoted(relation.qualified_name()) + " ADD CONSTRAINT ";
  return std::any_of(step.up.begin(), step.up.end(), [&](const Sql& each) { return each.text().starts_with(head); });
}

// Children are looked for, and locked, though what goes stays theirs (ATExecDropColumn() and ATExecDropConstraint() in src/backend/commands/tablecmds.c).
bool drops_only_here(const Step& step, const ObjectId& relation) {
  const auto head = "ALTER TABLE ONLY " + quoted(relation.qualified_name()) + " DROP ";
  return std::any_of(step.up.begin(), step.up.end(), [&](const Sql& each) { return each.text().starts_with(head + "COLUMN ") || each.text().starts_with(head + "CONSTRAINT "); });
}

struct Moment {
  const Graph& before;
  const Graph& after;
  const std::unordered_set<ObjectId>& made;
};

// Whether the table still hangs on the `top`, by one parent or another. Who has several has left those that it does not have afterwards.
bool hangs_on(const Moment& moment, const ObjectId& table, const ObjectId& top) {
  if (table == top) return true;
  const bool left = moment.made.contains(facet(table, "detached"));
  const bool stays_child = left && moment.after.contains(table) && !moment.after.at(table).as<ir::Table>().partition_of;
  if (left && !stays_child) return false;
  const auto kept = stays_child ? parent_tables(moment.after, table) : std::vector<ObjectId>{};
  const auto parents = parent_tables(moment.before, table);
  return std::any_of(parents.begin(), parents.end(), [&](const ObjectId& each) { return (!left || std::ranges::count(kept, each) > 0) && hangs_on(moment, each, top); });
}

// Whether the table has come to hang on the `top` by now: it, or one between the two, has been attached, and all between hang on one another.
bool came_along(const Moment& moment, const ObjectId& table, const ObjectId& top, bool attached = false) {
  if (table == top) return attached;
  const bool comes = moment.made.contains(facet(table, "attached"));
  const Node* was = moment.before.find(table);
  const bool stays = was != nullptr && !(was->as<ir::Table>().partition_of && moment.made.contains(facet(table, "detached")));
  const auto had = stays ? parent_tables(moment.before, table) : std::vector<ObjectId>{};
  const auto parents = parent_tables(moment.after, table);
  return std::any_of(parents.begin(), parents.end(), [&](const ObjectId& each) { return (comes || std::ranges::count(had, each) > 0) && came_along(moment, each, top, attached || comes); });
}

// Descendants as they are when the step runs.
std::vector<ObjectId> descendants_at(const Moment& moment, const ObjectId& table) {
  std::vector<ObjectId> result;
  if (moment.before.contains(table) && !moment.made.contains(table))
    for (const auto& each : descendant_tables(moment.before, table))
      if (hangs_on(moment, each, table)) result.push_back(each);
  if (moment.after.contains(table))
    for (const auto& each : descendant_tables(moment.after, table))
      if (came_along(moment, each, table)) result.push_back(each);
  return result;
}

// Those that inherit from the table itself.
std::vector<ObjectId> children_at(const Moment& moment, const ObjectId& table) {
  auto result = descendants_at(moment, table);
  std::erase_if(result, [&](const ObjectId& each) {
    const auto has_parent = [&](const Graph& graph) { return graph.contains(each) && std::ranges::count(parent_tables(graph, each), table) > 0; };
    return !has_parent(moment.before) && !has_parent(moment.after);
  });
  return result;
}

// A child's own check of the same name is taken for the parent's, and its rows are not read again when that is proven
// (MergeWithExistingConstraint() in src/backend/catalog/heap.c).
bool has_proven_already(const Step& step, const ObjectId& child, const Moment& moment) {
  if (step.subject.kind != Kind::constraint) return false;
  const ObjectId same{.kind = Kind::constraint, .schema = child.schema, .name = child.name, .part = step.subject.part};
  const Node* own = moment.before.find(same);
  if (own == nullptr || moment.made.contains(facet(same, "gone"))) return false;
  const auto& constraint = own->as<ir::Constraint>();
  return constraint.type == ir::ConstraintType::check && constraint.validated && constraint.enforced && !constraint.no_inherit;
}

bool comes_or_goes(const Step& step) {
  return step.subject.kind == Kind::constraint && (step.action == Action::drop || step.action == Action::create);
}

// Whether a table between this one and the `top` has a check of its own, which that of the top is taken for when it comes, and which stays when that is dropped:
// nobody looks further then (ATAddCheckConstraint() and ATExecDropConstraint() in src/backend/commands/tablecmds.c).
bool keeps_check_above(const Step& step, const ObjectId& table, const ObjectId& top, const Moment& moment) {
  if (!comes_or_goes(step) || moment.before.at(table).as<ir::Table>().partition_of) return false;
  const auto parents = parent_tables(moment.before, table);
  return !parents.empty() && std::all_of(parents.begin(), parents.end(), [&](const ObjectId& each) {
    if (each == top) return false;
    const ObjectId own{.kind = Kind::constraint, .schema = each.schema, .name = each.name, .part = step.subject.part};
    return (moment.before.contains(own) && !moment.made.contains(facet(own, "gone"))) || keeps_check_above(step, each, top, moment);
  });
}

// Gone, or off its parent for now.
bool is_gone(const Moment& moment, const ObjectId& id) {
  if (moment.made.contains(facet(id, "gone"))) return true;
  return id.kind == Kind::table && moment.made.contains(facet(id, "detached")) && !moment.made.contains(facet(id, "attached"));
}

// A partition that is dropped as such takes its copies of foreign keys along without a word to the tables that they refer to.
bool goes_as_partition(const Step& step, const Moment& moment) {
  const Node* table = step.action == Action::drop && step.subject.kind == Kind::table ? moment.before.find(step.subject) : nullptr;
  return table != nullptr && table->as<ir::Table>().partition_of && !moment.made.contains(facet(step.subject, "detached")) && step.up.front().text().starts_with("DROP TABLE ");
}

// Tables that refer to the one that a partition leaves, and were partitions themselves until they left: from PostgreSQL 15 on they keep the foreign keys that they had from above, and are asked for rows
// that refer to the next one that leaves, like all others (ATDetachCheckNoForeignKeyRefs() in src/backend/commands/tablecmds.c).
std::vector<ObjectId> have_left_and_refer(const Step& step, const Moment& moment) {
  const bool detaches = std::find(step.removes.begin(), step.removes.end(), facet(step.subject, "attached")) != step.removes.end();
  const Node* partition = detaches ? moment.before.find(step.subject) : nullptr;
  if (partition == nullptr || partition->id.kind != Kind::table || !partition->as<ir::Table>().partition_of || version_of_locks(moment.before, moment.after) < 150000) return {};
  std::vector<ObjectId> result;
  for (const Node* key : foreign_keys_to_parents(moment.before, partition->as<ir::Table>().partition_of->id)) {
    if (moment.made.contains(facet(key->id, "gone"))) continue;
    for (const auto& each : descendant_tables(moment.before, *key->parent)) {
      const ObjectId own{.kind = Kind::constraint, .schema = each.schema, .name = each.name, .part = key->id.part};
      const bool keeps = !moment.after.contains(each) || moment.after.contains(own);
      const bool has_left = moment.made.contains(facet(each, "detached")) && !moment.made.contains(facet(each, "attached")) && !moment.made.contains(facet(each, "gone"));
      if (has_left && keeps && each != step.subject) result.push_back(each);
    }
  }
  return result;
}

void collect(const LockTaken& taken, const Step& step, const Moment& moment, std::map<ObjectId, Lock>& strongest) {
  const auto add = [&](const ObjectId& relation) {
    if (moment.made.contains(relation)) return;
    auto& lock = strongest[relation];
    lock = std::max(lock, taken.lock);
  };
  const Node* node = moment.made.contains(taken.relation) ? moment.after.find(taken.relation) : moment.before.find(taken.relation);
  if (taken.lock == Lock::none || (node == nullptr && !taken.exists) || (taken.because_of && is_gone(moment, *taken.because_of))) return;
  if (taken.because_of && taken.because_of->kind == Kind::constraint && goes_as_partition(step, moment)) return;
  add(taken.relation);
  const auto reach = adds_constraint(step, taken.relation) && version_of_locks(moment.before, moment.after) >= 180000 ? Reach::descendants : taken.reach;
  if (node == nullptr || node->id.kind != Kind::table || reach == Reach::itself) return;
  const bool only = says_only(step, taken.relation);
  if (only && !drops_only_here(step, taken.relation)) return;
  if (reach == Reach::partitions && !node->as<ir::Table>().partition_key) return;
  for (const auto& each : only ? children_at(moment, taken.relation) : descendants_at(moment, taken.relation))
    if (moment.before.contains(each) && !keeps_check_above(step, each, taken.relation, moment)) add(each);
}

}  // namespace

std::vector<Work> spread_work(const Step& step, const Graph& before, const Graph& after, const std::unordered_set<ObjectId>& made) {
  Step spread;
  const Moment moment{before, after, made};
  const auto holds_rows = [&](const ObjectId& id) {
    return before.contains(id) && !made.contains(id) && !(before.at(id).id.kind == Kind::table && is_partitioned(before, id)) && !is_foreign(before, id);
  };
  const bool attaches = std::find(step.produces.begin(), step.produces.end(), facet(step.subject, "attached")) != step.produces.end();
  for (const auto& each : step.work) {
    if (each.because_of && is_gone(moment, *each.because_of)) continue;
    if (attaches && each.relation != step.subject && is_gone(moment, each.relation)) continue;  // the default partition, which is off for now
    if (holds_rows(each.relation)) add_work(spread, each.relation, each.rewrites);
    const bool reaches_all = std::any_of(step.locks.begin(), step.locks.end(), [&](const LockTaken& taken) { return taken.relation == each.relation && taken.reach == Reach::descendants; });
    const Node* node = made.contains(each.relation) ? after.find(each.relation) : before.find(each.relation);
    const bool partitioned = node != nullptr && node->id.kind == Kind::table && node->as<ir::Table>().partition_key;
    if ((!reaches_all && !partitioned) || says_only(step, each.relation)) continue;
    for (const auto& below : descendants_at(moment, each.relation))
      if (holds_rows(below) && !has_proven_already(step, below, moment)) add_work(spread, below, each.rewrites);
  }
  for (const auto& each : have_left_and_refer(step, moment)) {
    if (holds_rows(each)) add_work(spread, each, false);
    for (const auto& below : descendants_at(moment, each))
      if (holds_rows(below)) add_work(spread, below, false);
  }
  return std::move(spread.work);
}

std::vector<LockTaken> settle_locks(const Step& step, const Graph& before, const Graph& after, const std::unordered_set<ObjectId>& made) {
  std::map<ObjectId, Lock> strongest;
  const Moment moment{before, after, made};
  for (const auto& each : step.locks) collect(each, step, moment, strongest);
  for (const auto& each : have_left_and_refer(step, moment)) {
    collect({.relation = each, .lock = Lock::access_exclusive}, step, moment, strongest);
    collect({.relation = each, .lock = Lock::share_row_exclusive, .reach = Reach::partitions}, step, moment, strongest);
  }
  std::vector<LockTaken> result;
  for (const auto& [relation, lock] : strongest) result.push_back({relation, lock});
  return result;
}

std::vector<LockTaken> settle_locks_back(const Step& step, const Graph& after) {
  std::map<ObjectId, Lock> strongest;
  const auto add = [&](const ObjectId& relation, Lock lock) {
    auto& strong = strongest[relation];
    strong = std::max(strong, lock);
  };
  for (const auto& each : step.down.locks) {
    add(each.relation, each.lock);
    const bool reaches = each.reach == Reach::descendants || (each.reach == Reach::partitions && is_partitioned(after, each.relation));
    if (reaches && after.contains(each.relation))
      for (const auto& below : descendant_tables(after, each.relation)) add(below, each.lock);
  }
  std::vector<LockTaken> result;
  for (const auto& [relation, lock] : strongest) result.push_back({relation, lock});
  return result;
}

}  // namespace lockstep
