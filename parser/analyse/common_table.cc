// WITH (src/backend/parser/parse_cte.c).
#include "parser/analyse/query_parts.h"

namespace lockstep::analyse {
namespace {

void name_columns(CommonTable& table, const std::vector<ItemColumn>& output) {
  table.columns = output;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i < table.aliases.size()) table.columns[i].name = table.aliases[i];
    table.columns[i].source = nullptr;
    if (table.columns[i].type.id == unknown_type) table.columns[i].type = {text_type, {}};
  }
}

bool refers_to_itself(const PgQuery__CommonTableExpr& node) {
  bool found = false;
  walk(node.ctequery->base, [&](const ProtobufCMessage& message) {
    if (is(message, pg_query__range_var__descriptor)) {
      const auto& range = reinterpret_cast<const PgQuery__RangeVar&>(message);
      found = found || (text_of(range.schemaname).empty() && text_of(range.relname) == text_of(node.ctename));
    }
    return !found;
  });
  return found;
}

std::string extras_of(const PgQuery__CommonTableExpr& node) {
  if (node.search_clause || node.cycle_clause) throw NotAnalysed{"SEARCH and CYCLE"};
  return {};
}

}  // namespace

void analyse_with(const Analysis& analysis, NameScope& scope, const PgQuery__WithClause& with) {
  scope.query->recursive = with.recursive != 0;
  for (std::size_t i = 0; i < with.n_ctes; ++i) {
    const auto& node = *with.ctes[i]->common_table_expr;
    auto* table = make<CommonTable>(analysis);
    table->name = Name(text_of(node.ctename));
    table->materialized = static_cast<int>(node.ctematerialized);
    table->extras = extras_of(node);
    for (const auto alias : string_list(node.aliascolnames, node.n_aliascolnames)) table->aliases.emplace_back(alias);
    const bool recursive = with.recursive && refers_to_itself(node);
    if (recursive) {
      table->recursive = true;
      scope.common_tables.push_back(table);
      if (node.ctequery->node_case != PG_QUERY__NODE__NODE_SELECT_STMT || node.ctequery->select_stmt->op == PG_QUERY__SET_OPERATION__SETOP_NONE)
        throw NotAnalysed{"a recursive query"};
      table->query = analyse_set_operation(analysis, &scope, *node.ctequery->select_stmt, table);
    } else {
      table->query = analyse_query(analysis, &scope, *node.ctequery);
      scope.common_tables.push_back(table);
    }
    name_columns(*table, output_of(*table->query));
    scope.query->common_tables.push_back(table);
  }
}

}  // namespace lockstep::analyse
