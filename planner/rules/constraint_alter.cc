// What can be changed about a constraint or an index without making it anew.
#include <algorithm>
#include <array>

#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

using ConstraintChange = Alteration<ir::Constraint>;
using IndexChange = Alteration<ir::Index>;

Sql deferral(const Subject<ir::Constraint>& constraint) {
  auto result = sql("ALTER TABLE {} ALTER CONSTRAINT {}", constraint.name(), constraint.id().part);
  result += constraint->deferrable ? sql(" DEFERRABLE") : sql(" NOT DEFERRABLE");
  if (constraint->deferrable) result += constraint->initially_deferred ? sql(" INITIALLY DEFERRED") : sql(" INITIALLY IMMEDIATE");
  return result;
}

Step constraint_step(const ConstraintChange& change, std::string_view verb, Form form, std::vector<Sql> up, std::vector<Sql> down) {
  auto step = step_for(change.after.node, Action::alter, title(verb, change.after.id()), std::move(up), std::move(down));
  step.locks = {takes(form, *change.after.node.parent)};
  step.requires_ = {change.after.id()};
  return step;
}

std::vector<Sql> index_options(const QualifiedName& index, const Options& before, const Options& after) {
  std::vector<Sql> result;
  for (const auto& action : change_options(before, after)) result.push_back(sql("ALTER INDEX {} {}", index, action));
  return result;
}

std::vector<Sql> statistics(const IndexChange& change) {
  std::vector<Sql> result;
  const auto set = [&](int element, int target) {
    result.push_back(sql("ALTER INDEX {} ALTER COLUMN {} SET STATISTICS {}", change.after.name(), element, target));
  };
  for (const auto& [element, target] : change.after->statistics) {
    const auto found = change.before->statistics.find(element);
    if (found == change.before->statistics.end() || found->second != target) set(element, target);
  }
  for (const auto& [element, target] : change.before->statistics)
    if (!change.after->statistics.contains(element)) set(element, -1);
  return result;
}

// An index of a partition is its parent's until the partition is detached or the parent's index goes, and the index with it: it cannot become another's.
template <class K>
bool stays_attached(const Alteration<K>& change) {
  if (!change.changed(&K::attached_to) || !change.before->attached_to) return false;
  const auto& table = *change.after.node.parent;
  const Node* was = change.before.graph.find(table);
  const Node* is = change.after.graph.find(table);
  if (was == nullptr || is == nullptr) return false;
  const bool detached = was->template as<ir::Table>().partition_of != is->template as<ir::Table>().partition_of;
  return !detached && (change.after->attached_to || change.after.graph.contains(change.before->attached_to->id));
}

// Those of an index that need more than an instant's agreement with readers and writers lock it against whoever plans on the table
// (src/backend/access/common/reloptions.c).
std::vector<LockTaken> locks_of_index_options(const ObjectId& table, const std::vector<Sql>& statements) {
  static constexpr std::array strong = std::to_array<std::string_view>({"fastupdate", "gin_pending_list_limit", "buffering", "pages_per_range", "autosummarize"});
  const bool locks = std::any_of(statements.begin(), statements.end(), [](const Sql& each) {
    return std::any_of(strong.begin(), strong.end(), [&](std::string_view name) { return each.text().find(name) != std::string::npos; });
  });
  if (locks) return {{table, Lock::access_exclusive}};
  return {takes(Form::alter_index, table)};
}

}  // namespace

void alter(const Alteration<ir::Constraint>& change, std::vector<Step>& steps) {
  const QualifiedName index{change.after.id().schema, change.after.id().part};
  if (change.changed(&ir::Constraint::deferrable) || change.changed(&ir::Constraint::initially_deferred))
    steps.push_back(constraint_step(change, "change deferral of", Form::alter_constraint, {deferral(change.after)}, {deferral(change.before)}));
  if (change.changed(&ir::Constraint::validated)) steps.push_back(validate_step(change.after.graph, change.after.node));
  if (change.changed(&ir::Constraint::index_options)) {
    steps.push_back(constraint_step(change, "change index options of", Form::alter_index,
                                    index_options(index, change.before->index_options, change.after->index_options),
                                    index_options(index, change.after->index_options, change.before->index_options)));
    steps.back().locks = locks_of_index_options(*change.after.node.parent, steps.back().up);
  }
  if (change.changed(&ir::Constraint::index_tablespace))
    steps.push_back(move_index({change.before.graph, change.after.graph, change.policy, change.after.node, index, change.before->index_tablespace, change.after->index_tablespace}, "move index of"));
  if (change.changed(&ir::Constraint::index_comment))
    steps.push_back(constraint_step(change, "change comment on the index of", Form::alter_index,
                                    {comment_on_index(change.after)}, {comment_on_index(change.before)}));
}

bool can_alter(const Alteration<ir::Constraint>& change) {
  const bool deferral_changes = change.changed(&ir::Constraint::deferrable) || change.changed(&ir::Constraint::initially_deferred);
  if (deferral_changes && !change.after->foreign_key) return false;
  if (stays_attached(change)) return false;
  return !change.before->validated || change.after->validated;  // there is no way back to NOT VALID
}

void alter(const Alteration<ir::Index>& change, std::vector<Step>& steps) {
  const auto add = [&](std::string_view verb, Form form, std::vector<Sql> up, std::vector<Sql> down) {
    auto step = step_for(change.after.node, Action::alter, title(verb, change.after.id()), std::move(up), std::move(down));
    step.locks = {takes(form, *change.after.node.parent)};
    step.requires_ = {change.after.id()};
    steps.push_back(std::move(step));
  };
  const auto name = change.after.name();
  if (change.changed(&ir::Index::options)) {
    add("change options of", Form::alter_index, index_options(name, change.before->options, change.after->options),
        index_options(name, change.after->options, change.before->options));
    steps.back().locks = locks_of_index_options(*change.after.node.parent, steps.back().up);
  }
  if (change.changed(&ir::Index::tablespace))
    steps.push_back(move_index({change.before.graph, change.after.graph, change.policy, change.after.node, name, change.before->tablespace, change.after->tablespace}, "move"));
  if (change.changed(&ir::Index::statistics))
    add("change statistics of", Form::alter_index, statistics(change), statistics(change.reversed()));
}

bool can_alter(const Alteration<ir::Index>& change) {
  // That of a partitioned table is valid when all its partitions have one that is attached.
  if (change.changed(&ir::Index::valid) && !is_partitioned(change.after.graph, *change.after.node.parent)) return false;
  return !stays_attached(change) || !change.after->attached_to;
}

}  // namespace lockstep
