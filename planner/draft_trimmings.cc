// Changes of what every object can have besides its definition: owner, privileges, comment, security labels.
#include <algorithm>

#include "ir/stock_sort.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/mark_hazards.h"
#include "planner/rules/altered.h"

namespace lockstep {
namespace {

// What becomes of privileges when the object goes from one owner to another: what was taken from the old one is
// taken from the new one, as is what the old one was granted (aclnewowner() in src/backend/utils/adt/acl.c).
Privileges with_owner(Privileges privileges, Name from, Name to) {
  for (auto* which : {&privileges.granted, &privileges.revoked}) {
    // Nobody's name stands for PUBLIC, who was granted nothing by that.
    if (which == &privileges.granted && to.empty()) continue;
    for (auto& each : *which)
      if (each.grantee == from && !from.empty()) each.grantee = to;
    for (auto& each : *which)
      if (!each.grantor.empty() && each.grantor == to) each.grantor = Name();
    std::sort(which->begin(), which->end());
  }
  return privileges;
}

// `taken` is what takes from columns what they are not to have in between: a privilege on the whole that is taken has them say theirs again,
// as they are in `columns_graph`.
std::vector<Sql> change_owner(const Graph& columns_graph, const Node& from, const Graph& to_graph, const Node& to, Name owner, std::vector<Sql> taken) {
  // What was granted to the new owner is taken from him first; it would be mixed with what is his by right.
  auto kept = from.privileges;
  std::erase_if(kept.granted, [&](const Privilege& each) { return each.grantee == owner || (!each.grantor.empty() && each.grantor == owner); });
  auto result = change_privileges(columns_graph, from, from.privileges, kept);
  append(result, std::move(taken));
  append(result, owner.empty() ? std::vector<Sql>{set_owner_to_runner(to)} : set_owner(to, owner));
  const auto privileges = with_owner(std::move(kept), from.owner, owner);
  append(result, change_privileges(to_graph, to, privileges, to.privileges));
  return result;
}

Privileges without_grants_to(Privileges privileges, Name role) {
  std::erase_if(privileges.granted, [&](const Privilege& each) { return each.grantee == role || (!each.grantor.empty() && each.grantor == role); });
  return privileges;
}

bool is_column(const ObjectId& id) { return id.kind == Kind::column || id.kind == Kind::view_column; }

// What the old and the new owner have on single columns of a table or view that goes from the one to the other.
struct ColumnGrants {
  Privileges kept;   // without theirs
  Privileges again;  // with what they are to have still
};

std::optional<ColumnGrants> grants_on_column(const Graph& before_graph, const Graph& after_graph, const ObjectId& id) {
  if (!is_column(id) || !before_graph.contains(id)) return std::nullopt;
  const Node& column = before_graph.at(id);
  const Node* before = before_graph.find(*column.parent);
  const Node* after = after_graph.find(*column.parent);
  if (before == nullptr || after == nullptr || after->owner.empty() || before->owner == after->owner) return std::nullopt;
  ColumnGrants result{without_grants_to(column.privileges, after->owner), {}};
  if (!before->owner.empty()) result.kept = without_grants_to(result.kept, before->owner);
  if (result.kept == column.privileges) return std::nullopt;
  result.again = result.kept;
  if (const Node* then = after_graph.find(id))
    for (const auto& each : column.privileges.granted)
      if (std::binary_search(then->privileges.granted.begin(), then->privileges.granted.end(), each)) result.again.granted.push_back(each);
  std::sort(result.again.granted.begin(), result.again.granted.end());
  result.again.granted.erase(std::unique(result.again.granted.begin(), result.again.granted.end()), result.again.granted.end());
  return result;
}

// That is taken from both before, and given back when it is the other's: PostgreSQL would make it the new owner's (aclnewowner()).
struct ColumnsOfOwners {
  std::vector<Sql> taken, given;
  std::vector<Sql> taken_back, given_back;
  std::vector<ObjectId> columns;
  std::vector<ObjectId> gone;  // columns of a view that are nodes no more
};

ColumnsOfOwners columns_of_owners(const Graph& before_graph, const Graph& after_graph, const ObjectId& relation) {
  ColumnsOfOwners result;
  for (const auto& id : before_graph.children(relation)) {
    const auto grants = grants_on_column(before_graph, after_graph, id);
    if (!grants) continue;
    const Node& column = before_graph.at(id);
    if (!after_graph.contains(id)) {
      result.gone.push_back(id);
      continue;
    }
    append(result.taken, change_privileges(before_graph, column, column.privileges, grants->kept));
    append(result.given, change_privileges(after_graph, after_graph.at(id), grants->kept, grants->again));
    append(result.taken_back, change_privileges(after_graph, after_graph.at(id), grants->again, grants->kept));
    append(result.given_back, change_privileges(before_graph, column, grants->kept, column.privileges));
    result.columns.push_back(id);
  }
  return result;
}

// Both at once, because what a role has by right depends on whose the object is. A file that does not say whose
// it is means whoever runs it.
bool draft_owner(const Graph& before_graph, const Node& before, const Graph& after_graph, const Node& after, Drafts& drafts) {
  if (after.owner.empty() || before.owner == after.owner || set_owner(after, after.owner).empty()) return false;
  // Part of letting a column own it, or not any more.
  if (after.id.kind == Kind::sequence && before.as<ir::Sequence>().owned_by != after.as<ir::Sequence>().owned_by) return false;
  auto columns = columns_of_owners(before_graph, after_graph, after.id);
  auto step = step_for(after, Action::alter, title("change owner of", after.id),
                       change_owner(before_graph, before, after_graph, after, after.owner, std::move(columns.taken)),
                       change_owner(before_graph, after, before_graph, before, before.owner, std::move(columns.taken_back)));  // what is new on columns has gone by then
  append(step.up, std::move(columns.given));
  append(step.down.statements, std::move(columns.given_back));
  step.locks.clear();
  if (is_relation(after.id) || after.id.kind == Kind::sequence) step.locks = {takes(Form::change_owner, after.id)};
  // Those of its columns go with a table (change_owner_recurse_to_sequences() in src/backend/commands/tablecmds.c).
  if (after.id.kind == Kind::table)
    for (auto taken : locks_on_own_sequences(before_graph, after.id, lock_of(Form::change_owner))) {
      if (!stays_with_owner(before_graph, after_graph, taken.relation)) continue;
      taken.because_of = taken.relation;
      step.locks.push_back(std::move(taken));
    }
  mark_widened(before, after, step);
  step.requires_ = {after.id};
  step.produces = {facet(after.id, "owner"), facet(after.id, "privileges")};
  step.removes = {facet(after.id, "old owner")};
  for (const auto& id : columns.gone) step.produces.push_back(facet(id, "grants"));  // gone by then
  step.releases = std::move(columns.columns);
  add_steps({std::move(step)}, drafts);
  return true;
}

// The node that says what all members of the extension of that sort have, when that changes.
std::optional<ObjectId> changing_sort(const Graph& before_graph, const Graph& after_graph, const Node& node) {
  if (node.id.kind != Kind::stock_object || !node.parent || is_stock_sort(node.id)) return std::nullopt;
  const auto id = stock_sort_id(node.parent->name, stock_sort(stock_type(node.id)));
  const auto privileges_in = [&](const Graph& graph) {
    const Node* found = graph.find(id);
    return found == nullptr ? Privileges() : found->privileges;
  };
  return privileges_in(before_graph) == privileges_in(after_graph) ? std::nullopt : std::optional(id);
}

// What one member had beyond that is taken before, and what it is to have is given when that is done.
void draft_beyond_sort(const Graph& before_graph, const Node& before, const Graph& after_graph, const Node& after, const ObjectId& sort, Drafts& drafts) {
  auto off = step_for(after, Action::alter, "drop privileges on " + label(before), change_privileges(before_graph, before, before.privileges, {}),
                      change_privileges(before_graph, before, {}, before.privileges));
  off.releases = {sort, facet(sort, "members")};
  auto on = step_for(after, Action::alter, "set privileges on " + label(after), change_privileges(after_graph, after, {}, after.privileges),
                     change_privileges(after_graph, after, after.privileges, {}));
  on.requires_ = {*after.parent, sort, facet(sort, "privileges"), facet(sort, "gone")};
  on.produces = {facet(after.id, "privileges")};
  mark_widened(before, after, on);
  add_steps({std::move(off), std::move(on)}, drafts);
}

void draft_privileges(const Graph& before_graph, const Node& before, const Graph& after_graph, const Node& after, Drafts& drafts) {
  const auto grants = grants_on_column(before_graph, after_graph, after.id);
  const auto& from = grants ? grants->again : before.privileges;
  if (from == after.privileges) return;
  if (const auto sort = changing_sort(before_graph, after_graph, after)) return draft_beyond_sort(before_graph, before, after_graph, after, *sort, drafts);
  // What it does to privileges on columns is put right, both ways, for the columns before: theirs change later.
  auto step = step_for(after, Action::alter, after.id.kind == Kind::stock_object ? "change privileges on " + label(after) : title("change privileges on", after.id),
                       change_privileges(before_graph, after, from, after.privileges),
                       change_privileges(before_graph, before, after.privileges, from));
  if (step.up.empty()) return;
  step.locks.clear();
  mark_widened(before, after, step);
  step.requires_ = {after.id, facet(after.id, "owner")};
  if (after.parent) step.requires_.push_back(facet(*after.parent, "privileges"));
  if (after.id.kind == Kind::stock_object && !after.id.part.empty()) step.requires_.push_back(facet(stock_relation(after.id), "privileges"));
  step.produces = {facet(after.id, "privileges")};
  if (is_stock_sort(after.id)) step.removes = {facet(after.id, "members")};
  add_steps({std::move(step)}, drafts);
  if (after.id.kind == Kind::default_privilege) drafts.back().rank = last_rank;
}

std::vector<LockTaken> locks_of_comment(const Node& node) {
  const auto relation = relation_of(node);
  if (node.id.kind == Kind::index || !(is_relation(relation) || relation.kind == Kind::sequence)) return {};
  const bool whole = node.id == relation || is_column(node.id);
  return {takes(whole ? Form::comment_on_relation : Form::comment_on_part, relation)};
}

void draft_comment(const Graph& before_graph, const Node& before, const Graph& after_graph, const Node& after, Drafts& drafts) {
  if (before.comment == after.comment) return;
  auto step = step_for(after, Action::alter, title("change comment on", after.id),
                       set_comment(after_graph, after, after.comment),
                       set_comment(before_graph, before, before.comment));
  if (step.up.empty()) return;
  step.locks = locks_of_comment(after);
  step.requires_ = {after.id};
  add_steps({std::move(step)}, drafts);
}

void draft_labels(const Graph& before_graph, const Node& before, const Graph& after_graph, const Node& after, Drafts& drafts) {
  if (before.labels == after.labels) return;
  auto step = step_for(after, Action::alter, title("change security labels of", after.id),
                       change_labels(after_graph, after, before, after), change_labels(before_graph, before, after, before));
  step.locks.clear();
  if (is_relation(relation_of(after))) step.locks = {takes(Form::comment_on_relation, relation_of(after))};
  step.requires_ = {after.id};
  add_steps({std::move(step)}, drafts);
}

}  // namespace

void draft_trimmings(const Graph& before_graph, const Node& before, const Graph& after_graph, const Node& after, Drafts& drafts) {
  if (!draft_owner(before_graph, before, after_graph, after, drafts)) draft_privileges(before_graph, before, after_graph, after, drafts);
  draft_comment(before_graph, before, after_graph, after, drafts);
  draft_labels(before_graph, before, after_graph, after, drafts);
}

}  // namespace lockstep
