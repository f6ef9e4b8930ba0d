#include "planner/rules/altered.h"

#include <set>

#include "differ/diff.h"
#include "ir/dependency.h"
#include "ir/stock_sort.h"

namespace lockstep {

namespace {

std::string stock_label(const ObjectId& id) {
  if (is_stock_sort(id)) {
    std::string sort{stock_sort_of(id)};
    for (char& c : sort) c = static_cast<char>(c - 'A' + 'a');
    return "all " + sort + " of extension " + quoted(id.name);
  }
  if (!id.part.empty()) return "column " + quoted(id.qualified_name()) + '.' + quoted(id.part);
  auto result = std::string(stock_type(id));
  for (char& c : result)
    if (c != ' ') c = static_cast<char>(c - 'A' + 'a');
  result += ' ' + quoted(id.qualified_name());
  if (has_stock_arguments(stock_type(id))) result += '(' + std::string(stock_arguments(id)) + ')';
  return result;
}

}  // namespace

std::string label(const Node& node) {
  const auto& id = node.id;
  std::string name = quoted(id.qualified_name());
  std::string kind{kind_name(id.kind)};
  if (id.kind == Kind::routine) kind = node.as<ir::Routine>().procedure ? "procedure" : "function";
  if (id.kind == Kind::stock_object) return stock_label(id);
  if (id.kind == Kind::transform) return kind + " for " + id.signature.text();
  if (id.kind == Kind::operator_) name = quoted(id.schema) + '.' + id.name.text();
  if (has_signature(id.kind)) name += "(" + id.signature.text() + ')';
  if (id.kind == Kind::enum_type) kind = "enum";
  if (id.kind == Kind::base_type || id.kind == Kind::shell_type) kind = "type";
  if (id.kind == Kind::view_column) return "column " + name + '.' + quoted(id.part);
  if (id.kind == Kind::domain_constraint)
    return "constraint " + quoted(id.part) + " of domain " + name;
  if (id.kind == Kind::publication_table) return "table " + name + " in publication " + quoted(id.part);
  if (id.kind == Kind::publication_schema) return "schema " + quoted(id.part) + " in publication " + name;
  if (id.kind == Kind::role_membership) return "membership of " + (id.part.empty() ? "the current user" : quoted(id.part)) + " in " + name;
  if (id.kind == Kind::user_mapping) return "user mapping for " + (id.part.empty() ? "the current user" : quoted(id.part)) + " on " + name;
  if (!id.part.empty()) return kind + ' ' + quoted(id.part) + " on " + name;
  return kind + ' ' + name;
}

namespace {

bool is_type(Kind kind) {
  return kind == Kind::domain || kind == Kind::composite_type || kind == Kind::range_type;
}

}  // namespace

namespace {

// Columns and materialized views that have the type, also through arrays of it and other types made of it.
std::set<ObjectId> users_of(const Graph& graph, const ObjectId& type) {
  std::set<ObjectId> users;
  std::set<ObjectId> types{type};
  for (std::vector<ObjectId> left{type}; !left.empty();) {
    const auto next = left.back();
    left.pop_back();
    for (const auto& dependent : graph.dependents(next)) {
      const auto* node = graph.find(dependent);
      if (node == nullptr) continue;
      if (dependent.kind == Kind::column && node->parent) {
        if (node->as<ir::Column>().type.reference == next) users.insert(dependent);
      } else if (dependent.kind == Kind::materialized_view) {
        for (const auto& column : node->as<ir::MaterializedView>().columns)
          if (column.type.reference == next) users.insert(dependent);
      } else if (is_type(dependent.kind) && types.insert(dependent).second) {
        left.push_back(dependent);
      }
    }
  }
  return users;
}

}  // namespace

std::vector<ObjectId> relations_using(const Graph& graph, const ObjectId& type) {
  std::set<ObjectId> relations;
  for (const auto& id : users_of(graph, type)) relations.insert(id.kind == Kind::column ? *graph.at(id).parent : id);
  return {relations.begin(), relations.end()};
}

std::optional<ObjectId> partitioned_by(const Graph& graph, const ObjectId& type) {
  for (const auto& id : users_of(graph, type)) {
    const Node* table = id.kind == Kind::column ? graph.find(*graph.at(id).parent) : nullptr;
    if (table == nullptr || table->id.kind != Kind::table || !table->as<ir::Table>().partition_key) continue;
    const auto& elements = table->as<ir::Table>().partition_key->elements;
    const auto needed = references(*table);  // of expressions
    const bool is_element = std::any_of(elements.begin(), elements.end(), [&](const ir::IndexElement& each) { return each.column == id.part; });
    if (is_element || std::binary_search(needed.begin(), needed.end(), id)) return table->id;
  }
  return std::nullopt;
}

std::vector<LockTaken> locks_on(const std::vector<ObjectId>& relations, Lock lock) {
  std::vector<LockTaken> result;
  for (const auto& relation : relations) result.push_back({relation, lock});
  return result;
}

namespace {

// The objects with all that they consist of and need: a state of its own as far as they are concerned.
class Part {
 public:
  explicit Part(const Graph& whole) : whole_(whole) {}

  void take(const ObjectId& id) {
    for (std::vector<ObjectId> left{id}; !left.empty();) {
      const auto next = left.back();
      left.pop_back();
      const auto* node = whole_.find(next);
      if (node == nullptr || !ids_.insert(next).second) continue;
      if (node->parent) left.push_back(*node->parent);
      for (const auto& needed : references(*node)) left.push_back(needed);
      for (const auto& child : whole_.children(next)) left.push_back(child);
      if (next.kind != Kind::table) continue;
      for (const auto& dependent : whole_.dependents(next))
        if (dependent.kind == Kind::table) left.push_back(dependent);  // partitions, inheritance children
    }
  }

  Graph graph() const {
    Graph result;
    result.origin = whole_.origin;
    for (const auto& id : ids_) result.insert(whole_.at(id));
    return result;
  }

 private:
  const Graph& whole_;
  std::set<ObjectId> ids_;
};

}  // namespace

namespace {

// What has to go when the object goes, itself first.
std::vector<ObjectId> carried_along(const Graph& graph, const ObjectId& id) {
  ChangeSet changes;
  changes.changes.emplace_back(Altered{.id = id, .fields = {}, .replace = true});
  spread_replacement(changes, graph, graph);
  std::vector<ObjectId> result{id};
  for (const auto& change : changes.changes)
    if (id_of(change) != id) result.push_back(id_of(change));
  return result;
}

// What the plan from the altered object to the one before says, and locks.
Down way_back(const Graph& before, const Node& altered, const std::vector<ObjectId>& carried, const Policy& policy) {
  Part part(before);
  for (const auto& id : carried) {
    part.take(id);
    for (const auto& dependent : before.dependents(id)) part.take(dependent);
  }
  const auto old_part = part.graph();
  auto altered_part = old_part;
  altered_part.at(altered.id).object = altered.object;
  ChangeSet changes;
  changes.changes.emplace_back(Altered{.id = altered.id, .fields = {}, .replace = true});
  auto plain = policy;
  plain.online = false;
  Down result;
  for (const auto& step : plan(changes, altered_part, old_part, plain).steps) {
    result.statements.insert(result.statements.end(), step.up.begin(), step.up.end());
    result.locks.insert(result.locks.end(), step.locks.begin(), step.locks.end());
  }
  return result;
}

}  // namespace

void take_back_by_plan(Step& step,
                       const Graph& before_graph,
                       const Node& before,
                       const Graph& after_graph,
                       const Node& after,
                       const Policy& policy) {
  const auto carried = carried_along(before_graph, before.id);
  auto back = way_back(before_graph, after, carried, policy);
  step.down.statements = std::move(back.statements);
  step.down.locks = std::move(back.locks);
  step.produces = {after.id};
  step.requires_ = needs(after_graph, after);
  if (after.parent) step.requires_.push_back(*after.parent);
  const auto had = needs(before_graph, before);
  std::set<ObjectId> releases(had.begin(), had.end());
  for (const auto& id : step.requires_) releases.erase(id);
  for (const auto& id : carried) {
    releases.insert(id);
    for (const auto& dependent : before_graph.dependents(id)) releases.insert(dependent);
  }
  releases.erase(before.id);
  step.releases.assign(releases.begin(), releases.end());
}

}  // namespace lockstep
