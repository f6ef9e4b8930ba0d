// A second column of a partitioned table: what is said of the table is done to its partitions, too, but for indexes, of which each partition has its own.
// They are built as those of any partitioned table (index_tree.cc): without rows for what is partitioned, CONCURRENTLY for what holds rows, then attached. Keys take
// over such indexes on what holds rows, and come without rows above, in the exchange.
#include <algorithm>

#include "ir/dependency.h"
#include "ir/row_updates.h"
#include "planner/locks.h"
#include "planner/patience.h"
#include "planner/recipes/shadow_column.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

bool is_key(const ir::Table& table, Name column) {
  const auto& elements = table.partition_key->elements;
  return std::any_of(elements.begin(), elements.end(), [&](const ir::IndexElement& each) { return each.column == column || each.expression; });
}

// The root of a tree of partitions that stays.
bool is_root(const Graph& graph, const ObjectId& id) {
  const auto& table = graph.at(id).as<ir::Table>();
  return table.partition_key && !table.partition_of && !table.of_type;
}

bool stays_where_it_is(const ShadowColumn& column, const ObjectId& partition) {
  if (!is_kept(column, partition) || is_foreign(column.before, partition)) return false;
  const auto& was = column.before.at(partition).as<ir::Table>();
  const auto& is = column.after.at(partition).as<ir::Table>();
  return was.partition_of == is.partition_of && was.partition_bound == is.partition_bound && was.partition_key == is.partition_key && was.inherits == is.inherits;
}

// Nothing is said of it but what its parent's column says, which is said of all.
bool is_as_above(const Graph& graph, const ObjectId& partition, const Node& above) {
  const Node* node = graph.find({.kind = Kind::column, .schema = partition.schema, .name = partition.name, .part = above.id.part});
  if (node == nullptr || node->comment || !node->privileges.empty()) return false;
  const auto& own = node->as<ir::Column>();
  const auto& other = above.as<ir::Column>();
  return own.inherited && own.type == other.type && own.default_value == other.default_value && own.not_null == other.not_null && !own.not_null_constraint &&
         own.storage == other.storage && own.statistics == other.statistics && own.compression.empty() && own.options.empty() && other.compression.empty() && other.options.empty();
}

// What uses the column of a partition by itself and is there before and after.
bool is_known(const ShadowColumn& column, const ObjectId& id) {
  if (!is_kept(column, id)) return true;
  const Node& node = column.before.at(id);
  if (const auto* index = std::get_if<ir::Index>(&node.object)) return index->attached_to && index->valid;
  if (const auto* key = std::get_if<ir::Constraint>(&node.object))
    return key->attached_to && key->attached_to->id.kind == Kind::constraint && (key->type == ir::ConstraintType::primary_key || key->type == ir::ConstraintType::unique);
  return id.kind == Kind::routine;
}

}  // namespace

std::vector<ObjectId> tables_of(const ShadowColumn& column) {
  auto result = descendant_tables(column.before, column.table);
  result.insert(result.begin(), column.table);
  return result;
}

bool is_done_by_parent(const ShadowColumn& column) {
  if (!is_root(column.before, column.table) || !is_root(column.after, column.table)) return false;
  const auto partitions = descendant_tables(column.before, column.table);
  if (partitions.size() != descendant_tables(column.after, column.table).size()) return false;
  return std::all_of(partitions.begin(), partitions.end(), [&](const ObjectId& each) {
    const auto users = whatever_uses_on(column, each);
    const auto& table = column.before.at(each).as<ir::Table>();
    return stays_where_it_is(column, each) && is_as_above(column.before, each, column.was) && is_as_above(column.after, each, column.is) &&
           !(table.partition_key && is_key(table, column.id.part)) && std::all_of(users.begin(), users.end(), [&](const ObjectId& id) { return is_known(column, id); });
  }) && !is_key(column.before.at(column.table).as<ir::Table>(), column.id.part);
}

std::vector<ObjectId> index_tree(const Graph& graph, const ObjectId& root) {
  std::vector<ObjectId> result{root};
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto at = result[i];
    for (const auto& each : graph.dependents(at))
      if (const auto& up = attached_to(graph.at(each)); up && up->id == at) result.push_back(each);
  }
  return result;
}

namespace {

// Deepest first: what is attached has all that is below it. Patiently where others use the partitions, against whom their indexes are locked.
std::vector<Sql> attach_all(const ShadowColumn& column, const std::vector<ObjectId>& tree, bool second, bool patient) {
  const auto name = [&](const ObjectId& id) { return QualifiedName{id.schema, second ? temporary_name(id, "new") : id.own_name()}; };
  std::vector<Sql> result;
  for (auto each = tree.rbegin(); *each != tree.front(); ++each) {
    const auto& index = column.before.at(*each);
    const auto statement = sql("ALTER INDEX {} ATTACH PARTITION {}", name(attached_to(index)->id), name(*each));
    result.push_back(patient ? patiently(statement, {sql("ONLY {}", index.parent->qualified_name())}) : statement);
  }
  return result;
}

}  // namespace

Sql plain_index_on_shadow(const ShadowColumn& column, const ObjectId& index) {
  const auto& table = *column.before.at(index).parent;
  return create_index({column.before, index_on_shadow(column, index)}, {.only = is_partitioned(column.before, table), .name = temporary_name(index, "new")});
}

std::vector<Sql> attach_indexes(const ShadowColumn& column, const ObjectId& root) { return attach_all(column, index_tree(column.before, root), false, false); }
std::vector<Sql> attach_second_indexes(const ShadowColumn& column, const ObjectId& root) { return attach_all(column, index_tree(column.before, root), true, false); }

std::vector<Step> build_index_tree(const ShadowColumn& column, const ObjectId& root) {
  const auto tree = index_tree(column.before, root);
  const QualifiedName name{root.schema, temporary_name(root, "new")};
  auto first = step_for(column.is, Action::alter, "prepare the new " + to_string(root), {}, {sql("DROP INDEX IF EXISTS {}", name)});
  first.locks.clear();
  auto last = step_for(column.is, Action::alter, "attach partitions to the new " + to_string(root), attach_all(column, tree, true, true),
                       {patiently(sql("DROP INDEX IF EXISTS {}", name), {sql("{}", column.table.qualified_name())})});
  last.locks.clear();
  // Each in a transaction of its own: whoever writes to one partition after the other has the indexes of both locked. What is attached already is left as it is
  // (ATExecAttachPartitionIdx() in src/backend/commands/tablecmds.c).
  last.transaction = Transaction::outside;
  last.done = index_is_valid(name);
  last.down.done = relation_is_gone(name);
  std::vector<Step> leaves;
  for (const auto& each : tree) {
    const auto& table = *column.before.at(each).parent;
    last.locks.push_back({table, lock_of(attached_to(column.before.at(each)) ? Form::attach_index : Form::attach_index_table)});
    if (!is_partitioned(column.before, table)) {
      leaves.push_back(build_index(column, index_on_shadow(column, each), temporary_name(each, "new")));
      continue;
    }
    first.up.push_back(plain_index_on_shadow(column, each));
    first.locks.push_back({table, lock_of(Form::create_index)});
    if (each != root) first.down.statements.insert(first.down.statements.begin(), sql("DROP INDEX IF EXISTS {}", QualifiedName{each.schema, temporary_name(each, "new")}));
  }
  for (auto* each : {&first, &last}) each->requires_ = {facet(column.id, "shadow")};
  if (tree.size() == 1) return {std::move(first)};  // it has no partitions
  std::vector<Step> result{std::move(first)};
  append(result, std::move(leaves));
  result.push_back(std::move(last));
  return result;
}

}  // namespace lockstep
