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
  created_.try_emplace(node.id, clock_++);
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
      if (has_index(node.as<ir::Constraint>())) hidden_[key(id.schema, id.part)].insert(id);
      constraints_[key(id.schema, id.part)].insert(id);
      break;
    case Kind::domain_constraint: constraints_[key(id.schema, id.part)].insert(id); break;
    case Kind::column:
      if (const auto& identity = node.as<ir::Column>().identity)
        hidden_[key(identity->sequence.schema, identity->sequence.name)].insert(id);
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
  const auto found = hidden_.find(key(schema, name));
  if (found == hidden_.end()) return nullptr;
  for (const auto& id : found->second) {
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
  const auto found = constraints_.find(key(schema, name));
  return found != constraints_.end() &&
         std::any_of(found->second.begin(), found->second.end(), [&](const ObjectId& id) {
           return graph_->contains(id);
         });
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
