// Comments and dependencies: what refers to objects by catalog, oid and column number.
#include <algorithm>

#include "ir/security_labels.h"
#include "ir/named_needs.h"
#include "ir/visit_references.h"
#include "parser/catalog/reading.h"

namespace lockstep::catalog {

namespace {

bool is_itself(const Node& node, Catalog catalog) {
  switch (node.id.kind) {
    case Kind::column:
    case Kind::view_column: return false;
    case Kind::constraint: return catalog == Catalog::constraint;
    case Kind::view:
    case Kind::materialized_view: return catalog == Catalog::relation;
    case Kind::range_type: return catalog == Catalog::type;
    default: return true;
  }
}

}  // namespace

void read_comments(Reading& reading) {
  const auto result = reading.query("comment");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Oid catalog = result.oid(row, "catalog");
    const Oid oid = result.oid(row, "oid");
    const int number = to_int(result.text(row, "number"));
    if (const auto extension = result.value(row, "stock_of")) {
      reading.state.stock_comments[Name(*extension)] = std::string(result.text(row, "comment"));
      continue;
    }
    Node* node = nullptr;
    if (number != 0) {
      if (catalog == static_cast<Oid>(Catalog::relation)) node = reading.column(oid, number);
    } else {
      node = reading.object(static_cast<Catalog>(catalog), oid);
      // What is part of another object leads to that: the sequence of an identity column, the index of a
      // constraint, the default of a column, the constructor of a range type.
      if (node != nullptr && node->id.kind == Kind::constraint && catalog == static_cast<Oid>(Catalog::relation))
        node->as<ir::Constraint>().index_comment = std::string(result.text(row, "comment"));
      if (node != nullptr && node->id.kind == Kind::column && catalog == static_cast<Oid>(Catalog::constraint))
        node->as<ir::Column>().not_null_constraint->comment = std::string(result.text(row, "comment"));
      if (node != nullptr && node->id.kind == Kind::column && catalog == static_cast<Oid>(Catalog::relation))
        ++reading.state.unmodelled["comment on the sequence of an identity column"];
      if (node != nullptr && !is_itself(*node, static_cast<Catalog>(catalog))) node = nullptr;
    }
    if (node != nullptr) node->comment = std::string(result.text(row, "comment"));
  }
}

void read_labels(Reading& reading) {
  const auto result = reading.query("label");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto catalog = static_cast<Catalog>(result.oid(row, "catalog"));
    const Oid oid = result.oid(row, "oid");
    const int number = to_int(result.text(row, "number"));
    if (reading.is_member(catalog, oid)) continue;
    Node* node = number == 0 ? reading.object(catalog, oid) : catalog == Catalog::relation ? reading.column(oid, number) : nullptr;
    if (node != nullptr && number == 0 && !is_itself(*node, catalog)) node = nullptr;
    if (node != nullptr)
      set_label(*node, std::string(result.text(row, "provider")), std::string(result.text(row, "label")));
    else if (catalog != Catalog::subscription)  // of another database
      ++reading.state.unmodelled["security label on a large object, an attribute or the sequence of an identity column"];
  }
}

namespace {

// Column number 0 is the object itself. A column of a view is the view.
Node* dependent_node(Reading& reading, Oid catalog, Oid oid, int number) {
  if (number != 0 && catalog == static_cast<Oid>(Catalog::relation)) {
    const auto* relation = reading.relation(oid);
    if (relation != nullptr && relation->id.kind == Kind::table) return reading.column(oid, number);
  }
  return reading.object(static_cast<Catalog>(catalog), oid);
}

bool is_part_of(const Node& part, const Node& whole) { return part.parent == whole.id; }

void add_need(Reading& reading, Node& node, Oid catalog, Oid oid, int number) {
  if (const auto member = reading.extensions.find(key(catalog, oid)); member != reading.extensions.end()) {
    if (member->second) Reading::need(node, *member->second);
    return;
  }
  const auto* found = reading.object(static_cast<Catalog>(catalog), oid);
  if (found == nullptr || is_part_of(*found, node)) return;
  const Node& needed = *found;
  Reading::need(node, needed.id);
  if (number == 0 || catalog != static_cast<Oid>(Catalog::relation) || needed.id.kind != Kind::table) return;
  const auto* column = reading.column(oid, number);
  if (column != nullptr && !is_part_of(*column, node)) Reading::need(node, column->id);
}

void sort_references(Graph& graph) {
  for (auto& [id, node] : graph.nodes()) {
    auto& all = node.references;
    if (all.size() < 2) continue;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
}

// Indexes depend on the collations of their columns, and columns on those of their domains. They follow these, so only what
// they say themselves counts.
void forget_derived_collations(Graph& graph) {
  if (graph.nodes(Kind::collation).empty()) return;
  const auto says = [](Node& node, const ObjectId& collation) {
    bool found = names_plainly(node, collation);
    visit_expressions(node.object, [&](std::string_view, Expr& expression) {
      found = found || expression.text.find("COLLATE " + quoted(collation.qualified_name())) != std::string::npos;
    });
    return found;
  };
  for (const auto kind : {Kind::column, Kind::index, Kind::constraint})
    for (auto& [id, each] : graph.nodes(kind))
      std::erase_if(each.references, [&, &node = each](const ObjectId& reference) { return reference.kind == Kind::collation && !says(node, reference); });
}

}  // namespace

void read_dependencies(Reading& reading) {
  const auto result = reading.query("dependency");
  const auto catalog_at = result.column("catalog");
  const auto oid_at = result.column("oid");
  const auto number_at = result.column("number");
  const auto needed_catalog_at = result.column("needed_catalog");
  const auto needed_oid_at = result.column("needed_oid");
  const auto needed_number_at = result.column("needed_number");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto number = [&](std::size_t column) { return to_oid(*result.get(row, column)); };
    auto* node = dependent_node(reading, number(catalog_at), number(oid_at), static_cast<int>(number(number_at)));
    if (node == nullptr) continue;
    add_need(reading, *node, number(needed_catalog_at), number(needed_oid_at), static_cast<int>(number(needed_number_at)));
  }
  sort_references(reading.graph());
  forget_derived_collations(reading.graph());
  refer_to_named(reading.graph());
}

}  // namespace lockstep::catalog
