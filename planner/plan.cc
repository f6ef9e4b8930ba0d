#include "planner/plan.h"

#include <algorithm>
#include <map>

#include "differ/diff.h"
#include "ir/inheritance.h"
#include "planner/check.h"
#include "planner/draft.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/steer.h"
#include "planner/transactions.h"

namespace lockstep {

void settle_replacements(ChangeSet& changes, const Graph& before, const Graph& after) {
  for (auto& change : changes.changes) {
    auto* altered = std::get_if<Altered>(&change);
    if (altered == nullptr || altered->replace) continue;
    altered->replace = !can_alter(before.at(altered->id), after.at(altered->id), before, after);
  }
  spread_replacement(changes, before, after);
}

namespace {

// What a person would call one object: a table with its columns, constraints and indexes.
ObjectId whole(const Graph& graph, const ObjectId& id) {
  const Node* node = graph.find(id);
  while (node != nullptr && node->parent && is_part_of_parent(node->id.kind)) {
    const Node* parent = graph.find(*node->parent);
    if (parent == nullptr) break;
    node = parent;
  }
  return node == nullptr ? id : node->id;
}

Summary summarize(const ChangeSet& changes, const Graph& before, const Graph& after) {
  enum class What { added, dropped, changed };
  std::map<ObjectId, What> objects;
  for (const auto& change : changes.changes) {
    const auto& id = id_of(change);
    const bool removed = std::holds_alternative<Removed>(change);
    const auto object = whole(removed ? before : after, id);
    const auto what = object != id                             ? What::changed
                      : std::holds_alternative<Added>(change) ? What::added
                      : removed                                ? What::dropped
                                                               : What::changed;
    const auto [at, fresh] = objects.emplace(object, what);
    if (!fresh && object == id) at->second = what;
  }
  Summary summary;
  for (const auto& [id, what] : objects) {
    if (what == What::added) ++summary.added;
    if (what == What::dropped) ++summary.dropped;
    if (what == What::changed) ++summary.changed;
  }
  return summary;
}

void settle_ids(std::vector<ObjectId>& ids) {
  std::erase_if(ids, is_facet);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

std::string size_words(const TableSize& size) {
  if (size.bytes == 0) return "is empty";
  const auto kilobytes = (size.bytes + 1023) / 1024;
  return "has at most " + std::to_string(size.rows) + (size.rows == 1 ? " row, " : " rows, ") + std::to_string(kilobytes) + " kB";
}

// Work on tables that others may use, with their sizes, and why it is done in the plain form where it is.
void settle_work(Step& step, const Graph& before, const Graph& after, const Policy& policy) {
  for (auto& each : step.work) {
    const auto size = size_of(before, each.relation);
    if (size) each.rows = size->rows;
    if (size) each.bytes = size->bytes;
    const bool waited_for = std::any_of(step.locks.begin(), step.locks.end(), [&](const LockTaken& taken) { return taken.relation == each.relation && taken.lock >= Lock::share; });
    if (!waited_for || !policy.online) continue;
    if (wanted_form(after, step.subject) == WantedForm::direct)
      step.notes.push_back("the plain form, because `@direct` says so");
    else if (size && is_small(before, each.relation, policy))
      step.notes.push_back("the plain form, because " + quoted(each.relation.qualified_name()) + ' ' + size_words(*size));
  }
}

Step finished(Draft draft, const Graph& before, const Graph& after, Ids& made, const Policy& policy) {
  auto step = std::move(draft.step);
  step.follows = false;
  step.yields = false;
  step.after.clear();
  for (const auto other : draft.waits) step.after.push_back(static_cast<int>(other) + 1);
  if (step.action == Action::create) made.insert(step.subject);
  step.work = spread_work(step, before, after, made);
  step.locks = settle_locks(step, before, after, made);
  settle_work(step, before, after, policy);
  if (!step.lock_timeout_ms) step.lock_timeout_ms = lock_timeout_of(before, after, step.subject);
  if (std::find(step.removes.begin(), step.removes.end(), facet(step.subject, "attached")) != step.removes.end()) made.insert(facet(step.subject, "detached"));
  for (const auto& each : step.produces) {
    const bool relation = !is_facet(each) && (is_relation(each) || each.kind == Kind::sequence);
    // The sequence of an identity comes with the column.
    const bool own_sequence = each.kind == Kind::sequence && each != step.subject;
    const bool exchanged = std::find(step.removes.begin(), step.removes.end(), each) != step.removes.end();  // another has the name from now on
    if (is_facet(each) || (relation && (step.action == Action::create || own_sequence || exchanged))) made.insert(each);
  }
  for (auto* ids : {&step.produces, &step.requires_, &step.removes, &step.releases}) settle_ids(*ids);
  return step;
}

std::vector<Name> both(const std::vector<Name>& left, const std::vector<Name>& right) {
  auto result = left;
  for (const auto name : right)
    if (std::find(result.begin(), result.end(), name) == result.end()) result.push_back(name);
  return result;
}

// The schemas that names in the texts of a state are to be looked up in. Names of objects are qualified, but not all
// operators in what people write (IN, USING and the like look for an equality), nor aggregates with the name of one of
// PostgreSQL's own. A live state's texts are qualified throughout.
std::vector<Name> path_of(const Graph& state) {
  auto result = state.origin.search_path;
  if (state.origin.server_version != 0) return result;
  for (const auto& [id, node] : state.nodes(Kind::extension)) {
    const auto schema = node.as<ir::Extension>().schema;
    result = both(result, {schema.empty() ? Name("public") : schema});
  }
  for (const auto& [id, node] : state.nodes(Kind::aggregate)) result = both(result, {id.schema});
  for (const auto& [id, node] : state.nodes(Kind::operator_)) result = both(result, {id.schema});
  return result;
}

Plan plan_of(const ChangeSet& given, const Graph& before, const Graph& after, const Policy& policy) {
  auto changes = given;
  settle_replacements(changes, before, after);  // first: what is dropped and made again is no alteration
  auto drafts = draft_changes(changes, before, after, policy);
  order(drafts);                                   // from here on positions are places
  compact(drafts, before, after, policy.compact);  // last: folding neighbours never creates an edge

  Plan result;
  result.from = before.origin.description;
  result.to = after.origin.description;
  result.from_fingerprint = fingerprint(before);
  result.to_fingerprint = fingerprint(after);
  result.server_version = before.origin.server_version != 0 ? before.origin.server_version : after.origin.server_version;
  result.search_path = both(path_of(before), path_of(after));
  result.lock_timeout_ms = policy.lock_timeout_ms;
  result.summary = summarize(given, before, after);
  result.steps.reserve(drafts.size());
  const auto together = belonging_together(drafts);
  Ids made;
  for (auto& draft : drafts) result.steps.push_back(finished(std::move(draft), before, after, made, policy));
  say_gates_once(result.steps);
  if (policy.online) part_transactions(result.steps, together, before);
  check_plan(result);
  return result;
}

}  // namespace

Plan plan(const ChangeSet& given, const Graph& before, const Graph& after, const Policy& policy) {
  const auto named = with_taken_not_null_names(before, after);  // for PostgreSQL 18
  if (!named) return plan_of(given, before, after, policy);
  auto result = plan_of(given, named->before, named->after, policy);
  result.from_fingerprint = fingerprint(before);
  result.to_fingerprint = fingerprint(after);
  return result;
}

Plan build_plan(const Graph& state) {
  Graph nothing;
  const ObjectId public_schema{.kind = Kind::schema, .name = Name("public")};
  Node node{.id = public_schema, .object = ir::Schema()};
  nothing.insert(std::move(node));
  auto changes = diff(nothing, state);
  std::erase_if(changes.changes, [&](const Change& change) {
    return std::holds_alternative<Removed>(change) && id_of(change) == public_schema;
  });
  return plan(changes, nothing, state, {.online = false});
}

}  // namespace lockstep
