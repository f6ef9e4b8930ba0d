// INSERT, UPDATE and DELETE in WITH clauses and routine bodies (src/backend/parser/analyze.c).
#include <algorithm>

#include "parser/analyse/coerce.h"
#include "parser/analyse/query_parts.h"

namespace lockstep::analyse {
namespace {

// What is assigned gets the column's type (transformAssignedExpr()).
Value* assigned(const Analysis& analysis, const RangeItem& target, Name column, Value* value) {
  if (value->op == Op::set_default || value->type.id == no_type) return value;
  for (const auto& each : target.columns) {
    if (each.real_name != column) continue;
    auto* coerced = coerce_to_target(analysis, value, each.type, Strictness::assignment, Form::implicit_cast);
    if (!coerced) throw NotAnalysed{"an assignment"};
    return coerced;
  }
  throw NotAnalysed{"column " + column.text()};
}

void analyse_conflict(const Analysis& analysis, NameScope& scope, const PgQuery__OnConflictClause& node, RangeItem* target) {
  auto& query = *scope.query;
  query.has_conflict = true;
  query.conflict_action = std::to_string(node.action);
  if (node.infer) {
    const std::vector<VisibleItem> only_target{{.item = target}};
    const auto saved = std::exchange(scope.visible, only_target);
    if (!text_of(node.infer->conname).empty()) query.conflict_details.push_back("constraint " + quoted(Name(text_of(node.infer->conname))));
    for (std::size_t i = 0; i < node.infer->n_index_elems; ++i) {
      const auto& element = *node.infer->index_elems[i]->index_elem;
      if (element.n_collation > 0 || element.n_opclass > 0) throw NotAnalysed{"an operator class in ON CONFLICT"};
      auto* value = element.expr ? analyse_expression(analysis, scope, *element.expr)
                                 : find_item_column(analysis, target, Name(text_of(element.name)));
      if (!value) throw NotAnalysed{"ON CONFLICT"};
      query.conflict_targets.push_back(value);
    }
    query.conflict_target_where = analyse_condition(analysis, scope, node.infer->where_clause);
    scope.visible = saved;
  }
  if (node.n_target_list == 0) return;
  auto* excluded = make<RangeItem>(analysis);
  *excluded = *target;
  excluded->refname = Name("excluded");
  excluded->alias_given = true;
  excluded->position = static_cast<int>(query.items.size());
  query.items.push_back(excluded);
  const std::vector<VisibleItem> both{{.item = target}, {.item = excluded, .columns = false}};
  const auto saved = std::exchange(scope.visible, both);
  for (std::size_t i = 0; i < node.n_target_list; ++i) {
    const auto& set = *node.target_list[i]->res_target;
    if (set.n_indirection > 0 || set.val->node_case == PG_QUERY__NODE__NODE_MULTI_ASSIGN_REF) throw NotAnalysed{"an assignment to several columns"};
    const Name column(text_of(set.name));
    if (analysis.listener) analysis.listener->assigned(set, *target);
    query.conflict_set.push_back({.value = assigned(analysis, *target, column, analyse_expression(analysis, scope, *set.val)), .name = column});
  }
  query.conflict_where = analyse_condition(analysis, scope, node.where_clause);
  scope.visible = saved;
}

// What the statement returns; rows with names of their own are not analysed.
template <class Statement> std::vector<Target> returned(const Analysis& analysis, NameScope& scope, const Statement& node) {
  if (!returning_name(node, 0).row.empty()) throw NotAnalysed{"RETURNING WITH"};
  const auto list = returning_of(node);
  return analyse_targets(analysis, scope, list.data(), list.size());
}

void analyse_insert(const Analysis& analysis, NameScope& scope, const PgQuery__InsertStmt& node) {
  auto& query = *scope.query;
  query.command = Query::Command::insert;
  if (node.with_clause) analyse_with(analysis, scope, *node.with_clause);
  query.target = analyse_target_relation(analysis, scope, *node.relation);
  for (std::size_t i = 0; i < node.n_cols; ++i) {
    if (node.cols[i]->res_target->n_indirection > 0) throw NotAnalysed{"an assignment to a part of a column"};
    query.insert_columns.emplace_back(text_of(node.cols[i]->res_target->name));
    if (analysis.listener) analysis.listener->assigned(*node.cols[i]->res_target, *query.target);
  }
  if (node.n_cols == 0)
    for (const auto& column : query.target->columns) query.insert_columns.push_back(column.real_name);
  query.override_kind = std::to_string(node.override);
  query.default_values = node.select_stmt == nullptr;
  if (node.select_stmt && node.select_stmt->node_case == PG_QUERY__NODE__NODE_SELECT_STMT) {
    const auto& select = *node.select_stmt->select_stmt;
    if (select.n_values_lists > 0 && select.n_sort_clause == 0 && !select.limit_count && !select.limit_offset && !select.with_clause) {
      for (std::size_t i = 0; i < select.n_values_lists; ++i) {
        const auto& list = *select.values_lists[i]->list;
        auto row = analyse_list(analysis, scope, list.items, list.n_items);
        if (row.size() > query.insert_columns.size()) throw NotAnalysed{"INSERT"};
        for (std::size_t k = 0; k < row.size(); ++k) row[k] = assigned(analysis, *query.target, query.insert_columns[k], row[k]);
        query.insert_columns.resize(row.size());
        query.insert_rows.push_back(std::move(row));
      }
    } else {
      query.insert_source = analyse_select(analysis, &scope, select, false);
      if (query.insert_source->targets.size() > query.insert_columns.size()) throw NotAnalysed{"INSERT"};
      query.insert_columns.resize(query.insert_source->targets.size());
    }
  }
  if (node.on_conflict_clause) analyse_conflict(analysis, scope, *node.on_conflict_clause, query.target);
  scope.visible = {{.item = query.target}};
  query.returning = returned(analysis, scope, node);
}

void analyse_update(const Analysis& analysis, NameScope& scope, const PgQuery__UpdateStmt& node) {
  auto& query = *scope.query;
  query.command = Query::Command::update;
  if (node.with_clause) analyse_with(analysis, scope, *node.with_clause);
  query.target = analyse_target_relation(analysis, scope, *node.relation);
  scope.visible = {{.item = query.target}};
  analyse_from(analysis, scope, node.from_clause, node.n_from_clause);
  query.where = analyse_condition(analysis, scope, node.where_clause);
  for (std::size_t i = 0; i < node.n_target_list; ++i) {
    const auto& set = *node.target_list[i]->res_target;
    if (set.n_indirection > 0 || set.val->node_case == PG_QUERY__NODE__NODE_MULTI_ASSIGN_REF) throw NotAnalysed{"an assignment to several columns"};
    const Name column(text_of(set.name));
    if (analysis.listener) analysis.listener->assigned(set, *query.target);
    query.targets.push_back({.value = assigned(analysis, *query.target, column, analyse_expression(analysis, scope, *set.val)), .name = column});
  }
  query.returning = returned(analysis, scope, node);
}

void analyse_delete(const Analysis& analysis, NameScope& scope, const PgQuery__DeleteStmt& node) {
  auto& query = *scope.query;
  query.command = Query::Command::remove;
  if (node.with_clause) analyse_with(analysis, scope, *node.with_clause);
  query.target = analyse_target_relation(analysis, scope, *node.relation);
  scope.visible = {{.item = query.target}};
  analyse_from(analysis, scope, node.using_clause, node.n_using_clause);
  query.where = analyse_condition(analysis, scope, node.where_clause);
  query.returning = returned(analysis, scope, node);
}

}  // namespace

Query* analyse_change(const Analysis& analysis, NameScope* parent, const PgQuery__Node& node) {
  auto* query = make<Query>(analysis);
  query->depth = parent ? parent->depth() + 1 : 1;
  NameScope scope{.parent = parent, .query = query};
  if (node.node_case == PG_QUERY__NODE__NODE_INSERT_STMT)
    analyse_insert(analysis, scope, *node.insert_stmt);
  else if (node.node_case == PG_QUERY__NODE__NODE_UPDATE_STMT)
    analyse_update(analysis, scope, *node.update_stmt);
  else
    analyse_delete(analysis, scope, *node.delete_stmt);
  resolve_unknown_targets(analysis, query->returning);
  return query;
}

}  // namespace lockstep::analyse
