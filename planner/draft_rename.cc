// Renames: one statement, or two when both schema and name change.
#include <algorithm>

#include "ir/relation_names.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

// The identities that the object has one after the other: what gets another schema and another name has one of the old and one of the new between the
// two, or a name of its own where others have both.
std::vector<ObjectId> way_of(const Renamed& renamed, const ChangeSet& changes, const Graph& before) {
  const auto& from = renamed.from;
  const auto& to = renamed.to;
  if (from.schema == to.schema || from.own_name() == to.own_name()) return {from, to};
  const auto names = relation_names(before);
  const auto is_free = [&](const ObjectId& id) {
    if (before.contains(id) || names.contains(id.qualified_name())) return false;
    return std::none_of(changes.changes.begin(), changes.changes.end(), [&](const Change& each) {
      const auto* other = std::get_if<Renamed>(&each);
      return other != nullptr && (other->from.qualified_name() == id.qualified_name() || other->to.qualified_name() == id.qualified_name());
    });
  };
  const auto moved = with_own_name(to, from.own_name());
  if (is_free(moved)) return {from, moved, to};
  const auto named = with_own_name(from, to.own_name());
  if (is_free(named)) return {from, named, to};
  const auto aside = temporary_name(to, "moved");
  return {from, with_own_name(from, aside), with_own_name(to, aside), to};
}

// Statements that give the object `node`, known as the first, one identity after the other.
std::vector<Sql> rename(const Graph& graph, Node node, const std::vector<ObjectId>& way) {
  const auto& from = way.front();
  const auto& to = way.back();
  const auto relation = from.qualified_name();
  switch (from.kind) {
    case Kind::column: return {sql("ALTER TABLE {} RENAME COLUMN {} TO {}", relation, from.part, to.part)};
    case Kind::constraint: return rename_constraint_off_type(graph, *node.parent, sql("ALTER TABLE {} RENAME CONSTRAINT {} TO {}", relation, from.part, to.part));
    case Kind::domain_constraint:
      return {sql("ALTER DOMAIN {} RENAME CONSTRAINT {} TO {}", relation, from.part, to.part)};
    default: break;
  }
  std::vector<Sql> result;
  for (std::size_t i = 1; i < way.size(); ++i) {
    node.id = way[i - 1];
    if (way[i].schema != way[i - 1].schema)
      result.push_back(sql("ALTER {} SET SCHEMA {}", sql_reference(graph, node), way[i].schema));
    else if (way[i].own_name() != way[i - 1].own_name())
      result.push_back(sql("ALTER {} RENAME TO {}", sql_reference(graph, node), way[i].own_name()));
  }
  return result;
}

// A value of an enum, which is a part of its type and no object.
void draft_renamed_value(const Renamed& renamed, const Node& type, Drafts& drafts) {
  const auto statement = [&](Name from, Name to) { return sql("ALTER TYPE {} RENAME VALUE {} TO {}", type.id.qualified_name(), literal(from.text()), literal(to.text())); };
  Draft draft;
  draft.step = step_for(type, Action::alter, "rename value " + literal(renamed.from.part.text()).text() + " of " + to_string(type.id),
                        {statement(renamed.from.part, renamed.to.part)}, {statement(renamed.to.part, renamed.from.part)});
  draft.step.hazards.push_back({"app-breaking", "whoever uses the old value fails"});
  draft.step.produces = {renamed.to};
  draft.step.removes = {renamed.from};
  draft.rank = -1;
  drafts.push_back(std::move(draft));
}

}  // namespace

void draft_rename(const Renamed& renamed, const ChangeSet& changes, const Node& node, const Graph& before, Drafts& drafts) {
  if (renamed.to.kind == Kind::enum_type && !renamed.to.part.empty()) return draft_renamed_value(renamed, node, drafts);
  Draft draft;
  const auto way = way_of(renamed, changes, before);
  const bool moved = renamed.from.schema != renamed.to.schema && renamed.from.own_name() == renamed.to.own_name();
  draft.step = step_for(node, Action::alter, (moved ? "move " : "rename ") + to_string(renamed.from) + " to " + to_string(renamed.to),
                        rename(before, node, way), rename(before, node, {way.rbegin(), way.rend()}));
  draft.step.locks.clear();
  const auto relation = relation_of(node);
  if ((is_relation(relation) || relation.kind == Kind::sequence) && node.id.kind != Kind::index)
    draft.step.locks = {{relation, lock_of(Form::rename), node.id.kind == Kind::column || node.id.kind == Kind::constraint ? Reach::descendants : Reach::itself}};
  if (node.id.kind == Kind::table && renamed.from.schema != renamed.to.schema) append(draft.step.locks, locks_on_own_sequences(before, node.id, Lock::access_exclusive));
  const bool used_by_name = node.id.kind != Kind::constraint && node.id.kind != Kind::index && node.id.kind != Kind::statistics &&
                            node.id.kind != Kind::rule && node.id.kind != Kind::event_trigger;
  if (used_by_name && renamed.mode == RenameMode::direct)
    draft.step.hazards.push_back({"app-breaking", "whoever uses the old name of " + to_string(renamed.to) + " fails"});
  if (node.id.kind == Kind::role)
    draft.step.hazards.push_back({"may-fail", "the role that is connected cannot be renamed, and a password that is kept as MD5 is lost"});
  draft.step.produces = {renamed.to};
  draft.step.removes = {renamed.from};  // the name is free for others, and who proves the plan has to have the object
  if (renamed.from.schema != renamed.to.schema)
    draft.step.requires_.push_back({.kind = Kind::schema, .name = renamed.to.schema});
  draft.rank = -1;
  drafts.push_back(std::move(draft));
}

}  // namespace lockstep
