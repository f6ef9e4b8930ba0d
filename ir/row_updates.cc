#include "ir/row_updates.h"

#include <algorithm>
#include <optional>

namespace lockstep::ir {
namespace {

bool publishes_updates(const Graph& graph, Name publication) {
  const Node* node = graph.find({.kind = Kind::publication, .name = publication});
  return node != nullptr && node->as<Publication>().update;
}

// The columns that tell rows apart: of the chosen index, or of the primary key, when that is not deferrable.
std::optional<std::vector<Name>> identity_of(const Graph& graph, const Node& table) {
  const auto& identity = table.as<Table>().replica_identity;
  for (const auto& id : graph.children(table.id)) {
    const Node& part = graph.at(id);
    const bool chosen = identity.mode == ReplicaIdentity::Mode::index && id.own_name() == identity.index;
    const auto* constraint = std::get_if<Constraint>(&part.object);
    if (constraint != nullptr && (chosen || (identity.mode == ReplicaIdentity::Mode::automatic && constraint->type == ConstraintType::primary_key && !constraint->deferrable)))
      return constraint->columns;
    if (!chosen || id.kind != Kind::index) continue;
    std::vector<Name> columns;
    for (const auto& element : part.as<Index>().elements)
      if (!element.column.empty()) columns.push_back(element.column);
    return columns;
  }
  return std::nullopt;
}

bool holds_all(const std::vector<Name>& published, const std::vector<Name>& wanted) {
  return published.empty() || std::all_of(wanted.begin(), wanted.end(), [&](Name each) { return std::find(published.begin(), published.end(), each) != published.end(); });
}

bool is_rewritten(const Graph& graph, const ObjectId& table) {
  const auto rules = graph.children(table, Kind::rule);
  return std::any_of(rules.begin(), rules.end(), [&](const ObjectId& id) { return graph.at(id).as<Rule>().event == RuleEvent::update; });
}

bool is_refused(const Graph& graph, const Node& table) {
  if (table.as<Table>().unlogged) return false;
  bool published = false;
  const bool full = table.as<Table>().replica_identity.mode == ReplicaIdentity::Mode::full;
  const auto identity = identity_of(graph, table);
  for (const auto& user : graph.dependents(table.id)) {
    if (user.kind != Kind::publication_table || !publishes_updates(graph, user.part)) continue;
    const auto& what = graph.at(user).as<PublicationTable>();
    if (what.where || (full && !what.columns.empty()) || (identity && !holds_all(what.columns, *identity))) return true;
    published = true;
  }
  for (const auto& [publication, node] : graph.nodes(Kind::publication))
    published = published || (node.as<Publication>().all_tables && node.as<Publication>().update);
  for (const auto& [schema, node] : graph.nodes(Kind::publication_schema))
    published = published || (schema.part == table.id.schema && publishes_updates(graph, schema.name));
  return published && !full && !identity;
}

}  // namespace

bool updates_reach_rows(const Graph& graph, const ObjectId& id) {
  const Node* table = graph.find(id);
  return table == nullptr || id.kind != Kind::table || (!is_rewritten(graph, id) && !is_refused(graph, *table));
}

}  // namespace lockstep::ir
