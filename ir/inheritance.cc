#include "ir/inheritance.h"

#include <algorithm>
#include <set>

#include "ir/object_name.h"

namespace lockstep {

std::vector<ObjectId> parent_tables(const Graph& graph, const ObjectId& table) {
  std::vector<ObjectId> result;
  const auto& child = graph.at(table).as<ir::Table>();
  if (child.partition_of) result.push_back(child.partition_of->id);
  for (const auto& parent : child.inherits) result.push_back(parent.id);
  return result;
}

bool is_descendant(const Graph& graph, const ObjectId& child, const ObjectId& table) {
  if (!graph.contains(child)) return false;
  const auto parents = parent_tables(graph, child);
  return std::any_of(parents.begin(), parents.end(), [&](const ObjectId& each) { return each == table || is_descendant(graph, each, table); });
}

std::vector<const Node*> parent_columns(const Graph& graph, const Node& column) {
  std::vector<const Node*> result;
  if (!column.as<ir::Column>().inherited || !column.parent) return result;
  for (const auto& parent : parent_tables(graph, *column.parent)) {
    auto id = column.id;
    id.schema = parent.schema;
    id.name = parent.name;
    if (const Node* found = graph.find(id)) result.push_back(found);
  }
  return result;
}

const std::optional<Ref>& attached_to(const Node& node) {
  static const std::optional<Ref> none;
  if (node.id.kind == Kind::index) return node.as<ir::Index>().attached_to;
  if (node.id.kind == Kind::constraint) return node.as<ir::Constraint>().attached_to;
  return none;
}

const Node* parent_column(const Graph& graph, const Node& column) {
  const auto all = parent_columns(graph, column);
  return all.empty() ? nullptr : all.front();
}

Name usual_not_null_name(const ObjectId& table, Name column) { return Name(object_name(table.name.text(), column.text(), "not_null")); }

namespace {

bool is_passed_on(const ir::Column& column) { return column.not_null && !(column.not_null_constraint && column.not_null_constraint->no_inherit); }

// The name when none is said.
Name name_unsaid(const Graph& graph, const Node& column) {
  for (const Node* parent : parent_columns(graph, column))
    if (is_passed_on(parent->as<ir::Column>())) return not_null_name(graph, *parent);
  return usual_not_null_name(column.id, column.id.part);
}

}  // namespace

Name not_null_name(const Graph& graph, const Node& column) {
  const auto& constraint = column.as<ir::Column>().not_null_constraint;
  return constraint && !constraint->name.empty() ? constraint->name : name_unsaid(graph, column);
}

void settle_not_null(Graph& graph) {
  std::vector<ObjectId> said;
  for (const auto& [id, node] : graph.nodes(Kind::column))
    if (node.as<ir::Column>().not_null_constraint) said.push_back(id);
  for (const auto& id : said) {
    auto& node = graph.at(id);
    auto& column = node.as<ir::Column>();
    auto& constraint = *column.not_null_constraint;
    if (constraint.name == name_unsaid(graph, node)) constraint.name = {};
    if (!column.not_null || constraint == ir::NotNull{}) column.not_null_constraint.reset();
  }
}

namespace {

using TakenNames = std::set<QualifiedName>;

void collect_said_names(const Graph& graph, TakenNames& names) {
  for (const auto& [id, node] : graph.nodes(Kind::column))
    if (const auto& constraint = node.as<ir::Column>().not_null_constraint; constraint && !constraint->name.empty())
      names.insert({id.schema, constraint->name});
}

std::vector<ObjectId> columns_of_taken_names(const Graph& graph, const TakenNames& names) {
  std::vector<ObjectId> result;
  for (const auto& [id, node] : graph.nodes(Kind::column)) {
    const auto& column = node.as<ir::Column>();
    const bool unsaid = column.not_null && !(column.not_null_constraint && !column.not_null_constraint->name.empty());
    if (unsaid && names.contains({id.schema, not_null_name(graph, node)})) result.push_back(id);
  }
  return result;
}

void say_not_null_name(Node& node, Name name) {
  auto& column = node.as<ir::Column>();
  if (!column.not_null_constraint) column.not_null_constraint = ir::NotNull{};
  column.not_null_constraint->name = name;
}

Graph with_names_said(const Graph& graph, const std::vector<ObjectId>& columns) {
  auto result = graph;
  for (const auto& id : columns) say_not_null_name(result.at(id), not_null_name(graph, graph.at(id)));
  return result;
}

// Whether the column comes from the same column of the same table in both states, or from none.
bool keeps_parent(const Graph& before, const Node& was, const Graph& after, const Node& is) {
  const Node* old_column = parent_column(before, was);
  const Node* new_column = parent_column(after, is);
  if (old_column == nullptr || new_column == nullptr) return old_column == new_column;
  const auto& old_parent = before.at(*old_column->parent).as<ir::Table>();
  const auto& new_parent = after.at(*new_column->parent).as<ir::Table>();
  return old_column->id == new_column->id && old_parent.partition_key == new_parent.partition_key && old_parent.foreign_server == new_parent.foreign_server;
}

bool leaves_not_null_name_unsaid(const ir::Column& column) {
  return column.not_null && (!column.not_null_constraint || column.not_null_constraint->name.empty());
}

}  // namespace

void say_not_null_names_that_change(Graph& before, Graph& after) {
  struct Change {
    ObjectId column;
    Name from;  // empty: is said already, or there is none
    Name to;
  };
  std::vector<Change> changes;
  for (const auto& [id, node] : after.nodes(Kind::column)) {
    const auto& column = node.as<ir::Column>();
    const Node* was = before.find(id);
    if (was == nullptr || !column.not_null || keeps_parent(before, *was, after, node)) continue;
    Change change{.column = id, .to = not_null_name(after, node)};
    if (leaves_not_null_name_unsaid(was->as<ir::Column>())) change.from = not_null_name(before, *was);
    const bool same = was->as<ir::Column>().not_null && not_null_name(before, *was) == change.to;
    if (!same && (!change.from.empty() || change.to != usual_not_null_name(id, id.part))) changes.push_back(change);
  }
  for (const auto& [column, from, to] : changes) {
    if (!from.empty()) say_not_null_name(before.at(column), from);
    say_not_null_name(after.at(column), to);
  }
}

namespace {

// Tables of `graph` that the other state does not have, while it has children of them.
void collect_parents_alone(const Graph& graph, const Graph& other, std::set<ObjectId>& result) {
  for (const auto& [id, node] : graph.nodes(Kind::table))
    if (other.contains(id))
      for (const auto& parent : parent_tables(graph, id))
        if (!other.contains(parent)) result.insert(parent);
}

// Tables that are made anew because they are partitioned otherwise, or come or go, while children of them stay, which have the names of
// their NOT NULL from them.
std::set<ObjectId> made_above_children(const Graph& before, const Graph& after) {
  std::set<ObjectId> result;
  int version = 0;
  for (const auto* graph : {&before, &after}) version = std::max({version, graph->origin.server_version, graph->origin.written_for});
  if (version < 180000) return result;  // before, they have none
  collect_parents_alone(before, after, result);
  collect_parents_alone(after, before, result);
  for (const auto& [id, node] : before.nodes(Kind::table)) {
    if (!after.contains(id)) continue;
    for (const auto& parent : parent_tables(before, id)) {
      const Node* is = after.find(parent);
      if (is != nullptr && is->as<ir::Table>().partition_key != before.at(parent).as<ir::Table>().partition_key) result.insert(parent);
    }
  }
  return result;
}

void add_unsaid_columns(const Graph& graph, const ObjectId& table, std::vector<ObjectId>& columns) {
  for (const Node* column : graph.columns(table))
    if (leaves_not_null_name_unsaid(column->as<ir::Column>()) && std::find(columns.begin(), columns.end(), column->id) == columns.end())
      columns.push_back(column->id);
}

}  // namespace

std::optional<StatesWithNames> with_taken_not_null_names(const Graph& before, const Graph& after) {
  TakenNames names;
  collect_said_names(before, names);
  collect_said_names(after, names);
  const auto rebuilt = made_above_children(before, after);
  if (names.empty() && rebuilt.empty()) return std::nullopt;
  auto old_columns = columns_of_taken_names(before, names);
  auto new_columns = columns_of_taken_names(after, names);
  for (const auto& table : rebuilt) {
    add_unsaid_columns(before, table, old_columns);
    add_unsaid_columns(after, table, new_columns);
  }
  if (old_columns.empty() && new_columns.empty()) return std::nullopt;
  return StatesWithNames{with_names_said(before, old_columns), with_names_said(after, new_columns)};
}

}  // namespace lockstep
