// Facets: states of objects, and things of which there is one, that steps are put in order by.
#include <algorithm>

#include "planner/draft.h"

namespace lockstep {

ObjectId facet(ObjectId id, std::string_view name) {
  id.signature = Name(id.signature.text() + "\n" + std::string(name));
  return id;
}

bool is_facet(const ObjectId& id) { return id.signature.text().find('\n') != std::string::npos; }

ObjectId facet_of_key(const ObjectId& table, std::vector<Name> columns) {
  std::sort(columns.begin(), columns.end());
  std::string name = "key";
  for (const auto column : columns) name += ' ' + quoted(column);
  return facet(table, name);
}

std::vector<ObjectId> facet_of_key(const Node& key) {
  if (key.id.kind == Kind::constraint) {
    const auto& constraint = key.as<ir::Constraint>();
    const bool usable = constraint.type == ir::ConstraintType::primary_key || constraint.type == ir::ConstraintType::unique;
    if (!usable) return {};
    return {facet_of_key(*key.parent, constraint.columns)};
  }
  const auto& index = key.as<ir::Index>();
  if (!index.unique || index.predicate) return {};
  std::vector<Name> columns;
  for (const auto& element : index.elements) {
    if (element.column.empty()) return {};
    columns.push_back(element.column);
  }
  return {facet_of_key(*key.parent, std::move(columns))};
}

}  // namespace lockstep
