#include "planner/stars.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "ir/visit_references.h"
#include "planner/column_places.h"

namespace lockstep {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// A star that multiplies has an operand behind it, that of count(*) a parenthesis before it.
bool has_star(std::string_view text) {
  static constexpr std::array behind = std::to_array<std::string_view>(
      {"FROM", "INTO", "UNION", "INTERSECT", "EXCEPT", "WHERE", "ORDER", "LIMIT", "GROUP", "FOR"});
  for (auto at = text.find('*'); at != std::string_view::npos; at = text.find('*', at + 1)) {
    auto before = at;
    while (before > 0 && is_blank(text[before - 1])) --before;
    if (before > 0 && (text[before - 1] == '(' || text[before - 1] == '/')) continue;
    auto next = at + 1;
    while (next < text.size() && is_blank(text[next])) ++next;
    if (next == text.size() || text[next] == ',' || text[next] == ')' || text[next] == ';' || text[next] == '-') return true;
    std::string word;
    for (auto i = next; i < text.size() && word.size() < 10; ++i) {
      const char c = text[i];
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter) break;
      word += static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
    }
    if (std::find(behind.begin(), behind.end(), word) != behind.end()) return true;
  }
  return false;
}

bool is_source(const ObjectId& id) {
  return id.kind == Kind::table || id.kind == Kind::view || id.kind == Kind::materialized_view;
}

std::set<Name> columns_of(const Graph& graph, const ObjectId& source) {
  std::set<Name> result;
  const Node* node = graph.find(source);
  if (node == nullptr) return result;
  if (source.kind == Kind::table)
    for (const Node* column : graph.columns(source)) result.insert(column->id.part);
  if (source.kind == Kind::view)
    for (const auto& column : node->as<ir::View>().columns) result.insert(column.name);
  if (source.kind == Kind::materialized_view)
    for (const auto& column : node->as<ir::MaterializedView>().columns) result.insert(column.name);
  return result;
}

// Relations that the node takes rows from; of functions those whose rows they may give.
std::vector<ObjectId> sources_of(const Graph& graph, const Node& node) {
  std::vector<ObjectId> result;
  for (const auto& id : references(node)) {
    if (is_source(id)) result.push_back(id);
    const Node* routine = id.kind == Kind::routine ? graph.find(id) : nullptr;
    if (routine == nullptr) continue;
    for (const auto& each : references(*routine))
      if (is_source(each)) result.push_back(each);
  }
  return result;
}

// The columns that the source has in `with` and not in `without`.
std::vector<Name> surplus(const Graph& with, const Graph& without, const ObjectId& source) {
  std::vector<Name> result;
  if (!with.contains(source) || !without.contains(source)) return result;
  const auto more = columns_of(with, source);
  const auto less = columns_of(without, source);
  std::set_difference(more.begin(), more.end(), less.begin(), less.end(), std::back_inserter(result));
  return result;
}

bool has_column_aliases(const Node& node) {
  bool found = false;
  visit_expressions(const_cast<Node&>(node).object, [&](std::string_view, Expr& expression) { found = found || counts_columns(expression.text); });
  return found;
}

std::vector<Name> columns_merged_in(const Node& node) {
  std::vector<Name> result;
  visit_expressions(const_cast<Node&>(node).object, [&](std::string_view, Expr& expression) {
    const auto names = merged_columns(expression.text);
    result.insert(result.end(), names.begin(), names.end());
  });
  return result;
}

void need_all_columns(const Scope& scope, const ObjectId& source, Step& step) {
  if (source.kind != Kind::table || scope.contains(source)) return;
  for (const Node* column : scope.graph.columns(source))
    if (scope.contains(column->id)) step.requires_.push_back(column->id);
}

// True when `node`, of the state `without`, would be something else while its sources have the columns of `with`, too.
bool minds_more_columns(const Node& node, const Graph& with, const Graph& without) {
  const bool every = takes_every_column(node);
  const auto merged = columns_merged_in(node);
  if (!every && merged.empty()) return false;
  for (const auto& source : sources_of(without, node))
    for (const auto& column : surplus(with, without, source))
      if (every || std::find(merged.begin(), merged.end(), column) != merged.end()) return true;
  return false;
}

}  // namespace

bool takes_every_column(const Node& node) {
  bool found = has_column_aliases(node);
  visit_expressions(const_cast<Node&>(node).object, [&](std::string_view, Expr& expression) { found = found || has_star(expression.text); });
  return found;
}

bool star_is_in_the_way(const Alteration<ir::View>& view) {
  const auto& before = view.before;
  const auto& after = view.after;
  if (minds_more_columns(before.node, after.graph, before.graph)) return true;
  if (minds_more_columns(after.node, before.graph, after.graph)) return true;
  if (surplus(after.graph, before.graph, after.id()).empty()) return false;
  const auto& dependents = before.graph.dependents(before.id());
  return std::any_of(dependents.begin(), dependents.end(), [&](const ObjectId& id) {
    const Node* node = before.graph.find(id);
    return node != nullptr && takes_every_column(*node);
  });
}

void heed_stars(const Scope& scope, const Node& node, Step& step) {
  const auto& before = scope.vanishing ? scope.graph : scope.other;
  // Aliases are given to all columns that there are, used or not.
  if (node.id.kind != Kind::column && has_column_aliases(node))
    for (const auto& id : sources_of(scope.graph, node)) need_all_columns(scope, id, step);
  if (scope.vanishing && !goes_freely(before, scope.members, node.id)) return;
  const auto old_columns = [](const ObjectId& source) { return facet(source, "every old column"); };
  const auto new_columns = [](const ObjectId& source) { return facet(source, "every new column"); };
  // What vanishes is turned round: it removes what it produces here, and who produces that comes after.
  if (node.id.kind == Kind::column) {
    step.produces.push_back(scope.vanishing ? new_columns(*node.parent) : old_columns(*node.parent));
  } else if (takes_every_column(node) || minds_more_columns(node, scope.other, scope.graph)) {
    for (const auto& id : sources_of(scope.graph, node)) step.produces.push_back(scope.vanishing ? old_columns(id) : new_columns(id));
  }
}

bool goes_freely(const Graph& before, const Ids& vanishing, const ObjectId& id) {
  Ids seen{id};
  for (std::vector<ObjectId> left{id}; !left.empty();) {
    const auto next = left.back();
    left.pop_back();
    if (!vanishing.contains(next)) return false;
    for (const auto& dependent : before.dependents(next))
      if (seen.insert(dependent).second) left.push_back(dependent);
  }
  return true;
}

}  // namespace lockstep
