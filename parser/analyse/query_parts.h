// Parts of queries, each in a file of its own; analyse_select() calls them.
#pragma once

#include "parser/analyse/expression.h"

namespace lockstep::analyse {

template <class T>
T* make(const Analysis& analysis) {
  return analysis.arena.make<T>();
}

// FROM: adds the items to the query and what is visible of them to the scope.
void analyse_from(const Analysis& analysis, NameScope& scope, PgQuery__Node* const* nodes, std::size_t count);

// The relation that a statement writes to.
RangeItem* analyse_target_relation(const Analysis& analysis, NameScope& scope, const PgQuery__RangeVar& range);

void analyse_with(const Analysis& analysis, NameScope& scope, const PgQuery__WithClause& with);

std::vector<Target> analyse_targets(const Analysis& analysis, NameScope& scope, PgQuery__Node* const* nodes, std::size_t count);

// Untyped literals become text.
void resolve_unknown_targets(const Analysis& analysis, std::vector<Target>& targets);

// A set operation and all below it. `recursive` is the common table that it defines, if it may refer
// to itself.
Query* analyse_set_operation(const Analysis& analysis, NameScope* parent, const PgQuery__SelectStmt& statement, CommonTable* recursive);

// INSERT, UPDATE, DELETE.
Query* analyse_change(const Analysis& analysis, NameScope* parent, const PgQuery__Node& node);

// ORDER BY, GROUP BY and DISTINCT ON of a query: names and numbers of output columns, too.
std::vector<SortItem> analyse_query_order(const Analysis& analysis, NameScope& scope, PgQuery__Node* const* nodes, std::size_t count);
GroupItem analyse_group(const Analysis& analysis, NameScope& scope, const PgQuery__Node& node);
Value* analyse_by_output(const Analysis& analysis, NameScope& scope, const PgQuery__Node& node, bool grouping);

Value* analyse_condition(const Analysis& analysis, NameScope& scope, const PgQuery__Node* node);

}  // namespace lockstep::analyse
