#include "ir/domain_tests.h"

#include <algorithm>

namespace lockstep {
namespace {

// Domains that no schema has as objects of its own: of information_schema, and of the extension earthdistance.
bool is_known_to_test(const std::string& type) {
  return type == "information_schema.cardinal_number" || type == "information_schema.yes_or_no" || type == "earth" || type.ends_with(".earth");
}

}  // namespace

bool is_tested_by_domain(const Graph& graph, const TypeName& type) {
  if (type.text.text().ends_with("[]")) return false;
  const Node* node = type.reference ? graph.find(*type.reference) : nullptr;
  if (node == nullptr || node->id.kind == Kind::extension) return is_known_to_test(type.text.text());
  if (node->id.kind != Kind::domain) return false;
  const auto& domain = node->as<ir::Domain>();
  return domain.not_null || !graph.children(node->id, Kind::domain_constraint).empty() || is_tested_by_domain(graph, domain.type);
}

}  // namespace lockstep
