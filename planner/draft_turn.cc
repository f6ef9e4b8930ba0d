// The steps of what is made, run backwards: that is how it is dropped (see draft_create.cc).
#include <algorithm>

#include "planner/draft.h"
#include "planner/locks.h"

namespace lockstep {
namespace {

// `create table t` → `drop table t`.
std::string turned_title(const std::string& title) {
  static constexpr std::pair<std::string_view, std::string_view> verbs[] = {
      {"create ", "drop "}, {"add ", "drop "}, {"attach ", "detach "}, {"set ", "drop "}, {"choose ", "forget "}, {"complete ", "clear "}};
  for (const auto& [verb, turned] : verbs)
    if (title.starts_with(verb)) return std::string(turned) + title.substr(verb.size());
  return title + " no longer";
}

void add_loss(Step& step) {
  if (step.down.reversal != Reversal::loses_data) return;
  if (step.subject.kind == Kind::subscription) {
    step.down.reason = "what it was in step with is not known any more";
    step.hazards.push_back({"data-loss", to_string(step.subject) + " forgets how far it is; its replication slot stays on the other server and keeps the log there until it is dropped by hand"});
    return;
  }
  step.down.reason = step.subject.kind == Kind::sequence ? "its current value does not come back"
                     : step.subject.kind == Kind::column ? "its values do not come back"
                                                         : "its rows do not come back";
  if (step.subject.kind == Kind::role) {
    step.down.reason = "its password and settings do not come back";
    step.hazards.push_back({"data-loss", "the password and the settings of " + to_string(step.subject) + " are dropped"});
    return;
  }
  const auto what = step.subject.kind == Kind::sequence ? "the current value of "
                    : step.subject.kind == Kind::column ? "the values of "
                                                        : "the rows of ";
  step.hazards.push_back({"data-loss", what + to_string(step.subject) + " are dropped"});
  if (step.subject.kind == Kind::sequence)
    step.hazards.back().message = what + to_string(step.subject) + " is dropped";
}

// The sequences of identity columns go with the column, or with its table; relations that are members of an extension with that.
void lock_what_goes_along(const Graph& graph, Step& step) {
  const Node& node = graph.at(step.subject);
  if (const auto& members = graph.origin.extension_relations; node.id.kind == Kind::extension && members.contains(node.id.name))
    for (const auto& relation : members.at(node.id.name)) step.locks.push_back({.relation = relation, .lock = lock_of(Form::drop_relation), .exists = true});
  const auto lock = [&](const Node& column) {
    if (const auto& identity = column.as<ir::Column>().identity) step.locks.push_back(lock_on_identity(*identity, Lock::access_exclusive));
  };
  if (node.id.kind == Kind::column) lock(node);
  if (node.id.kind != Kind::table) return;
  for (const Node* column : graph.columns(node.id)) lock(*column);
}

// An index of a partition that stays while that of the whole goes is built again.
bool builds_index(const Step& step) {
  return std::any_of(step.up.begin(), step.up.end(), [](const Sql& each) { return each.text().starts_with("CREATE INDEX ") || each.text().starts_with("CREATE UNIQUE INDEX "); });
}

}  // namespace

void turn_round(Draft& draft, const Graph& graph) {
  auto& step = draft.step;
  std::swap(step.up, step.down.statements);
  std::swap(step.produces, step.removes);
  std::swap(step.requires_, step.releases);
  step.title = turned_title(step.title);
  step.hazards.clear();
  if (!builds_index(step)) step.work.clear();  // else nothing is read or written for what goes
  std::swap(step.done, step.down.done);
  std::swap(step.leftovers, step.down.leftovers);
  if (!step.down.locks.empty()) std::swap(step.locks, step.down.locks);
  if (step.action == Action::create) {
    step.action = Action::drop;
    step.phase = Phase::contract;
    step.locks = usual_locks(graph.at(step.subject), Action::drop);
    // heap_drop_with_catalog() in src/backend/catalog/heap.c
    if (const auto* table = std::get_if<ir::Table>(&graph.at(step.subject).object); table != nullptr && table->partition_of)
      append(step.locks, locks_on_default_partition(graph, table->partition_of->id));
    lock_what_goes_along(graph, step);
    add_loss(step);
  }
  draft.hurried = draft.rank == event_rank;
  if (draft.rank != last_rank) draft.rank = 1;
}

void turn_round(Drafts& drafts, std::size_t from, const Graph& graph) {
  for (std::size_t i = from; i < drafts.size(); ++i) turn_round(drafts[i], graph);
}

}  // namespace lockstep
