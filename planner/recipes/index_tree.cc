// An index, primary key, unique or exclusion constraint of a partitioned table with those of its
// partitions. There is no way to detach one of them, so the tree comes and goes as a whole:
//
//   CREATE INDEX p_i ON ONLY p USING btree (v);
//   CREATE INDEX p1_i ON p1 USING btree (v);
//   ALTER INDEX p_i ATTACH PARTITION p1_i;
//
// Dropping the parent's drops them all. On partitions in use those of the partitions are built
// CONCURRENTLY, each in a step of its own. One that changes is built beside the old one:
//
//   CREATE INDEX lockstep_p_i_new_… ON ONLY p USING btree (w);  …  -- as above
//   DROP INDEX p_i;  ALTER INDEX lockstep_p_i_new_… RENAME TO p_i;
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "ir/dependency.h"
#include "planner/gather_statistics.h"
#include "planner/locks.h"
#include "planner/patience.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

struct Branch {
  ObjectId id;
  ObjectId up;
  bool made = true;  // otherwise it is there already, on its own
};

QualifiedName index_name(const ObjectId& id) { return {id.schema, id.own_name()}; }

// What is attached below `id` in the scope's state and was not before; deepest last.
void collect(const Scope& scope, const ObjectId& id, std::vector<Branch>& result) {
  for (const auto& dependent : scope.graph.dependents(id)) {
    const auto& up = attached_to(scope.graph.at(dependent));
    if (!up || up->id != id) continue;
    const bool made = scope.contains(dependent);
    if (!made && !scope.other.contains(dependent)) continue;
    result.push_back({dependent, id, made});
    collect(scope, dependent, result);
  }
}

// Of the indexes of a tree, those that have another name while it is built.
using MadeAs = std::map<ObjectId, Node>;

class Tree {
 public:
  Tree(const Scope& scope, const Node& root, MadeAs made_as = {}) : scope_(scope), made_as_(std::move(made_as)), root_(named(root)) {
    collect(scope, root.id, branches_);
    ids_.insert(root.id);
    for (const auto& branch : branches_) ids_.insert(branch.id);
  }

  bool empty() const { return branches_.empty(); }

  // All in one step.
  void draft_whole(Drafts& drafts) const {
    auto tree = create_draft(scope_, root_);
    add_plain_build(scope_, root_, tree.step);
    if (holds_constraints()) tree.step.down.statements = drop_root(false);
    if (spreads(scope_.graph, root_)) {
      auto last = std::exchange(tree.step.up, {});
      for (auto branch = branches_.rbegin(); branch != branches_.rend(); ++branch) take(*branch, tree.step);
      for (auto& each : last) tree.step.up.push_back(std::move(each));
    } else {
      for (const auto& branch : branches_) take(branch, tree.step);
      for (auto branch = branches_.rbegin(); branch != branches_.rend(); ++branch) tree.step.up.push_back(attach(*branch));
    }
    finish(tree.step);
    tree.fold = tree.fold == Fold::never ? Fold::never : Fold::with_drop_of_host;
    drafts.push_back(std::move(tree));
  }

  // The root on its own, the branches one by one, and at last all attached.
  void draft_online(Drafts& drafts) const {
    auto root = create_draft(scope_, root_);
    auto made = root.step.produces;
    root.step.produces = {root_.id};  // the last step produces it, too: who needs it waits for both
    if (is_primary_key()) root.step.produces.push_back(facet(*root_.parent, "primary key"));
    root.step.down.statements = drop_root(true);
    // A partition that is attached later gets its part by itself.
    for (const auto& branch : branches_) root.step.requires_.push_back(facet(*node(branch).parent, "attached"));
    drafts.push_back(std::move(root));
    Step last = step_for(root_, Action::alter, title("attach partitions to", root_.id), {}, drop_root(false));
    last.locks = {takes(Form::attach_index_table, *root_.parent)};
    last.produces = std::move(made);
    for (const auto& branch : branches_) {
      draft_branch(branch, drafts);
      last.requires_.push_back(facet(*node(branch).parent, "attached"));
      last.produces.push_back(node(branch).id);
      if (!branch.made) restore(branch, last.down.statements);
      last.locks.push_back({*node(branch).parent, lock_of(Form::attach_index)});
    }
    for (auto branch = branches_.rbegin(); branch != branches_.rend(); ++branch) last.up.push_back(attach(*branch));
    if (std::all_of(branches_.begin(), branches_.end(), [](const Branch& each) { return each.made; })) attach_one_by_one(last);
    last.follows = true;
    add_steps({std::move(last)}, drafts);
  }

 private:
  const Node& named(const Node& index) const {
    const auto found = made_as_.find(index.id);
    return found == made_as_.end() ? index : found->second;
  }

  const Node& node(const Branch& branch) const { return named(scope_.graph.at(branch.id)); }

  Sql attach(const Branch& branch) const {
    return sql("ALTER INDEX {} ATTACH PARTITION {}", index_name(named(scope_.graph.at(branch.up)).id), index_name(node(branch).id));
  }

  bool is_primary_key() const {
    return root_.id.kind == Kind::constraint && root_.as<ir::Constraint>().type == ir::ConstraintType::primary_key;
  }

  // A constraint of a partition below a plain index of the parent: neither goes before the other, only both at once.
  bool holds_constraints() const {
    return root_.id.kind == Kind::index &&
           std::any_of(branches_.begin(), branches_.end(), [](const Branch& each) { return each.id.kind == Kind::constraint; });
  }

  std::vector<Sql> drop_root(bool if_exists) const {
    if (holds_constraints())
      return {if_exists ? sql("DROP INDEX IF EXISTS {} CASCADE", root_.id.qualified_name()) : sql("DROP INDEX {} CASCADE", root_.id.qualified_name())};
    if (!if_exists) return drop(scope_.graph, root_);
    if (root_.id.kind == Kind::index) return {sql("DROP INDEX IF EXISTS {}", root_.id.qualified_name())};
    return {sql("ALTER TABLE {} DROP CONSTRAINT IF EXISTS {}", root_.id.qualified_name(), root_.id.part)};
  }

  // Each in a transaction of its own, and for an instant: the index of a partition is locked against all that use the partition, and whoever writes to one partition
  // after the other has the indexes of both. What is attached already is left as it is (ATExecAttachPartitionIdx() in src/backend/commands/tablecmds.c).
  void attach_one_by_one(Step& step) const {
    step.up.clear();
    for (auto branch = branches_.rbegin(); branch != branches_.rend(); ++branch) step.up.push_back(patiently(attach(*branch), {sql("ONLY {}", node(*branch).parent->qualified_name())}));
    step.down.statements = drop_root(true);
    for (auto& each : step.down.statements) each = patiently(each, {sql("{}", root_.parent->qualified_name())});
    step.transaction = Transaction::outside;
    step.done = index_is_valid(index_name(root_.id));
    step.down.done = relation_is_gone(index_name(root_.id));
  }

  // What was there on its own goes with the tree, and has to come back.
  void restore(const Branch& branch, std::vector<Sql>& statements) const {
    const Node& was = scope_.other.at(branch.id);
    for (auto& each : create_object(scope_.other, was)) statements.push_back(std::move(each));
    for (auto& each : trimmings(scope_.other, was)) statements.push_back(std::move(each));
  }

  void take(const Branch& branch, Step& step) const {
    step.requires_.push_back(facet(*node(branch).parent, "attached"));
    if (!branch.made) {
      step.requires_.push_back(*node(branch).parent);
      restore(branch, step.down.statements);
      if (scope_.vanishing && scope_.stays(*node(branch).parent)) add_work(step, *node(branch).parent, false);  // built again when the tree goes
      return;
    }
    auto draft = create_draft(scope_, node(branch));
    for (auto& each : draft.step.up) step.up.push_back(std::move(each));
    step.produces.push_back(branch.id);
    add_plain_build(scope_, node(branch), step);
    for (auto& each : draft.step.requires_) step.requires_.push_back(std::move(each));
    step.locks.insert(step.locks.end(), draft.step.locks.begin(), draft.step.locks.end());
  }

  void finish(Step& step) const {
    if (is_primary_key()) step.produces.push_back(facet(*root_.parent, "primary key"));
    std::erase_if(step.requires_, [&](const ObjectId& id) { return ids_.contains(id); });
  }

  void draft_branch(const Branch& branch, Drafts& drafts) const {
    if (!branch.made) return;
    const auto from = drafts.size();
    const Node& made = node(branch);
    if (made.id.kind == Kind::index)
      draft_index(scope_, made, drafts);
    else
      draft_online_constraint(scope_, create_draft(scope_, made), made, drafts);
    for (auto i = from; i < drafts.size(); ++i) {
      auto& step = drafts[i].step;
      step.produces = {made.id};  // and the last step does, too
      std::erase_if(step.requires_, [&](const ObjectId& id) { return ids_.contains(id); });
      drafts[i].waits.push_back(i - 1);
      drafts[i].fold = Fold::never;
      drafts[i].inlined.reset();
      make_tolerant(made, step);
    }
  }

  // The index is gone with the root by then, unless its attaching was never reached.
  static void make_tolerant(const Node& made, Step& step) {
    if (step.transaction == Transaction::outside) return;  // says IF EXISTS already
    step.down.statements = {made.id.kind == Kind::index
                                ? sql("DROP INDEX IF EXISTS {}", made.id.qualified_name())
                                : sql("ALTER TABLE {} DROP CONSTRAINT IF EXISTS {}", made.id.qualified_name(), made.id.part)};
  }

  const Scope& scope_;
  MadeAs made_as_;
  const Node& root_;
  std::vector<Branch> branches_;
  Ids ids_;
};

}  // namespace

namespace {

// Whether the trees of before and after are of the same partitions, and neither leaves one of its indexes behind or takes one over.
bool have_same_partitions(const Scope& clearing, const Scope& making, const std::vector<Branch>& old_ones, const std::vector<Branch>& new_ones) {
  const auto tables_of = [](const Scope& scope, const std::vector<Branch>& branches) {
    std::set<ObjectId> result;
    for (const auto& each : branches) result.insert(*scope.graph.at(each.id).parent);
    return result;
  };
  const auto made = [](const std::vector<Branch>& branches) { return std::all_of(branches.begin(), branches.end(), [](const Branch& each) { return each.made && each.id.kind == Kind::index; }); };
  const auto tables = tables_of(making, new_ones);
  return made(old_ones) && made(new_ones) && tables == tables_of(clearing, old_ones) && std::all_of(tables.begin(), tables.end(), [&](const ObjectId& each) { return making.stays(each); });
}

bool needs_what_goes(const Scope& clearing, const Node& index) {
  const auto had = needs(clearing.graph, index);
  return std::any_of(had.begin(), had.end(), [&](const ObjectId& each) { return clearing.contains(each) || clearing.retyped.contains(each); });
}

bool is_referred_to(const Graph& graph, const ObjectId& index) {
  const auto users = graph.dependents(index);
  return std::any_of(users.begin(), users.end(), [&](const ObjectId& each) { return each.kind == Kind::constraint; });
}

}  // namespace

bool draft_replaced_index_tree(const Scope& clearing, const Scope& making, const ObjectId& id, Drafts& drafts) {
  if (id.kind != Kind::index) return false;
  const Node& before = clearing.graph.at(id);
  const Node& after = making.graph.at(id);
  if (before.parent != after.parent || !before.parent || !is_partitioned(making.graph, *after.parent) || attached_to(before) || attached_to(after)) return false;
  if (!making.online(*after.parent, id) || spreads(making.graph, after) || spreads(clearing.graph, before) || is_referred_to(clearing.graph, id) || needs_what_goes(clearing, before)) return false;
  std::vector<Branch> old_ones;
  std::vector<Branch> new_ones;
  collect(clearing, id, old_ones);
  collect(making, id, new_ones);
  if (new_ones.empty() || !have_same_partitions(clearing, making, old_ones, new_ones)) return false;

  MadeAs made_as;
  const auto put_aside = [&](const ObjectId& each) {
    auto node = making.graph.at(each);
    node.id.name = temporary_name(each, "new");
    made_as.emplace(each, std::move(node));
  };
  put_aside(id);
  for (const auto& each : new_ones)
    if (clearing.graph.contains(each.id)) put_aside(each.id);
  const auto from = drafts.size();
  Tree(making, after, made_as).draft_online(drafts);
  mark_unsampled(making, after, drafts, from);
  for (auto i = from; i < drafts.size(); ++i) drafts[i].step.action = Action::alter;

  const auto begun = drafts.size();
  draft_create(clearing, before, drafts);
  turn_round(drafts, begun, clearing.graph);
  auto rename = step_for(after, Action::alter, "rename the new " + to_string(id), {}, {});
  rename.produces = create_draft(making, after).step.produces;
  for (const auto& [each, node] : made_as) {
    rename.up.push_back(sql("ALTER INDEX {} RENAME TO {}", index_name(node.id), each.name));
    rename.down.statements.push_back(sql("ALTER INDEX {} RENAME TO {}", index_name(each), node.id.name));
    rename.produces.push_back(each);
  }
  rename.locks.clear();
  rename.follows = true;
  for (auto i = begun; i < drafts.size(); ++i) {
    drafts[i].step.action = Action::alter;
    drafts[i].step.phase = Phase::expand;
    drafts[i].fold = Fold::never;
    drafts[i].waits.push_back(begun - 1);
  }
  add_steps({std::move(rename)}, drafts);
  drafts.back().waits.push_back(drafts.size() - 2);
  return true;
}

bool draft_index_tree(const Scope& scope, const Node& node, Drafts& drafts) {
  if (node.id.kind != Kind::index && node.id.kind != Kind::constraint) return false;
  if (const auto& up = attached_to(node); up && scope.contains(up->id)) return true;  // part of that one's
  if (node.parent == std::nullopt || !is_partitioned(scope.graph, *node.parent)) return false;
  const Tree tree(scope, node);
  if (tree.empty()) return false;
  if (scope.online(*node.parent, node.id) && !scope.vanishing && !spreads(scope.graph, node))
    tree.draft_online(drafts);
  else
    tree.draft_whole(drafts);
  return true;
}

}  // namespace lockstep
