// An enum that cannot be changed in place (a value goes, or they change places), and a table in use that holds values of it: the new type
// stands beside the old one under a name that is free, a second column of it is kept in step and filled (shadow_column.cc), and both types
// change names in the transaction in which the columns do.
//
//   CREATE TYPE status_new AS ENUM ('open', 'done');
//   ALTER TABLE t ADD COLUMN s_new status_new; …
//   BEGIN; ALTER TYPE status RENAME TO status_old; ALTER TYPE status_new RENAME TO status; ALTER TABLE t RENAME COLUMN s TO s_old; … COMMIT;
//   ALTER TABLE t DROP COLUMN s_old; DROP TYPE status_old;
//
// Where several columns have the type they cannot all be exchanged at once: those are written again in place (rebuild_type.cc).
#include <algorithm>

#include "planner/recipes/rebuild_type.h"

namespace lockstep {
namespace {

// The one column that holds values of the type in both states, if nothing else does.
std::optional<ObjectId> only_holder(const Scope& clearing, const Scope& making, const ObjectId& type) {
  const auto columns = columns_of_type(clearing, making, type);
  if (columns.size() != 1) return std::nullopt;
  for (const auto* graph : {&clearing.graph, &making.graph})
    for (const auto& user : graph->dependents(type)) {
      const bool holds = user.kind == Kind::column ? graph->at(user).as<ir::Column>().type.reference == type
                                                   : user.kind == Kind::domain || user.kind == Kind::composite_type || user.kind == Kind::range_type;
      if (holds && user != columns.front()) return std::nullopt;
    }
  const auto is_plain = [&](const Graph& graph) { return graph.at(columns.front()).as<ir::Column>().type.text.text() == quoted(type.qualified_name()); };
  return is_plain(clearing.graph) && is_plain(making.graph) ? std::optional(columns.front()) : std::nullopt;
}

}  // namespace

bool draft_type_beside(const Scope& clearing, const Scope& making, const ObjectId& id, Drafts& drafts) {
  if (id.kind != Kind::enum_type) return false;
  const auto column = only_holder(clearing, making, id);
  if (!column) return false;
  const TypeBeside type{id, temporary_name(id, "new"), temporary_name(id, "old")};
  auto steps = shadow_of_new_type(clearing, making, *column, type, convert_to_new_type(clearing, making, *column, id, {id.schema, type.old}));
  if (!steps) return false;
  auto old = clearing.graph.at(id);
  old.id.name = type.old;
  auto fresh = making.graph.at(id);
  fresh.id.name = type.fresh;

  auto make = step_for(making.graph.at(id), Action::alter, "create beside it the new " + to_string(id), create_object(making.graph, fresh), lockstep::drop(making.graph, fresh));
  for (auto& each : trimmings(making.graph, fresh)) make.up.push_back(std::move(each));
  make.requires_ = create_draft(making, making.graph.at(id)).step.requires_;
  make.produces = {facet(id, "beside")};
  add_steps({std::move(make)}, drafts);
  add_steps(std::move(*steps), drafts);
  const auto last = drafts.size() - 1;
  add_steps({drop_old_type(clearing, making, id, old)}, drafts);
  drafts.back().waits = {last};
  drafts.back().rank = 1;
  return true;
}

}  // namespace lockstep
