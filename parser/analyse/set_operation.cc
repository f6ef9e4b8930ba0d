// UNION, INTERSECT, EXCEPT (transformSetOperationStmt() and transformSetOperationTree() in analyze.c).
#include "parser/analyse/coerce.h"
#include "parser/analyse/query_parts.h"

namespace lockstep::analyse {
namespace {

// Operands with clauses of their own are subqueries like any other.
bool is_tree(const PgQuery__SelectStmt& statement) {
  return statement.op != PG_QUERY__SET_OPERATION__SETOP_NONE && statement.n_sort_clause == 0 && !statement.limit_count &&
         !statement.limit_offset && statement.n_locking_clause == 0 && !statement.with_clause;
}

void name_recursive_columns(CommonTable& table, const Query& first) {
  table.columns = output_of(first);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i < table.aliases.size()) table.columns[i].name = table.aliases[i];
    if (table.columns[i].type.id == unknown_type) table.columns[i].type = {text_type, {}};
  }
}

// An operand's column as it counts for the common type: untyped literals only in plain operands.
void settle_column(const Analysis& analysis, Query& left, Query& right, std::size_t column, Target& result) {
  auto& first = left.targets[column];
  auto& second = right.targets[column];
  const std::vector<Value*> both{first.value, second.value};
  const Oid common = common_type(analysis.types, both);
  for (auto* target : {&first, &second}) {
    const bool literal = target->value->type.id == unknown_type && target->value->op == Op::constant;
    if (literal) target->value = coerce_to_common(analysis, target->value, common);
  }
  const Oid left_type = first.value->type.id, right_type = second.value->type.id;
  Name modifier;
  if (left_type == common && right_type == common && first.value->type.modifier == second.value->type.modifier)
    modifier = first.value->type.modifier;
  result.value = analysis.arena.value(Op::parameter, {common, modifier});
  result.value->text = '#' + std::to_string(column + 1);
  result.name = first.name;
}

Query* analyse_tree(const Analysis& analysis, NameScope& scope, const PgQuery__SelectStmt& statement, CommonTable* recursive) {
  if (!is_tree(statement)) return analyse_select(analysis, &scope, statement, false);
  auto* query = make<Query>(analysis);
  query->depth = scope.depth();
  query->set_operation = static_cast<int>(statement.op);
  query->set_all = statement.all != 0;
  query->left = analyse_tree(analysis, scope, *statement.larg, nullptr);
  if (recursive) name_recursive_columns(*recursive, *query->left);
  query->right = analyse_tree(analysis, scope, *statement.rarg, nullptr);
  if (query->left->targets.size() != query->right->targets.size()) throw NotAnalysed{"operands with different numbers of columns"};
  query->targets.resize(query->left->targets.size());
  for (std::size_t i = 0; i < query->targets.size(); ++i) settle_column(analysis, *query->left, *query->right, i, query->targets[i]);
  return query;
}

}  // namespace

Query* analyse_set_operation(const Analysis& analysis, NameScope* parent, const PgQuery__SelectStmt& statement, CommonTable* recursive) {
  auto* query = make<Query>(analysis);
  query->depth = parent ? parent->depth() + 1 : 1;
  NameScope scope{.parent = parent, .query = query};
  if (statement.with_clause) analyse_with(analysis, scope, *statement.with_clause);
  // The clauses of the whole apply to the result, not to the operands.
  PgQuery__SelectStmt bare = statement;
  bare.n_sort_clause = 0;
  bare.limit_count = nullptr;
  bare.limit_offset = nullptr;
  bare.n_locking_clause = 0;
  bare.with_clause = nullptr;
  auto* tree = analyse_tree(analysis, scope, bare, recursive);
  query->set_operation = tree->set_operation;
  query->set_all = tree->set_all;
  query->left = tree->left;
  query->right = tree->right;
  query->targets = tree->targets;
  query->order = analyse_query_order(analysis, scope, statement.sort_clause, statement.n_sort_clause);
  if (statement.limit_offset) query->offset = coerce_to_specific(analysis, analyse_expression(analysis, scope, *statement.limit_offset), int8_type);
  if (statement.limit_count) query->limit = coerce_to_specific(analysis, analyse_expression(analysis, scope, *statement.limit_count), int8_type);
  query->with_ties = statement.limit_option == PG_QUERY__LIMIT_OPTION__LIMIT_OPTION_WITH_TIES;
  return query;
}

}  // namespace lockstep::analyse
