#include "parser/extension_operator_classes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "parser/extension_names.h"

namespace lockstep {
namespace {

struct NamedClass {
  std::string_view extension;
  std::string_view operator_class;
};

// Those whose column has a type of PostgreSQL's own; a column of an extension's type needs that anyway. btree_gist's and
// btree_gin's are told by their form.
constexpr std::array named_classes = std::to_array<NamedClass>({
    {"pg_trgm", "gin_trgm_ops"},
    {"pg_trgm", "gist_trgm_ops"},
    {"intarray", "gin__int_ops"},
    {"intarray", "gist__int_ops"},
    {"intarray", "gist__intbig_ops"},
});

// Types for which PostgreSQL itself has no default class for gin and gist, and btree_gin and btree_gist have one
// (contrib/btree_gin, contrib/btree_gist). Those of one alone are in the lists below.
constexpr std::array plain_types = std::to_array<std::string_view>(
    {"smallint", "integer", "bigint", "real", "double precision", "numeric", "text", "character", "character varying", "bytea", "bit", "bit varying", "boolean",
     "date", "time without time zone", "time with time zone", "timestamp without time zone", "timestamp with time zone", "interval", "oid", "money",
     "macaddr", "macaddr8", "inet", "cidr", "uuid"});
constexpr std::array gin_types = std::to_array<std::string_view>({"\"char\"", "name"});

template <class List>
bool contains(const List& list, std::string_view what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

// `timestamp(3) with time zone` without the length.
std::string plain_name(std::string_view type) {
  const auto open = type.find('(');
  const auto close = type.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos) return std::string(type);
  return std::string(type.substr(0, open)) + std::string(type.substr(close + 1));
}

std::string_view by_name(const Name& method, const std::string& operator_class) {
  for (const auto& each : named_classes)
    if (each.operator_class == operator_class) return each.extension;
  if (method.text() == "gist" && operator_class.starts_with("gist_")) return "btree_gist";
  return {};
}

std::string_view by_type(const Graph& graph, const Name& method, const TypeName& type) {
  const bool gin = method.text() == "gin";
  const auto name = plain_name(type.text.text());
  const bool is_enum = type.reference && type.reference->kind == Kind::enum_type && graph.contains(*type.reference);
  if (!is_enum && !contains(plain_types, name) && !(gin && contains(gin_types, name))) return {};
  return gin ? "btree_gin" : "btree_gist";
}

// The type of a column of a table or materialized view; null when it is not known.
const TypeName* type_of(const Graph& graph, const ObjectId& relation, Name column) {
  if (relation.kind == Kind::table) {
    const Node* node = graph.find({.kind = Kind::column, .schema = relation.schema, .name = relation.name, .part = column});
    return node == nullptr ? nullptr : &node->as<ir::Column>().type;
  }
  const Node* view = graph.find(relation);
  if (view == nullptr || view->id.kind != Kind::materialized_view) return nullptr;
  const auto& columns = view->as<ir::MaterializedView>().columns;
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const ir::OutputColumn& each) { return each.name == column; });
  return at == columns.end() ? nullptr : &at->type;
}

// The extension of the graph that a type is of: `public.hstore`.
std::optional<ObjectId> extension_of(const Graph& graph, const TypeName& type) {
  const std::string_view text = type.text.text();
  const auto dot = text.find('.');
  if (type.reference || dot == std::string_view::npos || text.ends_with(']')) return std::nullopt;
  const auto* node = extension_with(graph, ExtensionMember::type, Name(text.substr(0, dot)), plain_name(text.substr(dot + 1)));
  return node == nullptr ? std::nullopt : std::optional(node->id);
}

void add_needed(const Graph& graph, const ObjectId& relation, const Name& method, const ir::IndexElement& element, std::vector<ObjectId>& result) {
  const auto* type = type_of(graph, relation, element.column);
  const bool by_default = element.operator_class.empty();
  if (by_default && type == nullptr) return;
  if (by_default)
    if (const auto extension = extension_of(graph, *type)) return result.push_back(*extension);
  if (method.text() != "gin" && method.text() != "gist") return;
  const auto extension = by_default ? by_type(graph, method, *type) : by_name(method, element.operator_class.name.text());
  const ObjectId id{.kind = Kind::extension, .name = Name(extension)};
  if (!extension.empty() && graph.contains(id)) result.push_back(id);
}

std::vector<ir::IndexElement> elements_of(const ir::Constraint& constraint) {
  if (constraint.exclusion) return constraint.exclusion->elements;
  std::vector<ir::IndexElement> elements;
  if (constraint.type == ir::ConstraintType::primary_key || constraint.type == ir::ConstraintType::unique)
    for (const auto column : constraint.columns) elements.push_back({.column = column});
  return elements;
}

}  // namespace

void refer_to_extensions_of_classes(Graph& graph) {
  const auto extensions = graph.nodes(Kind::extension);
  if (extensions.begin() == extensions.end()) return;
  std::vector<std::pair<ObjectId, std::vector<ObjectId>>> found;
  const auto look = [&](const Node& node, const Name& method, const std::vector<ir::IndexElement>& elements) {
    std::vector<ObjectId> needed;
    for (const auto& element : elements) add_needed(graph, *node.parent, method, element, needed);
    if (!needed.empty()) found.emplace_back(node.id, std::move(needed));
  };
  for (const auto& [id, node] : graph.nodes(Kind::index)) look(node, node.as<ir::Index>().method, node.as<ir::Index>().elements);
  for (const auto& [id, node] : graph.nodes(Kind::constraint)) {
    const auto& constraint = node.as<ir::Constraint>();
    look(node, constraint.exclusion ? constraint.exclusion->method : Name(constraint.without_overlaps ? "gist" : "btree"), elements_of(constraint));
  }
  for (const auto& [id, needs] : found) {
    auto& references = graph.at(id).references;
    references.insert(references.end(), needs.begin(), needs.end());
    std::sort(references.begin(), references.end());
    references.erase(std::unique(references.begin(), references.end()), references.end());
  }
}

}  // namespace lockstep
