// Renames: one statement, or two when both schema and name change.
#include "planner/draft_parts.h"
#include "planner/locks.h"

namespace lockstep {
namespace {

// Statements that give the object `node`, known as `from`, the identity `to`.
std::vector<Sql> rename(const Graph& graph, Node node, const ObjectId& from, const ObjectId& to) {
  node.id = from;
  const auto relation = from.qualified_name();
  switch (from.kind) {
    case Kind::column: return {sql("ALTER TABLE {} RENAME COLUMN {} TO {}", relation, from.part, to.part)};
    case Kind::constraint: return {sql("ALTER TABLE {} RENAME CONSTRAINT {} TO {}", relation, from.part, to.part)};
    case Kind::domain_constraint:
      return {sql("ALTER DOMAIN {} RENAME CONSTRAINT {} TO {}", relation, from.part, to.part)};
    default: break;
  }
  std::vector<Sql> result;
  if (from.schema != to.schema) {
    result.push_back(sql("ALTER {} SET SCHEMA {}", sql_reference(graph, node), to.schema));
    node.id.schema = to.schema;
  }
  if (from.own_name() != to.own_name())
    result.push_back(sql("ALTER {} RENAME TO {}", sql_reference(graph, node), to.own_name()));
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

void draft_rename(const Renamed& renamed, const Node& node, const Graph& before, Drafts& drafts) {
  if (renamed.to.kind == Kind::enum_type && !renamed.to.part.empty()) return draft_renamed_value(renamed, node, drafts);
  Draft draft;
  const bool moved = renamed.from.schema != renamed.to.schema && renamed.from.own_name() == renamed.to.own_name();
  draft.step = step_for(node, Action::alter, (moved ? "move " : "rename ") + to_string(renamed.from) + " to " + to_string(renamed.to),
                        rename(before, node, renamed.from, renamed.to), rename(before, node, renamed.to, renamed.from));
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
