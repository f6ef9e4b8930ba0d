// Operators, with the options in the order of pg_dump (dumpOpr() in src/bin/pg_dump/pg_dump.c). PostgreSQL can change
// the estimators of an operator in place.
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::Operator>& operator_) {
  std::vector<Sql> options{sql("FUNCTION = {}", operator_->function)};
  if (!operator_->left.empty()) options.push_back(sql("LEFTARG = {}", operator_->left));
  if (!operator_->right.empty()) options.push_back(sql("RIGHTARG = {}", operator_->right));
  if (!operator_->commutator.empty()) options.push_back(sql("COMMUTATOR = {}", operator_name(operator_->commutator)));
  if (!operator_->negator.empty()) options.push_back(sql("NEGATOR = {}", operator_name(operator_->negator)));
  if (operator_->merges) options.push_back(sql("MERGES"));
  if (operator_->hashes) options.push_back(sql("HASHES"));
  if (!operator_->restriction.empty()) options.push_back(sql("RESTRICT = {}", operator_->restriction));
  if (!operator_->join.empty()) options.push_back(sql("JOIN = {}", operator_->join));
  const auto head = sql("CREATE OPERATOR {}.{} ", operator_.id().schema, verbatim(operator_.id().name.text()));
  return {parenthesized_list(head, options)};
}

namespace {

Sql estimator(const QualifiedName& function) { return function.empty() ? sql("NONE") : sql("{}", function); }

std::vector<Sql> set_estimators(const Alteration<ir::Operator>& operator_) {
  std::vector<Sql> options;
  const auto& after = operator_.after;
  if (operator_.changed(&ir::Operator::restriction)) options.push_back(sql("RESTRICT = {}", estimator(after->restriction)));
  if (operator_.changed(&ir::Operator::join)) options.push_back(sql("JOIN = {}", estimator(after->join)));
  return {sql("ALTER {} SET ({})", sql_reference(after.graph, after.node), join(options))};
}

}  // namespace

void alter(const Alteration<ir::Operator>& operator_, std::vector<Step>& steps) {
  if (!is_changed(operator_)) return;
  add_step(steps, operator_, "change estimators of " + label(operator_.after.node), set_estimators(operator_), set_estimators(operator_.reversed()));
}

}  // namespace lockstep
