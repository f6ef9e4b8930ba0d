// What is altered in place: the steps of the kind's rule, and what they say and wait for besides.
#include <algorithm>

#include "ir/dependency.h"
#include "ir/named_needs.h"
#include "planner/draft_parts.h"
#include "planner/mark_hazards.h"
#include "planner/recipes/rebuild_type.h"
#include "planner/recipes/recipes.h"
#include "planner/typed_columns.h"

namespace lockstep {

bool changes_object(const Altered& altered) {
  return std::any_of(altered.fields.begin(), altered.fields.end(), [](std::string_view field) {
    return field != "owner" && field != "comment" && field != "privileges" && field != "security_labels";
  });
}

namespace {

// What a step says when its rule did not (see alter() in rules.h).
void fill_in(Step& step, const Graph& before, const Graph& after) {
  if (!step.produces.empty() || !step.requires_.empty() || !step.removes.empty() || !step.releases.empty()) return;
  const Node& now = after.at(step.subject);
  step.produces = {step.subject};
  step.requires_ = needs(after, now);
  if (now.parent) step.requires_.push_back(*now.parent);
  const auto had = needs(before, before.at(step.subject));
  std::set_difference(had.begin(), had.end(), step.requires_.begin(), step.requires_.end(),
                      std::back_inserter(step.releases));
}

// True when the type that the table of the column is of is made anew, or columns of the table move: the table is off the type meanwhile, and its
// columns are changed alone.
bool is_off_type(const Scope& making, const Alteration<ir::Column>& column) {
  if (!follows_type_of_table(column)) return false;
  const auto& table = *column.after.node.parent;
  return making.contains(making.graph.at(table).as<ir::Table>().of_type->id) || !moved_columns(making.other, making.graph, table).empty();
}

// True when what both states of the column hold values of is made anew: the step that converts them brings the column's own type along.
bool is_converted(const Scope& clearing, const Scope& making, const Node& before, const Node& after) {
  const auto is_anew = [&](const ObjectId& id) { return clearing.contains(id) && making.contains(id); };
  const auto& type = before.as<ir::Column>().type.reference;
  if (type && after.as<ir::Column>().type.reference == type && is_anew(*type)) return true;
  if (goes_over_to(clearing, making, after.id)) return true;
  const auto needed = references(before);
  return std::any_of(needed.begin(), needed.end(), [&](const ObjectId& id) { return id.kind == Kind::collation && is_anew(id) && names_plainly(before, id) && names_plainly(after, id); });
}

}  // namespace

void draft_alter(const Altered& altered, const Graph& before, const Graph& after, const Scope& making, const Scope& clearing, const Ids& exchanged, Drafts& drafts) {
  auto was = before.at(altered.id);
  const Node& is = after.at(altered.id);
  const auto& policy = making.policy;
  const bool retyped = making.retyped.contains(altered.id);
  const bool off_type = retyped && is_off_type(making, {{before, was}, {after, is}, policy});
  const bool together = exchanged.contains(altered.id);
  // Who changes the type of a column takes its default off and sets the new one; the type that the table is of does not, and who exchanges columns does not where
  // an identity comes or goes.
  const bool values_later = together && retyped && was.as<ir::Column>().identity.has_value() != is.as<ir::Column>().identity.has_value();
  if (retyped && !values_later && (off_type || !follows_type_of_table({{before, was}, {after, is}, policy}))) was.as<ir::Column>().default_value = is.as<ir::Column>().default_value;
  const Node of_old_type = was;
  const bool converted = retyped && !together && is_converted(clearing, making, was, is);
  if (off_type || converted || together) {
    was.as<ir::Column>().type = is.as<ir::Column>().type;
    was.as<ir::Column>().collation = is.as<ir::Column>().collation;
  }
  if (together) {  // which says them again
    was.as<ir::Column>().storage = is.as<ir::Column>().storage;
    was.as<ir::Column>().compression = is.as<ir::Column>().compression;
  }
  std::vector<Step> steps;
  if (changes_object(altered)) std::visit(
      [&](const auto& object) {
        using K = std::remove_cvref_t<decltype(object)>;
        alter(Alteration<K>{{before, was}, {after, is}, policy, &clearing.members}, steps);
      },
      is.object);
  if (off_type && !converted && is_retype(altered.fields)) change_column_type({{before, of_old_type}, {after, is}, policy, &clearing.members}, steps);
  for (auto& step : steps) fill_in(step, before, after);
  if (together)
    for (auto& step : steps) step.requires_.push_back(facet(altered.id, "type"));
  // What is done to a trigger is done to its copies; those of partitions that come back are told otherwise after it is undone.
  if (is.id.kind == Kind::trigger)
    for (auto& step : steps) step.removes.push_back(facet(is.id, "copies"));
  // Privileges on its members stand under the names that they have in its schema.
  if (is.id.kind == Kind::extension)
    for (auto& step : steps) step.removes.push_back(facet(is.id, "members"));
  // What came from a parent that is not one any more can be altered when it is taken from it.
  if (is.id.kind == Kind::column && was.as<ir::Column>().inherited)
    for (auto& step : steps) step.requires_.push_back(facet(*is.parent, "detached"));
  const auto first = drafts.size();
  add_steps(std::move(steps), drafts);
  if (const auto* trigger = std::get_if<ir::EventTrigger>(&is.object))
    for (auto i = first; i < drafts.size(); ++i) {
      drafts[i].hurried = trigger->enabled == ir::TriggerEnabled::disabled;
      drafts[i].rank = event_rank;
    }
  mark_altered(clearing, of_old_type, is, drafts, first);
  draft_trimmings(before, was, after, is, drafts);
}

}  // namespace lockstep
