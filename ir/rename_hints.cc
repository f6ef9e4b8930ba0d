#include "ir/rename_hints.h"

#include <map>

#include "ir/column_split.h"

namespace lockstep {
namespace {

std::string make_of_column(const Node& node) {
  const auto& column = node.as<ir::Column>();
  return column.type.text.text() + (column.not_null ? " n" : "") + (column.identity ? " i" : "") + (column.generated ? " g" : "") + ' ' + quoted(column.collation);
}

std::string make_of_table(const Graph& graph, const Node& node) {
  if (node.as<ir::Table>().partition_of) return {};
  std::string result;
  for (const Node* column : graph.columns(node.id)) result += quoted(column->id.part) + ' ' + make_of_column(*column) + '\n';
  return result.empty() ? result : (node.as<ir::Table>().partition_key ? "partitioned\n" : "") + result;
}

}  // namespace

std::string make_of(const Graph& graph, const Node& node) {
  std::string result;
  switch (node.id.kind) {
    case Kind::column: return node.as<ir::Column>().inherited ? result : make_of_column(node);
    case Kind::table: return make_of_table(graph, node);
    case Kind::enum_type:
      for (const auto& value : node.as<ir::EnumType>().values) result += quoted(Name(value)) + '\n';
      return result;
    case Kind::composite_type:
      for (const auto& each : node.as<ir::CompositeType>().attributes) result += quoted(each.name) + ' ' + each.type.text.text() + '\n';
      return result;
    default: return result;
  }
}

namespace {

struct Pairing {
  std::vector<const Node*> gone;
  std::vector<const Node*> fresh;
};

// Where an object can come from by a rename: a column from its table, a table from its schema.
ObjectId place_of(const Node& node) { return node.parent ? *node.parent : ObjectId{.kind = Kind::schema, .name = node.id.schema}; }

void say(const Node& old, const Node& fresh, Diagnostics& diagnostics) {
  diagnostics.note("rename-candidate", fresh.origin, to_string(fresh.id) + " is new, and " + to_string(old.id) + ", which is like it, goes with what it holds",
                   {"if that is a rename, say so: `-- @renamed from=" + quoted(old.id.own_name()) + "`"});
}

}  // namespace

void hint_at_renames(const Graph& before, const Graph& after, Diagnostics& diagnostics) {
  for (const auto kind : {Kind::table, Kind::column}) {
    std::map<std::pair<ObjectId, std::string>, Pairing> pairings;
    for (const auto& [id, node] : after.nodes(kind))
      if (!before.contains(id) && split_directive(node) == nullptr && (!node.parent || before.contains(*node.parent))) pairings[{place_of(node), make_of(after, node)}].fresh.push_back(&node);
    if (pairings.empty()) continue;
    for (const auto& [id, node] : before.nodes(kind)) {
      if (after.contains(id)) continue;
      const auto found = pairings.find({place_of(node), make_of(before, node)});
      if (found != pairings.end()) found->second.gone.push_back(&node);
    }
    // More than one that it could be is none.
    for (const auto& [make, pairing] : pairings)
      if (!make.second.empty() && pairing.gone.size() == 1 && pairing.fresh.size() == 1) say(*pairing.gone.front(), *pairing.fresh.front(), diagnostics);
  }
}

}  // namespace lockstep
