#include "ir/named_needs.h"

#include <algorithm>

namespace lockstep {
namespace {

void visit_elements(std::vector<ir::IndexElement>& elements, const std::function<void(QualifiedName&)>& visit) {
  for (auto& element : elements) visit(element.collation);
}

Name access_method_of(const Object& object) {
  if (const auto* table = std::get_if<ir::Table>(&object)) return table->access_method;
  if (const auto* view = std::get_if<ir::MaterializedView>(&object)) return view->access_method;
  if (const auto* index = std::get_if<ir::Index>(&object)) return index->method;
  if (const auto* constraint = std::get_if<ir::Constraint>(&object); constraint && constraint->exclusion) return constraint->exclusion->method;
  return {};
}

Name language_of(const Object& object) {
  if (const auto* routine = std::get_if<ir::Routine>(&object)) return routine->language;
  if (const auto* transform = std::get_if<ir::Transform>(&object)) return transform->language;
  return {};
}

}  // namespace

void visit_collations(Object& object, const std::function<void(QualifiedName&)>& visit) {
  if (auto* column = std::get_if<ir::Column>(&object)) visit(column->collation);
  if (auto* domain = std::get_if<ir::Domain>(&object)) visit(domain->collation);
  if (auto* range = std::get_if<ir::RangeType>(&object)) visit(range->collation);
  if (auto* index = std::get_if<ir::Index>(&object)) visit_elements(index->elements, visit);
  if (auto* composite = std::get_if<ir::CompositeType>(&object))
    for (auto& attribute : composite->attributes) visit(attribute.collation);
  if (auto* constraint = std::get_if<ir::Constraint>(&object); constraint && constraint->exclusion)
    visit_elements(constraint->exclusion->elements, visit);
  if (auto* table = std::get_if<ir::Table>(&object); table && table->partition_key) visit_elements(table->partition_key->elements, visit);
}

bool names_plainly(const Node& node, const ObjectId& needed) {
  switch (needed.kind) {
    case Kind::collation: {
      bool found = false;
      visit_collations(const_cast<Node&>(node).object, [&](QualifiedName& name) { found = found || name == needed.qualified_name(); });
      return found;
    }
    case Kind::access_method: return access_method_of(node.object) == needed.name;
    case Kind::language: return language_of(node.object) == needed.name;
    default: return false;
  }
}

void refer_to_named(Graph& graph) {
  const bool none = graph.nodes(Kind::collation).empty() && graph.nodes(Kind::access_method).empty() && graph.nodes(Kind::language).empty() &&
                    graph.nodes(Kind::transform).empty();
  if (none) return;
  for (auto& [id, node] : graph.nodes()) {
    const auto add = [&, &owner = node](const ObjectId& needed) {
      if (!graph.contains(needed)) return;
      auto& all = owner.references;
      if (std::find(all.begin(), all.end(), needed) != all.end()) return;
      all.insert(std::lower_bound(all.begin(), all.end(), needed), needed);
    };
    visit_collations(node.object, [&](QualifiedName& name) {
      if (!name.schema.empty()) add({.kind = Kind::collation, .schema = name.schema, .name = name.name});
    });
    if (const auto method = access_method_of(node.object); !method.empty()) add({.kind = Kind::access_method, .name = method});
    if (const auto* routine = std::get_if<ir::Routine>(&node.object))
      for (const auto& type : routine->transforms)
        add({.kind = Kind::transform, .signature = Name(type.text.text() + " LANGUAGE " + quoted(routine->language))});
    if (const auto language = language_of(node.object); !language.empty()) add({.kind = Kind::language, .name = language});
  }
  graph.forget_dependents();
}

}  // namespace lockstep
