// Queries: WITH, FROM and what they bring into scope.
#include <algorithm>

#include "parser/name_resolver.h"
#include "parser/output_name.h"

namespace lockstep {
namespace {

using Nodes = PgQuery__Node* const*;

std::vector<Name> names_of(Nodes nodes, std::size_t count) {
  std::vector<Name> names;
  for (const auto each : string_list(nodes, count))
    names.emplace_back(each);
  return names;
}

}  // namespace

// The table or view whose rows a function returns, null when it returns something else.
const Node* NameResolver::row_type_of(const Node* routine) const {
  if (!routine) return nullptr;
  const auto& returns = routine->as<ir::Routine>().returns;
  if (!returns.reference ||
      (returns.reference->kind != Kind::table && returns.reference->kind != Kind::view))
    return nullptr;
  return returns.text.text().ends_with("[]") ? nullptr : scope_.graph.find(*returns.reference);
}

// A statement with its own level; `output`, when it is wanted, gets the names of its columns.
void NameResolver::query(const PgQuery__Node& node, Columns* output) {
  Level level{.outer = level_};
  level_ = &level;
  const auto common_tables = common_tables_.size();
  statement(node, output);
  common_tables_.resize(common_tables);
  level_ = const_cast<Level*>(level.outer);
}

void NameResolver::statement(const PgQuery__Node& node, Columns* output) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_SELECT_STMT: return select(*node.select_stmt, output);
    case PG_QUERY__NODE__NODE_INSERT_STMT: return insert(*node.insert_stmt, output);
    case PG_QUERY__NODE__NODE_UPDATE_STMT: return update(*node.update_stmt, output);
    case PG_QUERY__NODE__NODE_DELETE_STMT: return delete_(*node.delete_stmt, output);
    case PG_QUERY__NODE__NODE_MERGE_STMT: return merge(*node.merge_stmt, output);
    case PG_QUERY__NODE__NODE_LIST:
      for (std::size_t i = 0; i < node.list->n_items; ++i)
        query(*node.list->items[i], nullptr);
      return;
    default: visit(&node);  // RETURN, or an expression
  }
}

void NameResolver::select(const PgQuery__SelectStmt& statement_, Columns* output) {
  with(statement_.with_clause);
  if (statement_.op > PG_QUERY__SET_OPERATION__SETOP_NONE) {
    for (const auto* side : {statement_.larg, statement_.rarg}) {
      Level level{.outer = level_->outer};
      auto* above = level_;
      level_ = &level;
      const auto common_tables = common_tables_.size();
      select(*side, side == statement_.larg ? output : nullptr);
      common_tables_.resize(common_tables);
      level_ = above;
    }
  } else {
    simple_select(statement_, output);
  }
  sort(statement_.sort_clause, statement_.n_sort_clause, statement_);
  visit(statement_.limit_count);
  visit(statement_.limit_offset);
}

void NameResolver::simple_select(const PgQuery__SelectStmt& statement_, Columns* output) {
  if (statement_.n_values_lists > 0) {
    visit_all(statement_.values_lists, statement_.n_values_lists);
    if (!output) return;
    const auto& first = *statement_.values_lists[0]->list;
    for (std::size_t i = 1; i <= first.n_items; ++i)
      output->names.emplace_back("column" + std::to_string(i));
    return;
  }
  from(statement_.from_clause, statement_.n_from_clause);
  visit_all(statement_.target_list, statement_.n_target_list);
  visit(statement_.where_clause);
  visit_all(statement_.group_clause, statement_.n_group_clause);
  visit(statement_.having_clause);
  visit_all(statement_.window_clause, statement_.n_window_clause);
  for (std::size_t i = 0; i < statement_.n_distinct_clause; ++i)
    by_output_name(*statement_.distinct_clause[i], statement_);
  add_output(statement_.target_list, statement_.n_target_list, output);
}

void NameResolver::sort(Nodes items, std::size_t count, const PgQuery__SelectStmt& of) {
  for (std::size_t i = 0; i < count; ++i)
    by_output_name(*items[i]->sort_by->node, of);
}

// ORDER BY and DISTINCT ON: a bare name is an output column first.
void NameResolver::by_output_name(const PgQuery__Node& node, const PgQuery__SelectStmt& of) {
  if (node.node_case == PG_QUERY__NODE__NODE_COLUMN_REF && node.column_ref->n_fields == 1 &&
      node.column_ref->fields[0]->node_case == PG_QUERY__NODE__NODE_STRING) {
    const auto name = text_of(node.column_ref->fields[0]->string->sval);
    const auto& select = leftmost_select(of);
    for (std::size_t i = 0; i < select.n_target_list; ++i)
      if (output_name(*select.target_list[i]->res_target) == name) return;
  }
  visit(&node);
}

void NameResolver::add_output(Nodes targets, std::size_t count, Columns* output) {
  if (!output) return;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& target = *targets[i]->res_target;
    const auto* ref =
        target.val->node_case == PG_QUERY__NODE__NODE_COLUMN_REF ? target.val->column_ref : nullptr;
    const bool star =
        ref && ref->fields[ref->n_fields - 1]->node_case == PG_QUERY__NODE__NODE_A_STAR;
    const bool star_of_value =
        target.val->node_case == PG_QUERY__NODE__NODE_A_INDIRECTION &&
        target.val->a_indirection->indirection[target.val->a_indirection->n_indirection - 1]
                ->node_case == PG_QUERY__NODE__NODE_A_STAR;
    if (star_of_value) {
      output->known = false;
    } else if (!star) {
      output->names.emplace_back(output_name(target));
    } else if (ref->n_fields == 1) {
      for (const auto& item : level_->items)
        if (item.end_member == item.first_member) append_columns(*level_, item, *output);
    } else {
      const Name alias(text_of(ref->fields[ref->n_fields - 2]->string->sval));
      for (const auto& item : level_->items)
        if (item.alias == alias) append_columns(*level_, item, *output);
    }
  }
}

void NameResolver::with(const PgQuery__WithClause* with) {
  if (!with) return;
  if (with->recursive)
    for (std::size_t i = 0; i < with->n_ctes; ++i) {
      const auto& table = *with->ctes[i]->common_table_expr;
      common_tables_.push_back({Name(text_of(table.ctename)), {.known = false}});
    }
  for (std::size_t i = 0; i < with->n_ctes; ++i) {
    const auto& table = *with->ctes[i]->common_table_expr;
    CommonTable common{.name = Name(text_of(table.ctename))};
    query(*table.ctequery, &common.columns);
    const auto given = names_of(table.aliascolnames, table.n_aliascolnames);
    for (std::size_t k = 0; k < given.size(); ++k)
      if (k < common.columns.names.size())
        common.columns.names[k] = given[k];
      else
        common.columns.names.push_back(given[k]);
    if (table.search_clause)
      common.columns.names.emplace_back(text_of(table.search_clause->search_seq_column));
    if (const auto* cycle = table.cycle_clause) {
      visit(cycle->cycle_mark_value);
      visit(cycle->cycle_mark_default);
      common.columns.names.emplace_back(text_of(cycle->cycle_mark_column));
      common.columns.names.emplace_back(text_of(cycle->cycle_path_column));
    }
    common_tables_.push_back(std::move(common));
  }
}

void NameResolver::from(Nodes items, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    from_item(*items[i]);
}

void NameResolver::from_item(const PgQuery__Node& item) {
  const auto add_derived = [&](const PgQuery__Alias* alias, Columns columns) {
    FromItem derived{.columns = std::move(columns)};
    if (alias) {
      derived.alias = Name(text_of(alias->aliasname));
      const auto given = names_of(alias->colnames, alias->n_colnames);
      auto& names = derived.columns.names;
      for (std::size_t k = 0; k < given.size(); ++k)
        if (k < names.size())
          names[k] = given[k];
        else
          names.push_back(given[k]);
    }
    level_->items.push_back(std::move(derived));
  };
  switch (item.node_case) {
    case PG_QUERY__NODE__NODE_RANGE_VAR: return relation(*item.range_var, true);
    case PG_QUERY__NODE__NODE_JOIN_EXPR: return join(*item.join_expr);
    case PG_QUERY__NODE__NODE_RANGE_SUBSELECT: {
      const auto& subselect = *item.range_subselect;
      Columns columns;
      auto* own = level_;
      if (!subselect.lateral) level_ = const_cast<Level*>(level_->outer);
      query(*subselect.subquery, &columns);
      level_ = own;
      return add_derived(subselect.alias, std::move(columns));
    }
    case PG_QUERY__NODE__NODE_RANGE_FUNCTION: {
      const auto& function = *item.range_function;
      const auto& first = *function.functions[0]->list->items[0];
      const bool is_call =
          function.n_functions == 1 && first.node_case == PG_QUERY__NODE__NODE_FUNC_CALL;
      call_in_from_ = is_call ? first.func_call : nullptr;
      routine_in_from_ = nullptr;
      visit_all(function.functions, function.n_functions);
      const auto* row_type = row_type_of(routine_in_from_);
      visit_all(function.coldeflist, function.n_coldeflist);
      Columns columns{.known = row_type != nullptr};
      for (std::size_t i = 0; i < function.n_coldeflist; ++i)
        columns.names.emplace_back(text_of(function.coldeflist[i]->column_def->colname));
      if (function.n_coldeflist > 0) columns.known = true;
      add_derived(function.alias, std::move(columns));
      level_->items.back().relation = row_type;
      if (function.alias || !is_call) return;
      level_->items.back().alias =
          Name(string_list(first.func_call->funcname, first.func_call->n_funcname).back());
      return;
    }
    case PG_QUERY__NODE__NODE_RANGE_TABLE_SAMPLE:
      from_item(*item.range_table_sample->relation);
      visit_all(item.range_table_sample->args, item.range_table_sample->n_args);
      return visit(item.range_table_sample->repeatable);
    case PG_QUERY__NODE__NODE_RANGE_TABLE_FUNC: {
      const auto& table = *item.range_table_func;
      visit(table.docexpr);
      visit(table.rowexpr);
      visit_all(table.namespaces, table.n_namespaces);
      visit_all(table.columns, table.n_columns);
      Columns columns;
      for (std::size_t i = 0; i < table.n_columns; ++i)
        columns.names.emplace_back(text_of(table.columns[i]->range_table_func_col->colname));
      return add_derived(table.alias, std::move(columns));
    }
    default: {
      visit(&item);
      const auto table = json_table_item(item);
      if (!table) return;
      Columns columns;
      for (const auto name : table->columns) columns.names.emplace_back(name);
      return add_derived(table->alias, std::move(columns));
    }
  }
}

void NameResolver::join(const PgQuery__JoinExpr& join) {
  const auto first = level_->items.size();
  from_item(*join.larg);
  const auto middle = level_->items.size();
  from_item(*join.rarg);
  if (join.is_natural || join.n_using_clause > 0) merged_columns(join, first, middle);
  visit(join.quals);
  const auto end = level_->items.size();
  for (const auto* alias : {join.alias, join.join_using_alias}) {
    if (!alias) continue;
    FromItem item{
        .alias = Name(text_of(alias->aliasname)), .first_member = first, .end_member = end};
    item.columns.names = names_of(alias->colnames, alias->n_colnames);
    level_->items.push_back(std::move(item));
  }
}

void NameResolver::relation(const PgQuery__RangeVar& range, bool may_be_common_table) {
  const Name schema(text_of(range.schemaname));
  const Name name(text_of(range.relname));
  FromItem item{.alias = name};
  std::vector<Name> given;
  if (range.alias) {
    item.alias = Name(text_of(range.alias->aliasname));
    given = names_of(range.alias->colnames, range.alias->n_colnames);
  }
  const auto common = std::find_if(common_tables_.rbegin(),
                                   common_tables_.rend(),
                                   [&](const CommonTable& each) { return each.name == name; });
  if (may_be_common_table && schema.empty() && common != common_tables_.rend()) {
    item.columns = common->columns;
    item.columns.names.resize(std::max(item.columns.names.size(), given.size()));
    std::copy(given.begin(), given.end(), item.columns.names.begin());
  } else {
    const auto found = lookup_relation(
        scope_, schema, name, {Kind::table, Kind::view, Kind::materialized_view, Kind::sequence});
    use(found, &range, range.location, name.text(), !schema.empty());
    if (found.what == Found::What::object) item.relation = found.node;
    item.columns = {.names = std::move(given), .known = item.relation != nullptr};
  }
  level_->items.push_back(std::move(item));
}

void NameResolver::insert(const PgQuery__InsertStmt& insert, Columns* output) {
  with(insert.with_clause);
  // The source does not see the target.
  if (insert.select_stmt) {
    auto* own = level_;
    level_ = const_cast<Level*>(level_->outer);
    query(*insert.select_stmt, nullptr);
    level_ = own;
  }
  relation(*insert.relation, false);
  if (insert.n_cols == 0) all_columns(*level_, level_->items.back());
  assigned_columns(insert.cols, insert.n_cols);
  if (const auto* conflict = insert.on_conflict_clause) {
    auto excluded = level_->items.back();
    excluded.alias = Name("excluded");
    if (conflict->infer) {
      for (std::size_t i = 0; i < conflict->infer->n_index_elems; ++i) {
        const auto& element = *conflict->infer->index_elems[i]->index_elem;
        if (const auto name = text_of(element.name); !name.empty()) unqualified_column(Name(name));
        visit(element.expr);
      }
      visit(conflict->infer->where_clause);
    }
    assigned_columns(conflict->target_list, conflict->n_target_list);
    level_->items.push_back(std::move(excluded));
    visit_all(conflict->target_list, conflict->n_target_list);
    visit(conflict->where_clause);
    level_->items.pop_back();
  }
  returning(returning_of(insert), output);
}

// The columns that INSERT, UPDATE and MERGE name are those of their target, the first item.
void NameResolver::assigned_columns(Nodes targets, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto& target = *targets[i]->res_target;
    column_in(*level_, level_->items.front(), Name(text_of(target.name)));
    visit_all(target.indirection, target.n_indirection);
  }
}

void NameResolver::update(const PgQuery__UpdateStmt& update, Columns* output) {
  with(update.with_clause);
  relation(*update.relation, false);
  assigned_columns(update.target_list, update.n_target_list);
  from(update.from_clause, update.n_from_clause);
  visit_all(update.target_list, update.n_target_list);
  visit(update.where_clause);
  returning(returning_of(update), output);
}

void NameResolver::delete_(const PgQuery__DeleteStmt& statement_, Columns* output) {
  with(statement_.with_clause);
  relation(*statement_.relation, false);
  from(statement_.using_clause, statement_.n_using_clause);
  visit(statement_.where_clause);
  returning(returning_of(statement_), output);
}

void NameResolver::returning(std::span<PgQuery__Node* const> targets, Columns* output) {
  visit_all(targets.data(), targets.size());
  add_output(targets.data(), targets.size(), output);
}

void NameResolver::merge(const PgQuery__MergeStmt& merge, Columns* output) {
  with(merge.with_clause);
  relation(*merge.relation, false);
  from_item(*merge.source_relation);
  visit(merge.join_condition);
  for (std::size_t i = 0; i < merge.n_merge_when_clauses; ++i) {
    const auto& clause = *merge.merge_when_clauses[i]->merge_when_clause;
    visit(clause.condition);
    assigned_columns(clause.target_list, clause.n_target_list);
    if (clause.command_type == PG_QUERY__CMD_TYPE__CMD_UPDATE)
      visit_all(clause.target_list, clause.n_target_list);
    visit_all(clause.values, clause.n_values);
  }
  returning(returning_of(merge), output);
}

}  // namespace lockstep
