// The items of FROM.
#include "ir/error.h"
#include "parser/printer.h"

namespace lockstep {

void Printer::from_item(const PgQuery__Node& item) {
  switch (item.node_case) {
    case PG_QUERY__NODE__NODE_RANGE_VAR: return relation(*item.range_var);
    case PG_QUERY__NODE__NODE_RANGE_SUBSELECT:
      if (item.range_subselect->lateral) add("LATERAL ");
      parenthesised_query(*item.range_subselect->subquery);
      return alias(item.range_subselect->alias);
    case PG_QUERY__NODE__NODE_RANGE_FUNCTION: return function_item(*item.range_function);
    case PG_QUERY__NODE__NODE_JOIN_EXPR: return join_item(*item.join_expr);
    case PG_QUERY__NODE__NODE_RANGE_TABLE_FUNC: return xml_table(*item.range_table_func);
    case PG_QUERY__NODE__NODE_RANGE_TABLE_SAMPLE: {
      const auto& sample = *item.range_table_sample;
      from_item(*sample.relation);
      add(" TABLESAMPLE ");
      dotted({sample.method, sample.n_method});
      add("(");
      expressions({sample.args, sample.n_args});
      add(")");
      if (!sample.repeatable) return;
      add(" REPEATABLE (");
      expression(*sample.repeatable);
      return add(")");
    }
    default:
      if (json(item)) return;
      throw Bug("an item of FROM of type " + std::to_string(item.node_case) + " does not print");
  }
}

void Printer::relation(const PgQuery__RangeVar& relation) {
  if (!relation.inh) add("ONLY ");
  if (const auto catalog = text_of(relation.catalogname); !catalog.empty()) {
    identifier(catalog);
    add(".");
  }
  if (const auto schema = text_of(relation.schemaname); !schema.empty()) {
    identifier(schema);
    add(".");
  } else {
    prefix_of(&relation);
  }
  identifier(text_of(relation.relname));
  alias(relation.alias);
}

void Printer::alias(const PgQuery__Alias* alias) {
  if (!alias) return;
  add(" AS ");
  identifier(text_of(alias->aliasname));
  if (alias->n_colnames == 0) return;
  add("(");
  names({alias->colnames, alias->n_colnames});
  add(")");
}

void Printer::function_item(const PgQuery__RangeFunction& item) {
  if (item.lateral) add("LATERAL ");
  if (item.is_rowsfrom) add("ROWS FROM (");
  join({item.functions, item.n_functions}, ", ", [&](const PgQuery__Node& node) {
    // A list of the call and its column definitions.
    const Nodes parts{node.list->items, node.list->n_items};
    function_in_from(*parts[0]);
    if (parts.size() < 2 || parts[1]->node_case != PG_QUERY__NODE__NODE_LIST) return;
    add(" AS (");
    column_definitions({parts[1]->list->items, parts[1]->list->n_items});
    add(")");
  });
  if (item.is_rowsfrom) add(")");
  if (item.ordinality) add(" WITH ORDINALITY");
  alias(item.alias);
  if (item.n_coldeflist == 0) return;
  add(item.alias ? " (" : " AS (");
  column_definitions({item.coldeflist, item.n_coldeflist});
  add(")");
}

// Here a cast has to look like a call.
void Printer::function_in_from(const PgQuery__Node& function) {
  if (function.node_case != PG_QUERY__NODE__NODE_TYPE_CAST) return expression(function);
  add("CAST(");
  expression(*function.type_cast->arg);
  add(" AS ");
  type(*function.type_cast->type_name);
  add(")");
}

void Printer::column_definitions(Nodes definitions) {
  join(definitions, ", ", [&](const PgQuery__Node& node) {
    const auto& column = *node.column_def;
    identifier(text_of(column.colname));
    add(" ");
    type(*column.type_name);
    if (!column.coll_clause) return;
    add(" COLLATE ");
    dotted({column.coll_clause->collname, column.coll_clause->n_collname});
  });
}

void Printer::join_item(const PgQuery__JoinExpr& joined) {
  if (joined.alias) add("(");
  from_item(*joined.larg);
  const bool bare = !joined.quals && joined.n_using_clause == 0;
  if (joined.is_natural) add(" NATURAL");
  switch (joined.jointype) {
    case PG_QUERY__JOIN_TYPE__JOIN_LEFT: add(" LEFT JOIN "); break;
    case PG_QUERY__JOIN_TYPE__JOIN_RIGHT: add(" RIGHT JOIN "); break;
    case PG_QUERY__JOIN_TYPE__JOIN_FULL: add(" FULL JOIN "); break;
    default: add(bare && !joined.is_natural ? " CROSS JOIN " : " JOIN ");
  }
  const bool nested =
      joined.rarg->node_case == PG_QUERY__NODE__NODE_JOIN_EXPR && !joined.rarg->join_expr->alias;
  if (nested) add("(");
  from_item(*joined.rarg);
  if (nested) add(")");
  if (joined.n_using_clause > 0) {
    add(" USING (");
    names({joined.using_clause, joined.n_using_clause});
    add(")");
    alias(joined.join_using_alias);
  } else if (joined.quals) {
    add(" ON ");
    expression(*joined.quals);
  }
  if (!joined.alias) return;
  add(")");
  alias(joined.alias);
}

void Printer::xml_table(const PgQuery__RangeTableFunc& table) {
  if (table.lateral) add("LATERAL ");
  add("XMLTABLE(");
  if (table.n_namespaces > 0) {
    add("XMLNAMESPACES(");
    join({table.namespaces, table.n_namespaces}, ", ", [&](const PgQuery__Node& node) {
      const auto name = text_of(node.res_target->name);
      if (name.empty()) add("DEFAULT ");
      b_expression(*node.res_target->val);
      if (name.empty()) return;
      add(" AS ");
      identifier(name);
    });
    add("), ");
  }
  expression(*table.rowexpr, Binding::primary);
  add(" PASSING ");
  expression(*table.docexpr, Binding::primary);
  add(" COLUMNS ");
  join({table.columns, table.n_columns}, ", ", [&](const PgQuery__Node& node) {
    const auto& column = *node.range_table_func_col;
    identifier(text_of(column.colname));
    if (column.for_ordinality) return add(" FOR ORDINALITY");
    add(" ");
    type(*column.type_name);
    if (column.colexpr) {
      add(" PATH ");
      b_expression(*column.colexpr);
    }
    if (column.coldefexpr) {
      add(" DEFAULT ");
      b_expression(*column.coldefexpr);
    }
    if (column.is_not_null) add(" NOT NULL");
  });
  add(")");
  alias(table.alias);
}

}  // namespace lockstep
