// Syntax trees of expressions and queries → analysed values (src/backend/parser/parse_expr.c, analyze.c).
// All of these throw NotAnalysed where the tree goes beyond what the analyser knows.
#pragma once

#include "parser/analyse/scope.h"
#include "parser/sql_ast.h"

namespace lockstep::analyse {

Value* analyse_expression(const Analysis& analysis, NameScope& scope, const PgQuery__Node& node);

// An expression list in which `t.*` stands for all columns.
std::vector<Value*> analyse_list(const Analysis& analysis, NameScope& scope, PgQuery__Node* const* nodes, std::size_t count);

// The columns that `*` or `t.*` stand for, with their names.
std::vector<Target> expand_star(const Analysis& analysis, NameScope& scope, const PgQuery__ColumnRef& reference);
std::vector<Target> expand_star_of(const Analysis& analysis, NameScope& scope, const PgQuery__AIndirection& indirection);
bool is_star(const PgQuery__Node& node);

// SELECT, VALUES, INSERT, UPDATE, DELETE. Untyped literals in the output become text when
// `resolve_unknowns`.
Query* analyse_query(const Analysis& analysis, NameScope* parent, const PgQuery__Node& node, bool resolve_unknowns = true);
Query* analyse_select(const Analysis& analysis, NameScope* parent, const PgQuery__SelectStmt& statement, bool resolve_unknowns);

// ORDER BY inside aggregates and windows: expressions only, no names or numbers of output columns.
std::vector<SortItem> analyse_order(const Analysis& analysis, NameScope& scope, PgQuery__Node* const* nodes, std::size_t count);
Window* analyse_window(const Analysis& analysis, NameScope& scope, const PgQuery__WindowDef& definition);

// A SQL-standard routine body.
std::vector<Query*> analyse_body(const Analysis& analysis, NameScope& scope, const PgQuery__Node& body);

// The name that a target without AS gets (FigureColname() in parse_target.c).
Name figured_name(const PgQuery__Node& node);

}  // namespace lockstep::analyse
