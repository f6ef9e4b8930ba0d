#include "planner/neighbourhood.h"

#include <algorithm>
#include <vector>

#include "ir/dependency.h"
#include "ir/inheritance.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

ObjectId top_of(const Graph& graph, ObjectId id) {
  for (const Node* node = graph.find(id); node != nullptr && node->parent; node = graph.find(id)) id = *node->parent;
  return id;
}

bool holds_rows(Kind kind) { return kind == Kind::table || kind == Kind::view || kind == Kind::materialized_view || kind == Kind::sequence; }

// What a neighbour is for the table: a partner in foreign keys, say, whose own partners matter to nobody.
bool is_part_for_all(const Node& node) {
  if (node.id.kind == Kind::column || node.id.kind == Kind::index) return true;
  const auto* constraint = std::get_if<ir::Constraint>(&node.object);
  return constraint != nullptr && !constraint->foreign_key;
}

class Search {
 public:
  Search(const Graph& before, const Graph& after, const ObjectId& table) : graphs_{&before, &after}, table_(table) {}

  std::set<ObjectId> run() {
    found_.insert(table_);
    follow_users();
    for (const auto& each : std::vector<ObjectId>(found_.begin(), found_.end())) next_.push_back(each);
    for (const auto& each : seen_) next_.push_back(each);
    follow_needs();
    return std::move(found_);
  }

 private:
  void follow_users() {
    std::vector<ObjectId> next{table_};
    while (!next.empty()) {
      const auto top = next.back();
      next.pop_back();
      for (const auto* graph : graphs_)
        for (const auto& part : graph->contains(top) ? graph->subtree(top) : std::vector<ObjectId>())
          for (const auto& user : graph->dependents(part)) {
            const auto above = top_of(*graph, user);
            if (above == top) continue;
            users_.insert(user);
            const bool ends = above.kind == Kind::table || above.kind == Kind::sequence;
            const bool is_new = holds_rows(above.kind) ? found_.insert(above).second : seen_.insert(above).second;
            if (is_new && !ends) next.push_back(above);
          }
    }
  }

  void follow_needs() {
    while (!next_.empty()) {
      const auto top = next_.back();
      next_.pop_back();
      for (const auto* graph : graphs_) {
        if (!graph->contains(top)) continue;
        if (top.kind == Kind::table) {
          for (const auto& each : parent_tables(*graph, top)) add(*graph, each);
          for (const auto& each : descendant_tables(*graph, top)) add(*graph, each);
        }
        for (const auto& part : graph->subtree(top)) {
          const Node& node = graph->at(part);
          if (top.kind == Kind::table && top != table_ && part != top && !is_part_for_all(node) && !users_.contains(part)) continue;
          for (const auto& needed : needs(*graph, node)) add(*graph, needed);
        }
      }
    }
  }

  void add(const Graph& graph, const ObjectId& id) {
    const auto above = top_of(graph, id);
    if (holds_rows(above.kind) ? found_.insert(above).second : seen_.insert(above).second) next_.push_back(above);
  }

  const Graph* graphs_[2];
  const ObjectId& table_;
  std::set<ObjectId> found_;
  std::set<ObjectId> seen_;   // routines, types and the like
  std::set<ObjectId> users_;  // a policy of another table, say, is needed with all that it needs
  std::vector<ObjectId> next_;
};

// Of which all are parts of what holds rows.
bool is_kind_of_parts(Kind kind) {
  return kind == Kind::column || kind == Kind::index || kind == Kind::constraint || kind == Kind::trigger || kind == Kind::policy || kind == Kind::rule || kind == Kind::view_column || kind == Kind::statistics;
}

// The neighbours with their parts, and what holds no rows.
std::vector<const Node*> nodes_around(const Graph& state, const std::set<ObjectId>& neighbours) {
  std::vector<const Node*> result;
  for (const auto& each : neighbours)
    for (const auto& id : state.contains(each) ? state.subtree(each) : std::vector<ObjectId>()) result.push_back(&state.at(id));
  for (auto node = state.nodes().begin(); node != state.nodes().end();) {
    const auto kind = node->first.kind;
    const auto range = state.nodes(kind);
    if (!holds_rows(kind) && !is_kind_of_parts(kind))
      for (const auto& [id, other] : range)
        if (!holds_rows(top_of(state, id).kind)) result.push_back(&other);
    node = range.end();
  }
  return result;
}

}  // namespace

std::set<ObjectId> neighbours(const Graph& before, const Graph& after, const ObjectId& table) { return Search(before, after, table).run(); }

Graph restricted_to(const Graph& state, const std::set<ObjectId>& neighbours) {
  const auto is_left_out = [&](const ObjectId& id) {
    const auto top = top_of(state, id);
    return holds_rows(top.kind) && !neighbours.contains(top);
  };
  // What needs something that is left out is left out, with what needs that.
  std::set<ObjectId> without;
  std::vector<ObjectId> next;
  const auto leave_out = [&](const ObjectId& id) {
    for (const auto& each : state.subtree(id))
      if (without.insert(each).second) next.push_back(each);
  };
  const auto kept = nodes_around(state, neighbours);
  for (const Node* node : kept) {
    const auto needed = needs(state, *node);
    if (std::any_of(needed.begin(), needed.end(), [&](const ObjectId& each) { return state.contains(each) && is_left_out(each); })) leave_out(node->id);
  }
  while (!next.empty()) {
    const auto id = next.back();
    next.pop_back();
    for (const auto& user : state.dependents(id))
      if (!is_left_out(user)) leave_out(user);
  }
  Graph result;
  result.origin = state.origin;
  for (const Node* node : kept)
    if (!without.contains(node->id)) result.insert(*node);
  return result;
}

}  // namespace lockstep
