// The states around the exchange of partition_exchange.cc: the one before it, in which nothing but the partitioning is left to be done, and
// the one in which the old table has stepped aside.
#include <algorithm>
#include <set>

#include "ir/dependency.h"
#include "ir/inheritance.h"
#include "ir/rename.h"
#include "planner/locks.h"
#include "planner/recipes/partition_table.h"
#include "planner/recipes/recipes.h"
#include "planner/stored_otherwise.h"

namespace lockstep {
namespace {

void erase_subtree(Graph& graph, const ObjectId& id) {
  for (const auto& each : graph.subtree(id)) graph.erase(each);
}

void insert_subtree(Graph& graph, const Graph& from, const ObjectId& id) {
  for (const auto& each : from.subtree(id)) graph.insert(from.at(each));
}

// Sizes are of the live state alone.
void take_size(const Graph& before, Node& node) {
  const Node* was = before.find(node.id);
  if (was == nullptr) return;
  node.as<ir::Table>().size_bytes = was->as<ir::Table>().size_bytes;
  node.as<ir::Table>().row_estimate = was->as<ir::Table>().row_estimate;
}

// The part of the partition that is one with that of the table; null when the partition has none.
const Node* part_of_partition(const Graph& graph, const ObjectId& partition, const ObjectId& part) {
  for (const auto& id : graph.children(partition))
    if (const auto& up = attached_to(graph.at(id)); up && up->id == part) return &graph.at(id);
  return nullptr;
}

bool is_attachable(const Node& node) {
  if (node.id.kind == Kind::index) return true;
  const auto* constraint = std::get_if<ir::Constraint>(&node.object);
  return constraint != nullptr && !constraint->foreign_key && constraint->type != ir::ConstraintType::check;
}

// How rows are stored is said of the partition that holds them.
void make_plain(const Graph& after, const Partitioning& what, Graph& result) {
  auto& table = result.at(what.table).as<ir::Table>();
  const auto& partition = after.at(what.partition).as<ir::Table>();
  table.partition_key.reset();
  table.options = partition.options;
  table.tablespace = partition.tablespace;
  table.access_method = partition.access_method;
  table.unlogged = partition.unlogged;
  for (const auto& id : after.children(what.table)) {
    const Node& node = after.at(id);
    if (!is_attachable(node)) continue;
    const Node* part = part_of_partition(after, what.partition, id);
    if (part == nullptr) {
      result.erase(id);
    } else if (auto* index = std::get_if<ir::Index>(&result.at(id).object)) {
      index->valid = true;
      index->options = part->as<ir::Index>().options;
      index->tablespace = part->as<ir::Index>().tablespace;
    } else {
      auto& constraint = result.at(id).as<ir::Constraint>();
      constraint.index_options = part->as<ir::Constraint>().index_options;
      constraint.index_tablespace = part->as<ir::Constraint>().index_tablespace;
    }
  }
}

bool finds_columns(const Graph& graph, const Node& node) {
  const auto needed = needs(graph, node);
  return std::all_of(needed.begin(), needed.end(), [&](const ObjectId& each) { return each.kind != Kind::column || graph.contains(each); });
}

// A table that is copied keeps its keys, indexes and statistics until its copy has those that it is to have; and foreign keys that refer to it
// stay what they are.
void keep_as_before(const Graph& before, const ObjectId& id, Graph& result) {
  auto& table = result.at(id).as<ir::Table>();
  const auto& was = before.at(id).as<ir::Table>();
  table.partition_key.reset();
  table.options = was.options;
  table.tablespace = was.tablespace;
  table.access_method = was.access_method;
  table.unlogged = was.unlogged;
  table.cluster_on = was.cluster_on;
  table.replica_identity = was.replica_identity;
  const auto is_kept = [](const Node& node) { return is_attachable(node) || node.id.kind == Kind::statistics; };
  for (const auto& part : result.children(id))
    if (is_kept(result.at(part))) result.erase(part);
  for (const auto& part : before.children(id))
    if (is_kept(before.at(part)) && finds_columns(result, before.at(part)) && !result.contains(part)) result.insert(before.at(part));
  std::vector<ObjectId> keys;
  for (const auto& user : result.dependents(id))
    if (user.kind == Kind::constraint && result.at(user).as<ir::Constraint>().foreign_key && result.at(user).parent != id) keys.push_back(user);
  for (const auto& key : keys) {
    const Node* old = before.find(key);
    const auto& is = result.at(key).as<ir::Constraint>();
    if (old != nullptr && old->as<ir::Constraint>().foreign_key == is.foreign_key && old->as<ir::Constraint>().columns == is.columns) continue;
    result.erase(key);
    if (old != nullptr) result.insert(*old);
  }
}

// Who speaks of partitions comes when they are there.
void erase_users(const Graph& after, const std::vector<ObjectId>& erased, Graph& result) {
  auto next = erased;
  while (!next.empty()) {
    const auto id = next.back();
    next.pop_back();
    for (const auto& user : after.dependents(id)) {
      if (!result.contains(user)) continue;
      for (const auto& each : result.subtree(user)) {
        next.push_back(each);
        result.erase(each);
      }
    }
  }
}

}  // namespace

Graph with_plain_tables(const Graph& before, const Graph& after, const std::vector<Partitioning>& tables) {
  Graph result = after;
  const auto written_for = std::max(before.origin.written_for, after.origin.written_for);
  const auto description = after.origin.description;
  result.origin = before.origin;
  result.origin.written_for = written_for;
  result.origin.description = description;
  for (const auto& what : tables) {
    std::vector<ObjectId> erased;
    std::vector<ObjectId> kept;  // tables that are there already and are attached at the end
    for (const auto& partition : partitions_below(after, what.table)) {
      if (before.contains(partition)) {
        kept.push_back(partition);
      } else {
        for (const auto& each : after.subtree(partition)) erased.push_back(each);
      }
      erase_subtree(result, partition);
    }
    for (const auto& each : kept) insert_subtree(result, before, each);
    switch (what.mode) {
      case PartitionMode::first: make_plain(after, what, result); break;
      case PartitionMode::copy: keep_as_before(before, what.table, result); break;
      case PartitionMode::rewrite: keep_as_stored(before, after, what.table, result); break;
    }
    erase_users(after, erased, result);
  }
  for (auto& [id, node] : result.nodes(Kind::table)) take_size(before, node);
  result.forget_dependents();
  return result;
}

namespace {

class TableAside {
 public:
  explicit TableAside(const TableExchange& exchange) : exchange_(exchange), table_(exchange.what.table), partition_(exchange.what.partition), result_{.state = exchange.now} {}

  SteppedAside run() {
    for (const auto& column : exchange_.now.columns(table_)) let_sequences_go(*column);
    rename_parts();
    rename_table();
    result_.state.forget_dependents();
    std::reverse(result_.down.begin(), result_.down.end());
    return std::move(result_);
  }

 private:
  void say(Sql up, Sql down) {
    result_.up.push_back(std::move(up));
    result_.down.push_back(std::move(down));
  }

  // The sequences of columns go over to the new table: an identity gets one of its own, under the same name.
  void let_sequences_go(const Node& column) {
    if (auto& identity = result_.state.at(column.id).as<ir::Column>().identity) {
      const auto name = identity->sequence;
      const auto aside = temporary_name(column.id, "identity");
      const QualifiedName moved{name.schema, aside};
      say(sql("ALTER SEQUENCE {} RENAME TO {}", name, aside), sql("ALTER SEQUENCE {} RENAME TO {}", moved, name.name));
      result_.locks.push_back(lock_on_identity(*identity, Lock::access_exclusive));
      identity->sequence = moved;
    }
    for (const auto& id : exchange_.now.dependents(column.id)) {
      if (id.kind != Kind::sequence || exchange_.now.at(id).as<ir::Sequence>().owned_by != Ref{column.id}) continue;
      say(sql("ALTER SEQUENCE {} OWNED BY NONE", id.qualified_name()), sql("ALTER SEQUENCE {} OWNED BY {}.{}", id.qualified_name(), table_.qualified_name(), column.id.part));
      result_.locks.push_back({id, Lock::share_row_exclusive});
      result_.state.at(id).as<ir::Sequence>().owned_by.reset();
    }
  }

  // Names of indexes and statistics are names in the schema, and the new table has the same.
  void rename_parts() {
    std::vector<LeafRename> renames;
    for (const auto& id : exchange_.now.children(table_)) {
      const Node& node = exchange_.now.at(id);
      if (!is_attachable(node) && id.kind != Kind::statistics) continue;
      const Node* part = part_of_partition(exchange_.goal, partition_, id);
      const auto name = part == nullptr ? temporary_name(id, "old") : part->id.own_name();
      if (name == id.own_name()) continue;
      renames.push_back({id, with_own_name(id, name)});
      const auto statement = [&](const ObjectId& from, Name to) {
        if (id.kind == Kind::constraint) return sql("ALTER TABLE {} RENAME CONSTRAINT {} TO {}", table_.qualified_name(), from.part, to);
        if (id.kind == Kind::index) return sql("ALTER INDEX {} RENAME TO {}", from.qualified_name(), to);
        return sql("ALTER STATISTICS {} RENAME TO {}", from.qualified_name(), to);
      };
      say(statement(id, name), statement(renames.back().to, id.own_name()));
    }
    carry_out_renames(result_.state, renames);
  }

  void rename_table() {
    auto here = table_;
    if (table_.schema != partition_.schema) {
      here.schema = partition_.schema;
      say(sql("ALTER TABLE {} SET SCHEMA {}", table_.qualified_name(), partition_.schema), sql("ALTER TABLE {} SET SCHEMA {}", here.qualified_name(), table_.schema));
    }
    if (table_.name != partition_.name)
      say(sql("ALTER TABLE {} RENAME TO {}", here.qualified_name(), partition_.name), sql("ALTER TABLE {} RENAME TO {}", partition_.qualified_name(), table_.name));
    carry_out_rename(result_.state, table_, partition_, {});
  }

  const TableExchange& exchange_;
  const ObjectId& table_;
  const ObjectId& partition_;
  SteppedAside result_;
};

}  // namespace

SteppedAside step_table_aside(const TableExchange& exchange) { return TableAside(exchange).run(); }

}  // namespace lockstep
