// Indexes and keys in the exchange: those over the columns that have the names are taken off, and those that were built beforehand over the columns that
// are to have them take their names. What was not built is built there, with the table locked.
#include "planner/recipes/recipes.h"
#include "planner/recipes/shadow_column.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

Sql rename_index(const QualifiedName& index, Name name) { return sql("ALTER INDEX {} RENAME TO {}", index, name); }

std::vector<Sql> comment_again(const ShadowColumn& column, const ObjectId& id) {
  const Node& node = column.before.at(id);
  return node.comment ? set_comment(column.before, node, node.comment) : std::vector<Sql>();
}

// A key's index is another one, too; where it is made as in a new table, that says its comment.
std::vector<Sql> index_comment_again(const ShadowColumn& column, const ObjectId& key) {
  if (!column.before.at(key).as<ir::Constraint>().index_comment) return {};
  return {comment_on_index({column.before, column.before.at(key)})};
}

// A key over an index that was built for it.
std::vector<Sql> key_over_built_index(const ShadowColumn& column, const ObjectId& id, Name index) {
  const auto& key = column.before.at(id).as<ir::Constraint>();
  auto add = sql("{} ADD CONSTRAINT {} {} USING INDEX {}", alter_table(column.before, *column.before.at(id).parent), id.part,
                 key.type == ir::ConstraintType::primary_key ? sql("PRIMARY KEY") : sql("UNIQUE"), index);
  if (key.deferrable) add += sql(" DEFERRABLE");
  if (key.initially_deferred) add += sql(" INITIALLY DEFERRED");
  std::vector<Sql> result{std::move(add)};
  append(result, index_comment_again(column, id));
  append(result, comment_again(column, id));
  return result;
}

}  // namespace

std::vector<Sql> take_off_index(const Exchange& all, const ShadowColumn& column, const ObjectId& id, Direction direction) {
  const Node& index = column.before.at(id);
  if (!is_built_for_return(all, column, id) || (direction == Direction::up && index.as<ir::Index>().unique)) return drop(column.before, index);
  return {rename_index(id.qualified_name(), direction == Direction::up ? old_index(id).name : temporary_name(id, "new"))};
}

std::vector<Sql> make_again(const ShadowColumn& column, const Node& node) {
  auto result = create_object(column.before, node);
  append(result, comment_again(column, node.id));
  return result;
}

std::vector<Sql> name_built_ones(const ShadowColumn& column) {
  std::vector<Sql> result;
  for (const auto& root : column.dependents.keys) {
    for (const auto& id : index_tree(column.before, root))
      append(result, is_partitioned(column.before, *column.before.at(id).parent) ? make_again(column, column.before.at(id)) : key_over_built_index(column, id, temporary_name(id, "key")));
    append(result, attach_indexes(column, root));
  }
  for (const auto& root : column.dependents.indexes)
    for (const auto& id : index_tree(column.before, root)) {
      result.push_back(rename_index({id.schema, temporary_name(id, "new")}, id.own_name()));
      append(result, column.clearing.contains(id) ? trimmings(column.after, column.after.at(id)) : comment_again(column, id));
    }
  return result;
}

std::vector<Sql> name_old_ones(const Exchange& all, const ShadowColumn& column) {
  const auto& before = column.before;
  std::vector<Sql> result;
  for (const auto& root : column.dependents.keys) {
    if (is_built_for_return(all, column, root)) {
      append(result, key_over_built_index(column, root, old_index(root).name));
      continue;
    }
    for (const auto& id : index_tree(before, root)) append(result, make_again(column, before.at(id)));
    append(result, attach_indexes(column, root));
  }
  for (const auto& root : column.dependents.indexes) {
    if (is_built_for_return(all, column, root)) {
      result.push_back(rename_index(old_index(root), root.own_name()));
      append(result, comment_again(column, root));
      continue;
    }
    const auto tree = index_tree(before, root);
    for (const auto& id : tree) append(result, make_again(column, before.at(id)));
    append(result, attach_indexes(column, root));
    for (const auto& id : tree) result.push_back(plain_index_on_shadow(column, id));
    append(result, attach_second_indexes(column, root));
  }
  for (const auto& root : column.dependents.keys)
    for (const auto& id : index_tree(before, root))
      if (!is_built_for_return(all, column, root) && !is_partitioned(before, *before.at(id).parent)) result.push_back(create_index({before, key_on_shadow(column, id)}, {.name = temporary_name(id, "key")}));
  return result;
}

std::vector<Sql> build_missing(const Exchange& all, const ShadowColumn& column, Direction direction) {
  std::vector<Sql> result;
  for (const auto& id : column.dependents.keys)
    if (is_built_for_return(all, column, id))
      result.push_back(direction == Direction::up ? create_index({column.before, key_on_shadow(column, id)}, {.if_not_exists = true, .name = temporary_name(id, "key")}) : build_missing_old(column, id));
  for (const auto& id : column.dependents.indexes)
    if (direction == Direction::down && column.before.at(id).as<ir::Index>().unique && is_built_for_return(all, column, id)) result.push_back(build_missing_old(column, id));
  return result;
}

}  // namespace lockstep
