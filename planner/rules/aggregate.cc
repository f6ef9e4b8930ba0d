// Aggregates, with the options in the order of pg_dump (dumpAgg() in src/bin/pg_dump/pg_dump.c).
#include <algorithm>

#include "ir/graph.h"
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

Sql argument_definition(const ir::Argument& argument) {
  Sql result;
  if (argument.mode == ir::ArgumentMode::variadic) result = sql("VARIADIC ");
  if (!argument.name.empty()) result += sql("{} ", argument.name);
  return result + sql("{}", argument.type);
}

// `*`, `a integer, b text`, `double precision ORDER BY text`. A variadic argument that direct and ordered ones
// share is kept once and written twice.
Sql argument_list(const ir::Aggregate& aggregate) {
  std::vector<Sql> all;
  for (const auto& argument : aggregate.arguments) all.push_back(argument_definition(argument));
  if (aggregate.form == ir::AggregateForm::normal) return all.empty() ? sql("*") : join(all);
  const auto middle = all.begin() + aggregate.direct_arguments;
  const std::vector<Sql> direct(all.begin(), middle);
  const std::vector<Sql> ordered(middle == all.end() && !all.empty() ? middle - 1 : middle, all.end());
  return direct.empty() ? sql("ORDER BY {}", join(ordered)) : sql("{} ORDER BY {}", join(direct), join(ordered));
}

Sql modifies(ir::FinalFunctionModifies how) {
  switch (how) {
    case ir::FinalFunctionModifies::shareable: return sql("SHAREABLE");
    case ir::FinalFunctionModifies::read_write: return sql("READ_WRITE");
    default: return sql("READ_ONLY");
  }
}

class Definition {
 public:
  explicit Definition(const ir::Aggregate& aggregate) : aggregate_(aggregate) {}

  std::vector<Sql> options() {
    add(sql("SFUNC = {}", aggregate_.transition));
    add(sql("STYPE = {}", aggregate_.state_type));
    if (aggregate_.state_size != 0) add(sql("SSPACE = {}", aggregate_.state_size));
    if (aggregate_.initial) add(sql("INITCOND = {}", literal(*aggregate_.initial)));
    final_function(sql(""), aggregate_.final_function, aggregate_.final_extra, aggregate_.final_modify);
    if (!aggregate_.combine.empty()) add(sql("COMBINEFUNC = {}", aggregate_.combine));
    if (!aggregate_.serialize.empty()) add(sql("SERIALFUNC = {}", aggregate_.serialize));
    if (!aggregate_.deserialize.empty()) add(sql("DESERIALFUNC = {}", aggregate_.deserialize));
    moving();
    if (!aggregate_.sort_operator.empty()) add(sql("SORTOP = {}", operator_name(aggregate_.sort_operator)));
    if (aggregate_.form == ir::AggregateForm::hypothetical_set) add(sql("HYPOTHETICAL"));
    if (aggregate_.parallel == ir::ParallelSafety::safe) add(sql("PARALLEL = safe"));
    if (aggregate_.parallel == ir::ParallelSafety::restricted) add(sql("PARALLEL = restricted"));
    return std::move(options_);
  }

 private:
  void add(Sql option) { options_.push_back(std::move(option)); }

  void moving() {
    if (!aggregate_.moving_transition.empty()) add(sql("MSFUNC = {}", aggregate_.moving_transition));
    if (!aggregate_.moving_inverse.empty()) add(sql("MINVFUNC = {}", aggregate_.moving_inverse));
    if (!aggregate_.moving_state_type.empty()) add(sql("MSTYPE = {}", aggregate_.moving_state_type));
    if (aggregate_.moving_state_size != 0) add(sql("MSSPACE = {}", aggregate_.moving_state_size));
    if (aggregate_.moving_initial) add(sql("MINITCOND = {}", literal(*aggregate_.moving_initial)));
    final_function(sql("M"), aggregate_.moving_final_function, aggregate_.moving_final_extra, aggregate_.moving_final_modify);
  }

  void final_function(const Sql& prefix, const QualifiedName& name, bool extra, ir::FinalFunctionModifies how) {
    if (name.empty()) return;
    const auto usual = aggregate_.form == ir::AggregateForm::normal ? ir::FinalFunctionModifies::read_only : ir::FinalFunctionModifies::read_write;
    add(sql("{}FINALFUNC = {}", prefix, name));
    if (extra) add(sql("{}FINALFUNC_EXTRA", prefix));
    if (how != usual) add(sql("{}FINALFUNC_MODIFY = {}", prefix, modifies(how)));
  }

  const ir::Aggregate& aggregate_;
  std::vector<Sql> options_;
};

Sql definition(const Subject<ir::Aggregate>& aggregate, const Sql& verb) {
  const auto head = sql("{} AGGREGATE {}({}) ", verb, aggregate.name(), argument_list(*aggregate));
  return parenthesized_list(head, Definition(*aggregate).options());
}

// What the aggregate gives: what its final function does, otherwise the state. Nothing when that is not certain.
std::optional<TypeName> result_type(const Subject<ir::Aggregate>& aggregate) {
  if (aggregate->final_function.empty()) return aggregate->state_type;
  std::optional<TypeName> result;
  for (const auto& id : aggregate.node.references) {
    if (id.kind != Kind::routine || id.qualified_name() != aggregate->final_function) continue;
    const auto* routine = aggregate.graph.find(id);
    if (result || routine == nullptr) return std::nullopt;
    result = routine->as<ir::Routine>().returns;
  }
  if (result && result->text.text().starts_with("any")) return std::nullopt;
  return result;
}

bool same_result(const Subject<ir::Aggregate>& before, const Subject<ir::Aggregate>& after) {
  if (before->final_function == after->final_function && before->state_type == after->state_type) return true;
  const auto was = result_type(before);
  const auto is = result_type(after);
  return was && is && *was == *is;
}

// Whether CREATE OR REPLACE makes one out of the other (AggregateCreate() in src/backend/catalog/pg_aggregate.c and
// ProcedureCreate() in pg_proc.c): names of arguments stay where there are any, and so does the result.
bool can_become(const Subject<ir::Aggregate>& before, const Subject<ir::Aggregate>& after) {
  const bool names_stay = std::equal(before->arguments.begin(), before->arguments.end(), after->arguments.begin(), after->arguments.end(),
                                     [](const ir::Argument& was, const ir::Argument& is) {
                                       return was.mode == is.mode && was.type == is.type && (was.name.empty() || was.name == is.name);
                                     });
  return names_stay && same_result(before, after);
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Aggregate>& aggregate) { return {definition(aggregate, sql("CREATE"))}; }

void alter(const Alteration<ir::Aggregate>& aggregate, std::vector<Step>& steps) {
  if (!is_changed(aggregate)) return;
  const auto replace = [](const Subject<ir::Aggregate>& to) { return std::vector<Sql>{definition(to, sql("CREATE OR REPLACE"))}; };
  auto& step = add_step(steps, aggregate, "replace " + label(aggregate.after.node), replace(aggregate.after), replace(aggregate.before));
  if (!can_become(aggregate.after, aggregate.before)) take_back_by_plan(step, aggregate);
}

bool can_alter(const Alteration<ir::Aggregate>& aggregate) { return can_become(aggregate.before, aggregate.after); }

}  // namespace lockstep
