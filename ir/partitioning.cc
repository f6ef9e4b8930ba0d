#include "ir/partitioning.h"

#include <algorithm>

#include "ir/rename_window.h"

namespace lockstep {
namespace {

constexpr std::string_view word_of_directive = "partition";

std::string in_marks(const QualifiedName& name) { return '`' + quoted(name) + '`'; }
std::string in_marks(Name name) { return '`' + quoted(name) + '`'; }

const ir::Table* as_table(const Graph& graph, const ObjectId& id) {
  const Node* node = graph.find(id);
  return node == nullptr ? nullptr : std::get_if<ir::Table>(&node->object);
}

bool copies(const Directive& directive) { return directive.keys.at("mode") == "copy"; }

// The partition that the directive names: in the schema of the table unless it says another one.
ObjectId partition_named(const Graph& after, const ObjectId& table, const Directive& directive) {
  const auto& text = directive.keys.at("name");
  auto result = table;
  result.name = Name(text);
  const auto parts = parts_of_name(text);
  if (after.contains(result) || parts.size() != 2) return result;
  result.schema = parts[0];
  result.name = parts[1];
  return result;
}

bool has_children(const Graph& graph, const ObjectId& table) {
  const auto& dependents = graph.dependents(table);
  return std::any_of(dependents.begin(), dependents.end(), [&](const ObjectId& id) {
    const auto* child = as_table(graph, id);
    return child != nullptr && std::any_of(child->inherits.begin(), child->inherits.end(), [&](const Ref& parent) { return parent.id == table; });
  });
}

std::string obstacle_in_kind(const Graph& before, const Graph& after, const ObjectId& id) {
  for (const auto* graph : {&before, &after}) {
    const auto& table = *as_table(*graph, id);
    if (!table.foreign_server.empty()) return "the table is a foreign one";
    if (table.of_type) return "the table has its columns from a type";
    if (table.partition_of) return "the table is a partition itself";
    if (!table.inherits.empty() || has_children(*graph, id)) return "the table has parents or children";
  }
  return {};
}

std::string obstacle_in_bounds(const Graph& after, const Partitioning& wanted) {
  if (wanted.mode == PartitionMode::first && as_table(after, wanted.table)->partition_key->strategy.text() == "hash")
    return "rows go to partitions by hash, so one table cannot hold all that are there";
  return {};
}

std::string obstacle_in_partition(const Graph& before, const Graph& after, const Partitioning& wanted) {
  const auto name = in_marks(wanted.partition.qualified_name());
  const auto* partition = as_table(after, wanted.partition);
  if (partition == nullptr) return "there is no table " + name + " that it could be";
  if (!partition->partition_of || partition->partition_of->id != wanted.table) return name + " is no partition of it";
  if (partition->partition_key) return name + " is partitioned itself";
  if (!partition->foreign_server.empty()) return name + " is a foreign table";
  if (before.contains(wanted.partition)) return "there is a table " + name + " already";
  return {};
}

std::vector<std::vector<Name>> keys_without_nulls(const Graph& graph, const ObjectId& table) {
  std::vector<std::vector<Name>> result;
  const auto is_required = [&](Name column) {
    const Node* node = graph.find({.kind = Kind::column, .schema = table.schema, .name = table.name, .part = column});
    return node != nullptr && node->as<ir::Column>().not_null;
  };
  for (const auto& id : graph.children(table, Kind::constraint)) {
    const auto& constraint = graph.at(id).as<ir::Constraint>();
    const bool primary = constraint.type == ir::ConstraintType::primary_key;
    const bool fits = (primary || constraint.type == ir::ConstraintType::unique) && !constraint.deferrable && !constraint.without_overlaps;
    if (!fits || !std::all_of(constraint.columns.begin(), constraint.columns.end(), is_required)) continue;
    result.insert(primary ? result.begin() : result.end(), constraint.columns);
  }
  return result;
}

std::string obstacle_in_new_partitions(const Graph& before, const Graph& after, const ObjectId& table) {
  for (const auto& each : partitions_below(after, table))
    if (before.contains(each)) return "there is a table " + in_marks(each.qualified_name()) + " already";
  return {};
}

// A key of a partitioned table has to have the columns of the partition key (DefineIndex() in src/backend/commands/indexcmds.c).
std::string obstacle_in_keys(const Graph& after, const ObjectId& table) {
  const auto& elements = as_table(after, table)->partition_key->elements;
  const auto obstacle = [&](Name key, const std::vector<Name>& columns) -> std::string {
    for (const auto& element : elements) {
      if (element.column.empty()) return "its unique key " + in_marks(key) + " cannot be one over partitions by an expression";
      if (std::find(columns.begin(), columns.end(), element.column) == columns.end())
        return "its unique key " + in_marks(key) + " lacks the column " + in_marks(element.column) + " of the partition key";
    }
    return {};
  };
  for (const auto& id : after.children(table)) {
    const Node& node = after.at(id);
    std::string found;
    if (const auto* constraint = std::get_if<ir::Constraint>(&node.object); constraint != nullptr) {
      if (constraint->type == ir::ConstraintType::primary_key || constraint->type == ir::ConstraintType::unique) found = obstacle(id.part, constraint->columns);
      if (constraint->foreign_key && constraint->foreign_key->table.id == table)
        found = "its foreign key " + in_marks(id.part) + " refers to the table itself, and all rows would be looked at while others wait";
    } else if (const auto* index = std::get_if<ir::Index>(&node.object); index != nullptr && index->unique) {
      std::vector<Name> columns;
      for (const auto& each : index->elements) columns.push_back(each.column);
      found = obstacle(id.name, columns);
    }
    if (!found.empty()) return found;
  }
  return {};
}

// What lets go of the old table and takes up the new one in the moment of the exchange.
bool can_let_go(Kind kind) {
  switch (kind) {
    case Kind::table:  // a partition
    case Kind::constraint:
    case Kind::index:
    case Kind::statistics:
    case Kind::sequence:
    case Kind::view:
    case Kind::materialized_view:
    case Kind::view_column:
    case Kind::rule:
    case Kind::trigger:
    case Kind::policy:
    case Kind::routine:
    case Kind::publication_table: return true;
    default: return false;
  }
}

std::string obstacle_in_dependents(const Graph& before, const Graph& after, const ObjectId& table) {
  for (const auto* graph : {&before, &after})
    for (const auto& id : graph->dependents(table))
      if (!can_let_go(id.kind) && graph->at(id).parent != table) return to_string(id) + " makes use of it as a type";
  return {};
}

// Who is there before and after cannot speak of tables that come with the exchange: it has its final form before that.
std::string obstacle_in_other_partitions(const Graph& before, const Graph& after, const Partitioning& wanted) {
  for (const auto& each : partitions_below(after, wanted.table)) {
    if (before.contains(each)) continue;
    for (const auto& part : after.subtree(each))
      for (const auto& id : after.dependents(part))
        if (before.contains(id)) return to_string(id) + " is to speak of its partition " + in_marks(each.qualified_name());
  }
  return {};
}

Partitioning partitioning_said(const Graph& after, const ObjectId& table, const Directive& directive) {
  if (copies(directive)) return {.table = table, .mode = PartitionMode::copy, .partition = {}};
  return {.table = table, .mode = PartitionMode::first, .partition = partition_named(after, table, directive)};
}

// Why it cannot be done; empty when it can.
std::string obstacle_to(const Graph& before, const Graph& after, const Partitioning& wanted) {
  if (auto found = obstacle_to_exchange(before, after, wanted.table); !found.empty()) return found;
  if (wanted.mode == PartitionMode::first) {
    if (auto found = obstacle_in_bounds(after, wanted); !found.empty()) return found;
    if (auto found = obstacle_in_partition(before, after, wanted); !found.empty()) return found;
  } else {
    if (auto found = obstacle_in_new_partitions(before, after, wanted.table); !found.empty()) return found;
    if (auto found = obstacle_to_copy(before, after, wanted.table); !found.empty()) return found;
  }
  if (auto found = obstacle_in_keys(after, wanted.table); !found.empty()) return found;
  return obstacle_in_other_partitions(before, after, wanted);
}

// The directive of a table that gets partitions; null when it is none of that.
bool becomes_partitioned(const Graph& before, const Node& after) {
  const auto* was = as_table(before, after.id);
  return was != nullptr && !was->partition_key && after.as<ir::Table>().partition_key;
}

void say_rows_are_lost(const Node& table, Diagnostics& diagnostics) {
  diagnostics.note("partition-candidate", table.origin, to_string(table.id) + " is to be partitioned, so it is dropped and made again, and its rows are lost",
                   {"if its rows are to be those of one of the partitions, say so: `-- @partition mode=first name=PARTITION`; if they are to be spread over all, `-- @partition mode=copy`"});
}

}  // namespace

std::string obstacle_to_exchange(const Graph& before, const Graph& after, const ObjectId& table) {
  auto found = obstacle_in_kind(before, after, table);
  return found.empty() ? obstacle_in_dependents(before, after, table) : found;
}

std::string obstacle_to_copy(const Graph& before, const Graph& after, const ObjectId& table) {
  for (const auto* graph : {&before, &after})
    if (as_table(*graph, table)->force_row_security) return "policies hold for its owner, too, so rows might be hidden from what copies them";
  if (!keys_of_copy(before, after, table)) return "rows are copied by a primary key or unique constraint without nulls, of which the columns are in one of the new table, and there is none";
  return {};
}

std::optional<KeysOfCopy> keys_of_copy(const Graph& before, const Graph& after, const ObjectId& table) {
  for (const auto& fresh : keys_without_nulls(after, table))
    for (const auto& old : keys_without_nulls(before, table))
      if (std::all_of(old.begin(), old.end(), [&](Name each) { return std::find(fresh.begin(), fresh.end(), each) != fresh.end(); })) return KeysOfCopy{.fresh = fresh, .old = old};
  return std::nullopt;
}

std::vector<ObjectId> partitions_below(const Graph& graph, const ObjectId& table) {
  std::vector<ObjectId> result;
  std::vector<ObjectId> next{table};
  for (std::size_t i = 0; i < next.size(); ++i) {
    const auto above = next[i];
    for (const auto& id : graph.dependents(above)) {
      const auto* partition = as_table(graph, id);
      if (partition == nullptr || !partition->partition_of || partition->partition_of->id != above) continue;
      result.push_back(id);
      next.push_back(id);
    }
  }
  return result;
}

namespace {

bool refers_to(const Graph& graph, const Partitioning& one, const Partitioning& other) {
  const auto constraints = graph.children(one.table, Kind::constraint);
  return std::any_of(constraints.begin(), constraints.end(), [&](const ObjectId& id) {
    const auto& key = graph.at(id).as<ir::Constraint>().foreign_key;
    return key && key->table.id == other.table;
  });
}

std::vector<Partitioning> referred_first(const Graph& graph, std::vector<Partitioning> tables) {
  std::vector<Partitioning> result;
  while (!tables.empty()) {
    auto next = std::find_if(tables.begin(), tables.end(), [&](const Partitioning& each) {
      return std::none_of(tables.begin(), tables.end(), [&](const Partitioning& other) { return refers_to(graph, each, other); });
    });
    if (next == tables.end()) next = tables.begin();  // they refer to each other
    result.push_back(*next);
    tables.erase(next);
  }
  return result;
}

}  // namespace

std::vector<Partitioning> partitionings(const Graph& before, const Graph& after) {
  std::vector<Partitioning> result;
  for (const auto& [id, node] : after.nodes(Kind::table)) {
    const auto* directive = node.directives.empty() ? nullptr : node.directive(word_of_directive);
    if (directive == nullptr || !becomes_partitioned(before, node)) continue;
    if (copies(*directive) == directive->keys.contains("name")) continue;
    const auto wanted = partitioning_said(after, id, *directive);
    if (obstacle_to(before, after, wanted).empty()) result.push_back(wanted);
  }
  return referred_first(after, std::move(result));
}

void check_partitionings(const Graph& before, const Graph& after, Diagnostics& diagnostics) {
  for (const auto& [id, node] : after.nodes(Kind::table)) {
    const auto* directive = node.directives.empty() ? nullptr : node.directive(word_of_directive);
    if (directive == nullptr) {
      if (becomes_partitioned(before, node)) say_rows_are_lost(node, diagnostics);
      continue;
    }
    const auto* was = as_table(before, id);
    if (!node.as<ir::Table>().partition_key) {
      diagnostics.error("table-partitioning", directive->span, "directive `@partition` is before " + to_string(id) + ", which has no partitions", {"say `PARTITION BY` behind its columns"});
    } else if (copies(*directive) == directive->keys.contains("name")) {
      diagnostics.error("table-partitioning", directive->span, copies(*directive) ? "directive `@partition` has a `name`, which is of `mode=first`" : "directive `@partition` needs `name=…`",
                        {"`mode=first` says which of the partitions the table becomes, `mode=copy` spreads its rows over all"});
    } else if (was != nullptr && was->partition_key) {
      diagnostics.note("directive-spent", directive->span, "directive `@partition` has nothing left to do: " + to_string(id) + " is partitioned", {"take it away when every database has it"});
    } else if (was != nullptr) {
      const auto wanted = partitioning_said(after, id, *directive);
      const auto becomes = copies(*directive) ? "a partitioned table" : in_marks(wanted.partition.qualified_name()) + ", a partition of a table of its name";
      if (const auto obstacle = obstacle_to(before, after, wanted); !obstacle.empty())
        diagnostics.error("table-partitioning", directive->span, to_string(id) + " cannot become " + becomes + ": " + obstacle,
                          {"take that out of the way in a plan of its own, or take the directive away: then the table is made again without its rows"});
    }
  }
}

}  // namespace lockstep
