// SELECT with all its clauses.
#include "ir/error.h"
#include "parser/printer.h"

namespace lockstep {
namespace {

bool is_set_operation(const PgQuery__SelectStmt& select) {
  return select.op > PG_QUERY__SET_OPERATION__SETOP_NONE;
}

// UNION and EXCEPT bind less than INTERSECT.
int strength(const PgQuery__SelectStmt& select) {
  return select.op == PG_QUERY__SET_OPERATION__SETOP_INTERSECT ? 2 : 1;
}

bool has_tail(const PgQuery__SelectStmt& select) {
  return select.n_sort_clause > 0 || select.limit_count || select.limit_offset ||
         select.n_locking_clause > 0 || select.with_clause;
}

}  // namespace

void Printer::select(const PgQuery__SelectStmt& select) {
  with(select.with_clause);
  if (is_set_operation(select)) {
    select_operand(*select.larg, select, false);
    switch (select.op) {
      case PG_QUERY__SET_OPERATION__SETOP_UNION: add(" UNION "); break;
      case PG_QUERY__SET_OPERATION__SETOP_INTERSECT: add(" INTERSECT "); break;
      default: add(" EXCEPT ");
    }
    if (select.all) add("ALL ");
    select_operand(*select.rarg, select, true);
  } else {
    simple_select(select);
  }
  if (select.n_sort_clause > 0) {
    add(" ORDER BY ");
    sort_list({select.sort_clause, select.n_sort_clause});
  }
  limit(select);
  for (const auto* clause : Nodes(select.locking_clause, select.n_locking_clause))
    locking(*clause->locking_clause);
}

void Printer::select_operand(const PgQuery__SelectStmt& operand,
                             const PgQuery__SelectStmt& above,
                             bool right) {
  const bool weaker = is_set_operation(operand) && (right ? strength(operand) <= strength(above)
                                                          : strength(operand) < strength(above));
  const bool parentheses = weaker || has_tail(operand);
  if (parentheses) add("(");
  select(operand);
  if (parentheses) add(")");
}

void Printer::simple_select(const PgQuery__SelectStmt& select) {
  if (select.n_values_lists > 0) {
    add("VALUES ");
    return expressions({select.values_lists, select.n_values_lists});
  }
  add("SELECT");
  if (select.n_distinct_clause > 0) {
    add(" DISTINCT");
    // A plain DISTINCT is a list of one empty node.
    if (select.distinct_clause[0]->node_case != PG_QUERY__NODE__NODE__NOT_SET) {
      add(" ON (");
      expressions({select.distinct_clause, select.n_distinct_clause});
      add(")");
    }
  }
  if (select.n_target_list > 0) {
    add(" ");
    targets({select.target_list, select.n_target_list});
  }
  if (select.into_clause) {
    add(" INTO ");
    relation(*select.into_clause->rel);
  }
  if (select.n_from_clause > 0) {
    add(" FROM ");
    join({select.from_clause, select.n_from_clause}, ", ", [&](const PgQuery__Node& item) {
      from_item(item);
    });
  }
  where(select.where_clause);
  if (select.n_group_clause > 0) {
    add(select.group_distinct ? " GROUP BY DISTINCT " : " GROUP BY ");
    join({select.group_clause, select.n_group_clause}, ", ", [&](const PgQuery__Node& item) {
      grouping(item);
    });
  }
  if (select.having_clause) {
    add(" HAVING ");
    expression(*select.having_clause);
  }
  if (select.n_window_clause == 0) return;
  add(" WINDOW ");
  join({select.window_clause, select.n_window_clause}, ", ", [&](const PgQuery__Node& item) {
    identifier(text_of(item.window_def->name));
    add(" AS (");
    window(*item.window_def);
    add(")");
  });
}

void Printer::grouping(const PgQuery__Node& item) {
  if (item.node_case != PG_QUERY__NODE__NODE_GROUPING_SET) {
    // A function of that name would be taken for the grouping set.
    const bool mistakable = item.node_case == PG_QUERY__NODE__NODE_FUNC_CALL &&
                            item.func_call->n_funcname == 1 &&
                            (text_of(item.func_call->funcname[0]->string->sval) == "cube" ||
                             text_of(item.func_call->funcname[0]->string->sval) == "rollup");
    return expression(item, mistakable ? tighter(Binding::primary) : Binding::any);
  }
  const auto& set = *item.grouping_set;
  switch (set.kind) {
    case PG_QUERY__GROUPING_SET_KIND__GROUPING_SET_EMPTY: return add("()");
    case PG_QUERY__GROUPING_SET_KIND__GROUPING_SET_ROLLUP: add("ROLLUP "); break;
    case PG_QUERY__GROUPING_SET_KIND__GROUPING_SET_CUBE: add("CUBE "); break;
    case PG_QUERY__GROUPING_SET_KIND__GROUPING_SET_SETS: add("GROUPING SETS "); break;
    default: break;
  }
  add("(");
  join({set.content, set.n_content}, ", ", [&](const PgQuery__Node& each) { grouping(each); });
  add(")");
}

void Printer::limit(const PgQuery__SelectStmt& select) {
  const bool with_ties = select.limit_option == PG_QUERY__LIMIT_OPTION__LIMIT_OPTION_WITH_TIES;
  if (select.limit_count && !with_ties) {
    add(" LIMIT ");
    const auto& count = *select.limit_count;
    if (count.node_case == PG_QUERY__NODE__NODE_A_CONST && count.a_const->isnull)
      add("ALL");
    else
      expression(count);
  }
  if (select.limit_offset) {
    add(" OFFSET ");
    expression(*select.limit_offset);
  }
  if (select.limit_count && with_ties) {
    add(" FETCH FIRST ");
    const auto& count = *select.limit_count;
    const bool bare = count.node_case == PG_QUERY__NODE__NODE_A_CONST;
    expression(count, bare ? Binding::any : tighter(Binding::primary));
    add(" ROWS WITH TIES");
  }
}

void Printer::locking(const PgQuery__LockingClause& clause) {
  switch (clause.strength) {
    case PG_QUERY__LOCK_CLAUSE_STRENGTH__LCS_FORKEYSHARE: add(" FOR KEY SHARE"); break;
    case PG_QUERY__LOCK_CLAUSE_STRENGTH__LCS_FORSHARE: add(" FOR SHARE"); break;
    case PG_QUERY__LOCK_CLAUSE_STRENGTH__LCS_FORNOKEYUPDATE: add(" FOR NO KEY UPDATE"); break;
    default: add(" FOR UPDATE");
  }
  if (clause.n_locked_rels > 0) {
    add(" OF ");
    join({clause.locked_rels, clause.n_locked_rels}, ", ", [&](const PgQuery__Node& item) {
      from_item(item);
    });
  }
  if (clause.wait_policy == PG_QUERY__LOCK_WAIT_POLICY__LockWaitSkip) add(" SKIP LOCKED");
  if (clause.wait_policy == PG_QUERY__LOCK_WAIT_POLICY__LockWaitError) add(" NOWAIT");
}

void Printer::with(const PgQuery__WithClause* with) {
  if (!with) return;
  add(with->recursive ? "WITH RECURSIVE " : "WITH ");
  join({with->ctes, with->n_ctes}, ", ", [&](const PgQuery__Node& item) {
    table_expression(*item.common_table_expr);
  });
  add(" ");
}

void Printer::table_expression(const PgQuery__CommonTableExpr& cte) {
  identifier(text_of(cte.ctename));
  if (cte.n_aliascolnames > 0) {
    add("(");
    names({cte.aliascolnames, cte.n_aliascolnames});
    add(")");
  }
  add(" AS ");
  if (cte.ctematerialized == PG_QUERY__CTEMATERIALIZE__CTEMaterializeAlways) add("MATERIALIZED ");
  if (cte.ctematerialized == PG_QUERY__CTEMATERIALIZE__CTEMaterializeNever)
    add("NOT MATERIALIZED ");
  parenthesised_query(*cte.ctequery);
  if (const auto* search = cte.search_clause) {
    add(search->search_breadth_first ? " SEARCH BREADTH FIRST BY " : " SEARCH DEPTH FIRST BY ");
    names({search->search_col_list, search->n_search_col_list});
    add(" SET ");
    identifier(text_of(search->search_seq_column));
  }
  if (const auto* cycle = cte.cycle_clause) {
    add(" CYCLE ");
    names({cycle->cycle_col_list, cycle->n_cycle_col_list});
    add(" SET ");
    identifier(text_of(cycle->cycle_mark_column));
    add(" TO ");
    constant_expression(*cycle->cycle_mark_value);
    add(" DEFAULT ");
    constant_expression(*cycle->cycle_mark_default);
    add(" USING ");
    identifier(text_of(cycle->cycle_path_column));
  }
}

// `a, b + 1 AS c`: the output of a query, RETURNING, XMLATTRIBUTES.
void Printer::targets(Nodes targets) {
  join(targets, ", ", [&](const PgQuery__Node& node) {
    expression(*node.res_target->val);
    if (const auto name = text_of(node.res_target->name); !name.empty()) {
      add(" AS ");
      identifier(name);
    }
  });
}

void Printer::parenthesised_query(const PgQuery__Node& node) {
  add("(");
  query(node);
  add(")");
}

}  // namespace lockstep
