// SELECT (transformSelectStmt() and transformValuesClause() in analyze.c, parse_clause.c).
#include "parser/analyse/query.h"

#include <algorithm>

#include "parser/analyse/coerce.h"
#include "parser/analyse/query_parts.h"

namespace lockstep::analyse {

std::vector<ItemColumn> output_of(const Query& query) {
  std::vector<ItemColumn> columns;
  const auto& targets = query.command == Query::Command::select ? query.targets : query.returning;
  for (const auto& target : targets) columns.push_back({.name = target.name, .type = target.value->type, .real_name = {}});
  return columns;
}

Value* analyse_condition(const Analysis& analysis, NameScope& scope, const PgQuery__Node* node) {
  return node ? coerce_to_boolean(analysis, analyse_expression(analysis, scope, *node)) : nullptr;
}

void resolve_unknown_targets(const Analysis& analysis, std::vector<Target>& targets) {
  for (auto& target : targets)
    if (target.value->type.id == unknown_type)
      target.value = coerce_type(analysis, target.value, {text_type, {}}, Strictness::implicit, Form::implicit_cast);
}

std::vector<Target> analyse_targets(const Analysis& analysis, NameScope& scope, PgQuery__Node* const* nodes, std::size_t count) {
  std::vector<Target> targets;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& target = *nodes[i]->res_target;
    if (is_star(*target.val)) {
      auto all = target.val->node_case == PG_QUERY__NODE__NODE_COLUMN_REF ? expand_star(analysis, scope, *target.val->column_ref)
                                                                          : expand_star_of(analysis, scope, *target.val->a_indirection);
      std::move(all.begin(), all.end(), std::back_inserter(targets));
      continue;
    }
    Target result{.value = analyse_expression(analysis, scope, *target.val), .name = Name(text_of(target.name))};
    const bool scalar = result.value->op == Op::sublink && result.value->text == "SCALAR";
    const Name figured = scalar ? output_of(*result.value->query)[0].name : figured_name(*target.val);
    if (result.name.empty()) {
      result.name = figured;
      if (analysis.listener) analysis.listener->unnamed_target(target);
    }
    result.figured = result.name == figured || result.name.text() == "?column?";
    targets.push_back(std::move(result));
  }
  return targets;
}

namespace {

// The output column that a bare name or a number stands for (findTargetlistEntrySQL92()).
Value* output_column(const Analysis& analysis, NameScope& scope, const PgQuery__Node& node, bool grouping) {
  auto& targets = scope.query->targets;
  Target* found = nullptr;
  if (node.node_case == PG_QUERY__NODE__NODE_A_CONST && node.a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL) {
    const auto position = static_cast<std::size_t>(node.a_const->ival->ival);
    if (position >= 1 && position <= targets.size()) found = &targets[position - 1];
  } else if (node.node_case == PG_QUERY__NODE__NODE_COLUMN_REF && node.column_ref->n_fields == 1 &&
             node.column_ref->fields[0]->node_case == PG_QUERY__NODE__NODE_STRING) {
    const Name name(text_of(node.column_ref->fields[0]->string->sval));
    if (grouping) {
      // Only columns of this query's own FROM count here.
      NameScope own = scope;
      own.parent = nullptr;
      if (find_column(analysis, own, name)) return nullptr;
    }
    for (auto& target : targets)
      if (!found && target.name == name) found = &target;
  }
  if (!found) return nullptr;
  if (found->value->type.id == unknown_type)
    found->value = coerce_type(analysis, found->value, {text_type, {}}, Strictness::implicit, Form::implicit_cast);
  return found->value;
}

}  // namespace

Value* analyse_by_output(const Analysis& analysis, NameScope& scope, const PgQuery__Node& node, bool grouping) {
  if (auto* value = output_column(analysis, scope, node, grouping)) return value;
  auto* value = analyse_expression(analysis, scope, node);
  return value->type.id == unknown_type ? coerce_to_common(analysis, value, text_type) : value;
}

std::vector<SortItem> analyse_query_order(const Analysis& analysis, NameScope& scope, PgQuery__Node* const* nodes, std::size_t count) {
  std::vector<SortItem> items;
  for (std::size_t i = 0; i < count; ++i) {
    auto* by_output = output_column(analysis, scope, *nodes[i]->sort_by->node, false);
    if (!by_output) {
      items.push_back(analyse_order(analysis, scope, nodes + i, 1)[0]);
      continue;
    }
    // Direction and nulls are read from the node by the same rules.
    PgQuery__SortBy sort = *nodes[i]->sort_by;
    PgQuery__AConst zero = PG_QUERY__A__CONST__INIT;
    PgQuery__Node constant = PG_QUERY__NODE__INIT;
    constant.node_case = PG_QUERY__NODE__NODE_A_CONST;
    constant.a_const = &zero;
    sort.node = &constant;
    PgQuery__Node wrapped = PG_QUERY__NODE__INIT;
    wrapped.node_case = PG_QUERY__NODE__NODE_SORT_BY;
    wrapped.sort_by = &sort;
    PgQuery__Node* list = &wrapped;
    auto item = analyse_order(analysis, scope, &list, 1)[0];
    item.value = by_output;
    items.push_back(item);
  }
  return items;
}

GroupItem analyse_group(const Analysis& analysis, NameScope& scope, const PgQuery__Node& node) {
  GroupItem item;
  if (node.node_case == PG_QUERY__NODE__NODE_GROUPING_SET) {
    item.kind = static_cast<int>(node.grouping_set->kind);
    for (std::size_t i = 0; i < node.grouping_set->n_content; ++i)
      item.content.push_back(analyse_group(analysis, scope, *node.grouping_set->content[i]));
    return item;
  }
  if (node.node_case == PG_QUERY__NODE__NODE_ROW_EXPR && node.row_expr->row_format == PG_QUERY__COERCION_FORM__COERCE_IMPLICIT_CAST) {
    item.kind = static_cast<int>(PG_QUERY__GROUPING_SET_KIND__GROUPING_SET_SIMPLE);
    for (std::size_t i = 0; i < node.row_expr->n_args; ++i)
      item.content.push_back(analyse_group(analysis, scope, *node.row_expr->args[i]));
    return item;
  }
  item.value = analyse_by_output(analysis, scope, node, true);
  return item;
}

namespace {

// The whole of a VALUES list: each column has one type.
Query* analyse_values(const Analysis& analysis, NameScope* parent, const PgQuery__SelectStmt& statement) {
  auto* query = make<Query>(analysis);
  query->depth = parent ? parent->depth() + 1 : 1;
  NameScope scope{.parent = parent, .query = query};
  if (statement.with_clause) analyse_with(analysis, scope, *statement.with_clause);
  auto* item = make<RangeItem>(analysis);
  item->kind = ItemKind::values;
  item->depth = query->depth;
  item->refname = Name("*VALUES*");
  for (std::size_t i = 0; i < statement.n_values_lists; ++i) {
    const auto& list = *statement.values_lists[i]->list;
    item->rows.push_back(analyse_list(analysis, scope, list.items, list.n_items));
    if (item->rows.back().size() != item->rows[0].size()) throw NotAnalysed{"VALUES of different lengths"};
  }
  for (std::size_t column = 0; column < item->rows[0].size(); ++column) {
    std::vector<Value*> values;
    for (const auto& row : item->rows) values.push_back(row[column]);
    const Oid common = common_type(analysis.types, values);
    for (auto& row : item->rows) row[column] = coerce_to_common(analysis, row[column], common);
    values.clear();
    for (const auto& row : item->rows) values.push_back(row[column]);
    const Name name("column" + std::to_string(column + 1));
    item->columns.push_back({.name = name, .type = {common, common_modifier(values, common)}, .real_name = name});
  }
  query->items = {item};
  query->from = {item};
  scope.visible = {{.item = item}};
  for (std::size_t i = 0; i < item->columns.size(); ++i)
    query->targets.push_back({.value = column_value(analysis, item, i), .name = item->columns[i].name});
  query->order = analyse_query_order(analysis, scope, statement.sort_clause, statement.n_sort_clause);
  if (statement.limit_count) query->limit = coerce_to_specific(analysis, analyse_expression(analysis, scope, *statement.limit_count), int8_type);
  if (statement.limit_offset) query->offset = coerce_to_specific(analysis, analyse_expression(analysis, scope, *statement.limit_offset), int8_type);
  return query;
}

void analyse_distinct(const Analysis& analysis, NameScope& scope, const PgQuery__SelectStmt& statement) {
  if (statement.n_distinct_clause == 0) return;
  scope.query->distinct = true;
  for (std::size_t i = 0; i < statement.n_distinct_clause; ++i) {
    const auto& node = *statement.distinct_clause[i];
    if (node.node_case == PG_QUERY__NODE__NODE__NOT_SET) continue;  // a plain DISTINCT
    scope.query->distinct_on.push_back(analyse_by_output(analysis, scope, node, false));
  }
}

void analyse_locking(Query& query, const PgQuery__SelectStmt& statement) {
  for (std::size_t i = 0; i < statement.n_locking_clause; ++i) {
    const auto& clause = *statement.locking_clause[i]->locking_clause;
    Locking locking{.strength = clause.strength, .wait = clause.wait_policy};
    for (std::size_t k = 0; k < clause.n_locked_rels; ++k)
      locking.names.emplace_back(text_of(clause.locked_rels[k]->range_var->relname));
    query.locking.push_back(std::move(locking));
  }
}

}  // namespace

Query* analyse_select(const Analysis& analysis, NameScope* parent, const PgQuery__SelectStmt& statement, bool resolve_unknowns) {
  if (statement.n_values_lists > 0) return analyse_values(analysis, parent, statement);
  if (statement.op != PG_QUERY__SET_OPERATION__SETOP_NONE) return analyse_set_operation(analysis, parent, statement, nullptr);
  auto* query = make<Query>(analysis);
  query->depth = parent ? parent->depth() + 1 : 1;
  NameScope scope{.parent = parent, .query = query};
  if (statement.with_clause) analyse_with(analysis, scope, *statement.with_clause);
  analyse_from(analysis, scope, statement.from_clause, statement.n_from_clause);
  // Calls in the output may use the windows, so those come first.
  for (std::size_t i = 0; i < statement.n_window_clause; ++i) {
    query->windows.push_back(analyse_window(analysis, scope, *statement.window_clause[i]->window_def));
    scope.windows.push_back(query->windows.back());
  }
  query->targets = analyse_targets(analysis, scope, statement.target_list, statement.n_target_list);
  query->where = analyse_condition(analysis, scope, statement.where_clause);
  query->having = analyse_condition(analysis, scope, statement.having_clause);
  query->order = analyse_query_order(analysis, scope, statement.sort_clause, statement.n_sort_clause);
  for (std::size_t i = 0; i < statement.n_group_clause; ++i) {
    auto item = analyse_group(analysis, scope, *statement.group_clause[i]);
    if (item.kind == static_cast<int>(PG_QUERY__GROUPING_SET_KIND__GROUPING_SET_SIMPLE))
      std::move(item.content.begin(), item.content.end(), std::back_inserter(query->group));
    else
      query->group.push_back(std::move(item));
  }
  query->group_distinct = statement.group_distinct != 0;
  analyse_distinct(analysis, scope, statement);
  if (statement.limit_offset) query->offset = coerce_to_specific(analysis, analyse_expression(analysis, scope, *statement.limit_offset), int8_type);
  if (statement.limit_count) query->limit = coerce_to_specific(analysis, analyse_expression(analysis, scope, *statement.limit_count), int8_type);
  query->with_ties = statement.limit_option == PG_QUERY__LIMIT_OPTION__LIMIT_OPTION_WITH_TIES;
  if (resolve_unknowns) resolve_unknown_targets(analysis, query->targets);
  analyse_locking(*query, statement);
  return query;
}

Query* analyse_query(const Analysis& analysis, NameScope* parent, const PgQuery__Node& node, bool resolve_unknowns) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_SELECT_STMT: return analyse_select(analysis, parent, *node.select_stmt, resolve_unknowns);
    case PG_QUERY__NODE__NODE_INSERT_STMT:
    case PG_QUERY__NODE__NODE_UPDATE_STMT:
    case PG_QUERY__NODE__NODE_DELETE_STMT: return analyse_change(analysis, parent, node);
    default: throw NotAnalysed{"a kind of statement"};
  }
}

std::vector<Query*> analyse_body(const Analysis& analysis, NameScope& scope, const PgQuery__Node& body) {
  std::vector<Query*> queries;
  if (body.node_case == PG_QUERY__NODE__NODE_LIST) {
    for (std::size_t i = 0; i < body.list->n_items; ++i)
      for (auto* query : analyse_body(analysis, scope, *body.list->items[i])) queries.push_back(query);
    return queries;
  }
  if (body.node_case == PG_QUERY__NODE__NODE_RETURN_STMT) {
    auto* query = make<Query>(analysis);
    query->depth = 1;
    NameScope inner{.parent = &scope, .query = query};
    query->targets.push_back({.value = analyse_expression(analysis, inner, *body.return_stmt->returnval), .name = Name("return")});
    resolve_unknown_targets(analysis, query->targets);
    return {query};
  }
  return {analyse_query(analysis, &scope, body)};
}

}  // namespace lockstep::analyse
