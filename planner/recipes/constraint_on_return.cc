// Constraints that are dropped from tables that hold rows come back on the way back as they would come on the way forth (add_constraint.cc): what would hold a
// strong lock for as long as the rows are read is done by a step of its own beside the drop.
//
//   SELECT;                                             -- on the way back ALTER TABLE t VALIDATE CONSTRAINT c, a transaction of its own
//   ALTER TABLE t DROP CONSTRAINT c;                    -- on the way back ADD CONSTRAINT c CHECK (v > 0) NOT VALID
//
//   ALTER TABLE t DROP CONSTRAINT k;                    -- on the way back ADD CONSTRAINT k UNIQUE USING INDEX …_old, built there if the way back begins between the two
//   DROP INDEX CONCURRENTLY IF EXISTS …_old;            -- on the way back CREATE UNIQUE INDEX CONCURRENTLY …_old
#include <algorithm>
#include <utility>

#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

// What is proven on the way back when all else of the constraint is back comes before the drop on the way forth.
void prove_on_return(const Scope& clearing, const Node& node, Drafts& drafts, std::size_t drop) {
  auto open = node;
  open.as<ir::Constraint>().validated = false;
  auto& step = drafts[drop].step;
  step.down.statements.front() = create_object(clearing.graph, open).front();
  const auto& target = node.as<ir::Constraint>().foreign_key;
  if (target && clearing.other.contains(target->table.id)) step.down.locks = {takes(Form::add_foreign_key, *node.parent), takes(Form::add_foreign_key, target->table.id)};

  auto forth = validate_step(clearing.graph, node);
  auto proof = step_for(node, Action::alter, title("give up the proof of", node.id), {sql("SELECT")}, std::move(forth.up));
  proof.phase = step.phase;
  proof.transaction = Transaction::alone;
  proof.locks.clear();
  proof.down.locks = std::move(forth.locks);
  proof.notes = {"nothing is done but on the way back, which proves here what it has brought back without a scan"};
  drafts[drop].waits.push_back(drafts.size());
  add_steps({std::move(proof)}, drafts);
  drafts.back().leads = true;
}

// Beside what takes its place, if anything does, so that the way back has it before that goes. Nothing of the columns is gone by then.
void build_on_return(const Scope& clearing, const Node& node, Drafts& drafts, std::size_t drop) {
  const auto name = temporary_name(node.id, "old");
  const auto behind = index_behind_key(node, name);
  auto index = concurrent_drop_step({clearing.graph, behind}, name);
  auto& step = drafts[drop].step;
  step.down.statements.front() = add_key_using({clearing.graph, node}, name);
  step.down.statements.insert(step.down.statements.begin(), create_index({clearing.graph, behind}, {.if_not_exists = true, .name = name}));
  index.title = title("give up the index of", node.id);
  index.subject = node.id;
  index.phase = step.phase;
  index.releases = step.releases;
  index.down.locks = std::exchange(index.locks, {});
  index.notes = {"nothing is done but on the way back, which builds here what the constraint is brought back with"};
  Draft draft;
  draft.step = std::move(index);
  draft.rank = yielding_rank;
  draft.waits.push_back(drop);
  drafts.push_back(std::move(draft));
}

bool are_same(std::vector<Name> left, std::vector<Name> right) {
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return left == right;
}

// A foreign key that comes back leans on the first unique index over its columns (transformFkeyCheckAttrs() in src/backend/commands/tablecmds.c). Where a way back begins
// before a new key has taken over the index that was built for it, that is still there, and goes later.
std::vector<Sql> drop_built_indexes(const Scope& clearing, const ir::ForeignKey& target) {
  std::vector<Sql> result;
  if (!clearing.other.contains(target.table.id)) return result;
  for (const auto& id : clearing.other.children(target.table.id, Kind::constraint)) {
    const Node& key = clearing.other.at(id);
    const bool comes = !clearing.graph.contains(id) || clearing.contains(id);
    if (comes && can_use_index(clearing.other, key) && are_same(key.as<ir::Constraint>().columns, target.columns))
      result.push_back(sql("DROP INDEX IF EXISTS {}", QualifiedName{id.schema, name_of_built_index(clearing.graph, key)}));
  }
  return result;
}

void bring_back(const Scope& clearing, const Node& node, Drafts& drafts, std::size_t drop) {
  if (is_provable_later(clearing.graph, node)) prove_on_return(clearing, node, drafts, drop);
  const auto& columns = node.as<ir::Constraint>().columns;
  // The index would be written again with a column that gets another type.
  const bool retyped = std::any_of(columns.begin(), columns.end(), [&](Name each) {
    return clearing.retyped.contains({.kind = Kind::column, .schema = node.parent->schema, .name = node.parent->name, .part = each});
  });
  if (can_use_index(clearing.graph, node) && !retyped) build_on_return(clearing, node, drafts, drop);
}

}  // namespace

void bring_constraint_back_online(const Scope& clearing, const Node& node, Drafts& drafts, std::size_t from) {
  if (node.id.kind != Kind::constraint) return;
  const auto begin = drafts.begin() + static_cast<std::ptrdiff_t>(from);
  const auto found = std::find_if(begin, drafts.end(), [&](const Draft& each) { return each.step.subject == node.id && each.step.action == Action::drop; });
  if (found == drafts.end() || found->step.transaction != Transaction::shared || found->step.down.statements.empty()) return;
  const auto drop = static_cast<std::size_t>(found - drafts.begin());
  // What is gone in the end has no directive of its own, but what its table says.
  if (clearing.online(*node.parent, clearing.other.contains(node.id) ? node.id : *node.parent)) bring_back(clearing, node, drafts, drop);
  const auto& target = node.as<ir::Constraint>().foreign_key;
  if (!target) return;
  auto& back = drafts[drop].step.down.statements;
  const auto drops = drop_built_indexes(clearing, *target);
  back.insert(back.begin(), drops.begin(), drops.end());
}

}  // namespace lockstep
