// INSERT, UPDATE, DELETE, MERGE: in CTEs, SQL-standard routine bodies and rules.
#include "ir/error.h"
#include "parser/printer.h"

namespace lockstep {

void Printer::insert(const PgQuery__InsertStmt& statement) {
  with(statement.with_clause);
  add("INSERT INTO ");
  relation(*statement.relation);
  insert_columns({statement.cols, statement.n_cols});
  overriding(statement.override);
  add(" ");
  if (statement.select_stmt)
    query(*statement.select_stmt);
  else
    add("DEFAULT VALUES");
  if (statement.on_conflict_clause) on_conflict(*statement.on_conflict_clause);
  returning(statement);
}

void Printer::insert_columns(Nodes columns) {
  if (columns.empty()) return;
  add(" (");
  join(columns, ", ", [&](const PgQuery__Node& node) {
    identifier(text_of(node.res_target->name));
    selectors({node.res_target->indirection, node.res_target->n_indirection});
  });
  add(")");
}

void Printer::overriding(PgQuery__OverridingKind kind) {
  if (kind == PG_QUERY__OVERRIDING_KIND__OVERRIDING_USER_VALUE) add(" OVERRIDING USER VALUE");
  if (kind == PG_QUERY__OVERRIDING_KIND__OVERRIDING_SYSTEM_VALUE) add(" OVERRIDING SYSTEM VALUE");
}

void Printer::on_conflict(const PgQuery__OnConflictClause& clause) {
  add(" ON CONFLICT");
  if (const auto* infer = clause.infer) {
    if (const auto name = text_of(infer->conname); !name.empty()) {
      add(" ON CONSTRAINT ");
      identifier(name);
    } else {
      add(" (");
      join({infer->index_elems, infer->n_index_elems}, ", ", [&](const PgQuery__Node& node) {
        index_element(*node.index_elem);
      });
      add(")");
      where(infer->where_clause);
    }
  }
  if (clause.action == PG_QUERY__ON_CONFLICT_ACTION__ONCONFLICT_NOTHING) return add(" DO NOTHING");
  add(" DO UPDATE SET ");
  assignments({clause.target_list, clause.n_target_list});
  where(clause.where_clause);
}

void Printer::index_element(const PgQuery__IndexElem& element) {
  if (const auto name = text_of(element.name); !name.empty()) {
    identifier(name);
  } else {
    const bool is_call = element.expr->node_case == PG_QUERY__NODE__NODE_FUNC_CALL;
    expression(*element.expr, is_call ? Binding::primary : tighter(Binding::primary));
  }
  if (element.n_collation > 0) {
    add(" COLLATE ");
    dotted({element.collation, element.n_collation});
  }
  if (element.n_opclass > 0) {
    add(" ");
    dotted({element.opclass, element.n_opclass});
  }
}

void Printer::update(const PgQuery__UpdateStmt& statement) {
  with(statement.with_clause);
  add("UPDATE ");
  relation(*statement.relation);
  add(" SET ");
  assignments({statement.target_list, statement.n_target_list});
  if (statement.n_from_clause > 0) {
    add(" FROM ");
    join({statement.from_clause, statement.n_from_clause}, ", ", [&](const PgQuery__Node& item) {
      from_item(item);
    });
  }
  where(statement.where_clause);
  returning(statement);
}

// `a = 1, (b, c) = (SELECT …)`; of the latter each column has a MultiAssignRef with the same
// source.
void Printer::assignments(Nodes targets) {
  const auto column = [&](const PgQuery__ResTarget& target) {
    identifier(text_of(target.name));
    selectors({target.indirection, target.n_indirection});
  };
  for (std::size_t i = 0; i < targets.size();) {
    if (i > 0) add(", ");
    const auto& target = *targets[i]->res_target;
    if (target.val->node_case != PG_QUERY__NODE__NODE_MULTI_ASSIGN_REF) {
      column(target);
      add(" = ");
      expression(*target.val);
      ++i;
      continue;
    }
    const auto& assignment = *target.val->multi_assign_ref;
    const auto count = static_cast<std::size_t>(assignment.ncolumns);
    check(count > 0 && i + count <= targets.size(), "a row assignment lacks columns");
    add("(");
    join(targets.subspan(i, count), ", ", [&](const PgQuery__Node& each) {
      column(*each.res_target);
    });
    add(") = ");
    expression(*assignment.source);
    i += count;
  }
}

void Printer::delete_(const PgQuery__DeleteStmt& statement) {
  with(statement.with_clause);
  add("DELETE FROM ");
  relation(*statement.relation);
  if (statement.n_using_clause > 0) {
    add(" USING ");
    join({statement.using_clause, statement.n_using_clause}, ", ", [&](const PgQuery__Node& item) {
      from_item(item);
    });
  }
  where(statement.where_clause);
  returning(statement);
}

void Printer::merge(const PgQuery__MergeStmt& statement) {
  with(statement.with_clause);
  add("MERGE INTO ");
  relation(*statement.relation);
  add(" USING ");
  from_item(*statement.source_relation);
  add(" ON ");
  expression(*statement.join_condition);
  for (const auto* clause : Nodes(statement.merge_when_clauses, statement.n_merge_when_clauses)) {
    const auto& when = *clause->merge_when_clause;
    switch (merge_match(when)) {
      case MergeMatch::matched: add(" WHEN MATCHED"); break;
      case MergeMatch::not_matched_by_source: add(" WHEN NOT MATCHED BY SOURCE"); break;
      case MergeMatch::not_matched_by_target: add(" WHEN NOT MATCHED"); break;
    }
    if (when.condition) {
      add(" AND ");
      expression(*when.condition);
    }
    add(" THEN ");
    merge_action(when);
  }
  returning(statement);
}

void Printer::merge_action(const PgQuery__MergeWhenClause& clause) {
  switch (clause.command_type) {
    case PG_QUERY__CMD_TYPE__CMD_UPDATE:
      add("UPDATE SET ");
      return assignments({clause.target_list, clause.n_target_list});
    case PG_QUERY__CMD_TYPE__CMD_DELETE: return add("DELETE");
    case PG_QUERY__CMD_TYPE__CMD_INSERT:
      add("INSERT");
      insert_columns({clause.target_list, clause.n_target_list});
      overriding(clause.override);
      if (clause.n_values == 0) return add(" DEFAULT VALUES");
      add(" VALUES (");
      expressions({clause.values, clause.n_values});
      return add(")");
    default: return add("DO NOTHING");
  }
}

void Printer::where(const PgQuery__Node* condition) {
  if (!condition) return;
  add(" WHERE ");
  expression(*condition);
}

template <class Statement> void Printer::returning(const Statement& statement) {
  const auto list = returning_of(statement);
  if (list.empty()) return;
  add(" RETURNING ");
  std::string_view before = "WITH (";
  for (std::size_t i = 0; !returning_name(statement, i).row.empty(); ++i) {
    add(before);
    add(returning_name(statement, i).row);
    add(" AS ");
    identifier(returning_name(statement, i).name);
    before = ", ";
  }
  if (before == ", ") add(") ");
  targets(list);
}

}  // namespace lockstep
