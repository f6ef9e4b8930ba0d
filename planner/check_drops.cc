#include "planner/check_drops.h"

#include <algorithm>
#include <map>

#include "ir/dependency.h"
#include "ir/inheritance.h"
#include "ir/put_away.h"
#include "planner/draft_parts.h"
#include "planner/recipes/put_away.h"
#include "planner/rules/table.h"
#include "planner/stars.h"

namespace lockstep {
namespace {

using Reason = std::optional<std::string>;

std::string named(const ObjectId& id) { return '`' + to_string(id) + '`'; }

// Of the column, what is more than a default.
Reason needs_what_is_gone(const Scope& clearing, const Node& node) {
  const auto* table = std::get_if<ir::Table>(&node.object);
  for (const auto& id : needs(clearing.graph, node))
    if (!(table != nullptr && table->of_type == Ref(id)) && is_taken_by_others(clearing, id) && !(node.id.kind == Kind::column && needs_default_only(node, id))) return "it needs " + named(id) + ", which goes";
  return std::nullopt;
}

bool is_same_below(const ir::Column& above, const ir::Column& below) {
  return below.inherited && !below.local && below.default_value == above.default_value && below.not_null == above.not_null && below.not_null_constraint == above.not_null_constraint &&
         !above.identity && !below.identity;
}

Reason differs_in_family(const Scope& clearing, const Node& node) {
  const auto& table = *node.parent;
  const auto children = descendant_tables(clearing.graph, table);
  if (children != descendant_tables(clearing.other, table)) return "its table gets or loses partitions or children";
  for (const auto& child : children) {
    const Node* below = clearing.graph.find({.kind = Kind::column, .schema = child.schema, .name = child.name, .part = node.id.part});
    if (below == nullptr || !clearing.contains(below->id) || !is_same_below(node.as<ir::Column>(), below->as<ir::Column>()))
      return named(child) + " has a column of its own of that name, or says something else of it";
  }
  return std::nullopt;
}

// A domain asks it of rows that have no value, too.
Reason wants_value(const Scope& clearing, const Node& node) {
  const auto& graph = clearing.graph;
  const auto& column = node.as<ir::Column>();
  if (keeps_default(clearing, node)) return std::nullopt;
  for (auto type = column.type.reference; type && type->kind == Kind::domain && graph.contains(*type);) {
    const auto& domain = graph.at(*type).as<ir::Domain>();
    if (domain.default_value) return std::nullopt;
    if (domain.not_null) return "its domain " + named(*type) + " is NOT NULL, and rows that come have no value";
    if (!graph.children(*type).empty()) return "its domain " + named(*type) + " has a check, which may refuse rows that have no value";
    type = domain.type.reference;
  }
  return std::nullopt;
}

Reason obstacle_of_column(const Scope& clearing, const Node& node) {
  const Node* parent = parent_column(clearing.graph, node);
  if (parent != nullptr && clearing.contains(parent->id) && !node.as<ir::Column>().local) {
    if (is_to_be_put_away(clearing, parent->id)) return std::nullopt;
    return "it goes with " + named(parent->id) + ", which is dropped";
  }
  if (node.as<ir::Column>().inherited) return "it is inherited from another table";
  if (clearing.graph.at(*node.parent).as<ir::Table>().of_type || clearing.other.at(*node.parent).as<ir::Table>().of_type) return "its table is of a type";
  if (auto reason = differs_in_family(clearing, node)) return reason;
  if (auto reason = wants_value(clearing, node)) return reason;
  return needs_what_is_gone(clearing, node);
}

// A partition that leaves keeps the foreign keys that it has from above (DetachPartitionFinalize() in src/backend/commands/tablecmds.c).
bool has_foreign_keys_above(const Graph& graph, ObjectId table) {
  while (true) {
    if (!foreign_keys_to_parents(graph, table).empty()) return true;
    for (const auto& id : graph.children(table, Kind::constraint))
      if (graph.at(id).as<ir::Constraint>().foreign_key) return true;
    const auto& up = graph.at(table).as<ir::Table>().partition_of;
    if (!up) return false;
    table = up->id;
  }
}

Reason obstacle_of_table(const Scope& clearing, const Node& node) {
  const auto& table = node.as<ir::Table>();
  for (const auto& parent : table.inherits)
    if (!is_to_be_put_away(clearing, parent.id)) return "it inherits from " + named(parent.id) + ", which would show its rows";
  if (table.partition_of && !is_to_be_put_away(clearing, table.partition_of->id)) {
    if (clearing.contains(table.partition_of->id)) return "the table that it is a partition of is dropped";
    if (has_foreign_keys_above(clearing.graph, table.partition_of->id)) return "it is a partition of " + named(table.partition_of->id) + ", which has foreign keys";
  }
  for (const auto& child : child_tables(clearing.graph, node.id))
    if (!is_to_be_put_away(clearing, child)) return named(child) + ", its partition or child, stays or is dropped";
  if (auto reason = needs_what_is_gone(clearing, node)) return reason;
  for (const Node* column : clearing.graph.columns(node.id))
    if (auto reason = needs_what_is_gone(clearing, *column)) return "of " + named(column->id) + ": " + *reason;
  return std::nullopt;
}

void refuse_obstacles(const Scope& clearing, const ObjectId& id, Diagnostics& diagnostics) {
  if (!is_to_be_put_away(clearing, id)) return;
  const Node& node = clearing.graph.at(id);
  const auto reason = id.kind == Kind::table ? obstacle_of_table(clearing, node) : obstacle_of_column(clearing, node);
  if (!reason) return;
  const auto directive = std::string("`-- @drops now` before its ") + (id.kind == Kind::table ? "schema" : "table or its schema");
  diagnostics.error("cannot-put-away", node.origin, named(id) + " cannot be put away: " + *reason,
                    {"make that change in another plan", directive + ", or `--drops now`, drops it, with what it holds"});
}

// By what is needed: what was put away and needs it.
std::multimap<ObjectId, std::string> needs_of_put_away(const Graph& state) {
  std::multimap<ObjectId, std::string> result;
  const auto& whole = with_put_away(state);
  for (const auto& each : put_away_beside(state))
    for (const auto& part : whole.subtree(each.id))
      for (const auto& id : needs(whole, whole.at(part))) result.emplace(id, each.was);
  return result;
}

std::map<ObjectId, std::string> tables_with_columns_put_away(const Graph& state) {
  std::map<ObjectId, std::string> result;
  for (const auto& each : put_away_beside(state))
    if (each.id.kind == Kind::column) result.emplace(ObjectId{.kind = Kind::table, .schema = each.id.schema, .name = each.id.name}, each.was);
  return result;
}

const std::vector<std::string> purge_first = {"`lockstep purge` first, or bring it back by the plan's down.sql"};

// A partition has to have every column of its table, those that are put away among them.
void refuse_new_children(const Graph& before, const Node& node, const std::map<ObjectId, std::string>& tables, Diagnostics& diagnostics) {
  if (node.id.kind != Kind::table) return;
  auto had = before.contains(node.id) ? parent_tables(before, node.id) : std::vector<ObjectId>();
  const auto& table = node.as<ir::Table>();
  auto parents = table.inherits;
  if (table.partition_of) parents.push_back(*table.partition_of);
  for (const auto& parent : parents) {
    const auto found = tables.find(parent.id);
    if (found == tables.end() || std::find(had.begin(), had.end(), parent.id) != had.end()) continue;
    diagnostics.error("put-away-in-the-way", node.origin, named(node.id) + " cannot become a partition or child of " + named(parent.id) + " while `" + found->second + "` is put away in that", purge_first);
  }
}

void warn_about_star(const Node& node, const std::map<ObjectId, std::string>& tables, Diagnostics& diagnostics) {
  if (!takes_every_column(node)) return;
  for (const auto& id : references(node))
    if (const auto found = tables.find(id); found != tables.end())
      diagnostics.warning("star-over-put-away", node.origin, named(node.id) + " counts on the columns of " + named(id) + ", and `" + found->second + "`, which is put away, would be one of them", {"write the columns out"});
}

void say_what_waits(const ChangeSet& changes, const Graph& before, Diagnostics& diagnostics) {
  const auto all = put_away_beside(before);
  if (all.empty()) return;
  for (const auto& change : changes.changes) {
    if (!std::holds_alternative<Added>(change)) continue;
    const auto name = to_string(id_of(change));
    if (std::any_of(all.begin(), all.end(), [&](const PutAway& each) { return each.was == name; }))
      diagnostics.note("put-away-namesake", {}, "`" + name + "` is made anew; an old one of that name is put away, and stays so",
                       {"to have the old one again, run the down.sql of the plan that put it away instead of this one"});
  }
  diagnostics.note("put-away", {}, std::to_string(all.size()) + (all.size() == 1 ? " object that was put away waits" : " objects that were put away wait") + " to be purged; `lockstep purge` lists them and plans that");
}

}  // namespace

void check_drops(const ChangeSet& given, const Graph& before, const Graph& after, const Policy& policy, Diagnostics& diagnostics) {
  auto changes = given;
  settle_replacements(changes, before, after);
  Ids gone;
  for (const auto& change : changes.changes) {
    const auto* altered = std::get_if<Altered>(&change);
    if ((altered != nullptr && altered->replace) || std::holds_alternative<Removed>(change)) gone.insert(id_of(change));
  }
  const Ids retyped;
  const Scope clearing{before, after, gone, policy, retyped, true};
  const auto used = needs_of_put_away(before);
  auto tables = tables_with_columns_put_away(before);
  for (const auto& change : changes.changes) {
    const auto& id = id_of(change);
    if (!gone.contains(id)) continue;
    refuse_obstacles(clearing, id, diagnostics);
    if (id.kind == Kind::column && is_to_be_put_away(clearing, id)) tables.emplace(*before.at(id).parent, to_string(id));
    if (const auto found = used.find(id); found != used.end())
      diagnostics.error("put-away-in-the-way", before.at(id).origin, named(id) + " cannot go while `" + found->second + "`, which is put away, needs it", purge_first);
  }
  for (const auto& change : changes.changes) {
    const Node* node = std::holds_alternative<Removed>(change) ? nullptr : after.find(id_of(change));
    if (node == nullptr || tables.empty()) continue;
    refuse_new_children(before, *node, tables, diagnostics);
    warn_about_star(*node, tables, diagnostics);
  }
  say_what_waits(given, before, diagnostics);
}

}  // namespace lockstep
