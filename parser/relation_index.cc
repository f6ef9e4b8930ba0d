#include "parser/relation_index.h"

#include <algorithm>

namespace lockstep {
namespace {

ObjectId key(Name schema, Name name) {
  return {.kind = Kind::table, .schema = schema, .name = name};
}

ObjectId table_of(const ObjectId& part) {
  return key(part.schema, part.name);
}

// Most names stand for one object, so looking through those that share one costs nothing.
void put(std::unordered_multimap<ObjectId, ObjectId>& names, const ObjectId& name, const ObjectId& id) {
  const auto [begin, end] = names.equal_range(name);
  if (std::none_of(begin, end, [&](const auto& entry) { return entry.second == id; })) names.emplace(name, id);
}

}  // namespace

bool has_index(const ir::Constraint& constraint) {
  return constraint.type == ir::ConstraintType::primary_key ||
         constraint.type == ir::ConstraintType::unique ||
         constraint.type == ir::ConstraintType::exclusion;
}

std::vector<ObjectId> parents_of(const ir::Table& table) {
  std::vector<ObjectId> parents;
  if (table.partition_of) parents.push_back(table.partition_of->id);
  for (const auto& parent : table.inherits)
    parents.push_back(parent.id);
  return parents;
}

void RelationIndex::added(const Node& node) {
  // Nobody asks when columns were made, and they are most of what there is.
  if (node.id.kind != Kind::column) created_.try_emplace(node.id, clock_++);
  if (built_) remember(node);
}

void RelationIndex::forget() {
  built_ = false;
  hidden_.clear();
  constraints_.clear();
  children_.clear();
  sequences_.clear();
}

void RelationIndex::build() {
  if (built_) return;
  built_ = true;
  for (const auto& [id, node] : graph_->nodes())
    remember(node);
}

void RelationIndex::remember(const Node& node) {
  const auto& id = node.id;
  switch (id.kind) {
    case Kind::table:
      for (const auto& parent : parents_of(node.as<ir::Table>()))
        children_[parent].insert(id);
      break;
    case Kind::constraint:
      if (has_index(node.as<ir::Constraint>())) put(hidden_, key(id.schema, id.part), id);
      put(constraints_, key(id.schema, id.part), id);
      break;
    case Kind::domain_constraint: put(constraints_, key(id.schema, id.part), id); break;
    case Kind::column:
      if (const auto& identity = node.as<ir::Column>().identity)
        put(hidden_, key(identity->sequence.schema, identity->sequence.name), id);
      break;
    case Kind::sequence:
      if (const auto& owner = node.as<ir::Sequence>().owned_by)
        sequences_[table_of(owner->id)].insert(id);
      break;
    default: break;
  }
}

const Node* RelationIndex::hidden_relation(Name schema, Name name) {
  build();
  const auto [begin, end] = hidden_.equal_range(key(schema, name));
  for (auto at = begin; at != end; ++at) {
    const auto& id = at->second;
    const Node* node = graph_->find(id);
    if (!node) continue;
    if (id.kind == Kind::constraint) {
      if (has_index(node->as<ir::Constraint>())) return node;
    } else if (const auto& identity = node->as<ir::Column>().identity) {
      if (identity->sequence == QualifiedName{schema, name}) return node;
    }
  }
  return nullptr;
}

bool RelationIndex::relation_name_taken(Name schema, Name name) {
  for (const auto kind : {Kind::table,
                          Kind::index,
                          Kind::sequence,
                          Kind::view,
                          Kind::materialized_view,
                          Kind::composite_type})
    if (graph_->contains({.kind = kind, .schema = schema, .name = name})) return true;
  return hidden_relation(schema, name) != nullptr;
}

bool RelationIndex::constraint_name_taken(Name schema, Name name) {
  build();
  const auto [begin, end] = constraints_.equal_range(key(schema, name));
  return std::any_of(begin, end, [&](const auto& entry) { return graph_->contains(entry.second); });
}

std::vector<ObjectId> RelationIndex::children(const ObjectId& table) {
  build();
  const auto found = children_.find(table);
  if (found == children_.end()) return {};
  std::vector<ObjectId> result;
  for (const auto& id : found->second) {
    const Node* node = graph_->find(id);
    if (!node) continue;
    const auto parents = parents_of(node->as<ir::Table>());
    if (std::find(parents.begin(), parents.end(), table) != parents.end()) result.push_back(id);
  }
  sort_by_creation(result);
  return result;
}

std::vector<ObjectId> RelationIndex::owned_sequences(const ObjectId& table) {
  build();
  const auto found = sequences_.find(table);
  if (found == sequences_.end()) return {};
  std::vector<ObjectId> result;
  for (const auto& id : found->second) {
    const Node* node = graph_->find(id);
    if (!node) continue;
    const auto& owner = node->as<ir::Sequence>().owned_by;
    if (owner && table_of(owner->id) == table) result.push_back(id);
  }
  std::sort(result.begin(), result.end());
  return result;
}

void RelationIndex::sort_by_creation(std::vector<ObjectId>& ids) {
  const auto order = [&](const ObjectId& id) {
    const auto found = created_.find(id);
    return found == created_.end() ? std::size_t{0} : found->second;
  };
  std::sort(ids.begin(), ids.end(), [&](const ObjectId& left, const ObjectId& right) {
    const auto first = order(left);
    const auto second = order(right);
    return first != second ? first < second : left < right;
  });
}

}  // namespace lockstep
