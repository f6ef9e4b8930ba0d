// Aggregates. Id like that of a routine: {schema, name, signature}.
#pragma once

#include "ir/routine.h"

namespace lockstep::ir {

enum class AggregateForm { normal, ordered_set, hypothetical_set };              // pg_aggregate.aggkind n o h
enum class FinalFunctionModifies { automatic, read_only, shareable, read_write };  // pg_aggregate.aggfinalmodify; never automatic in the catalog

struct Aggregate {
  static constexpr Kind kind = Kind::aggregate;
  static constexpr std::string_view sql_name = "AGGREGATE";

  AggregateForm form = AggregateForm::normal;
  std::vector<Argument> arguments;
  int direct_arguments = 0;  // of ordered-set aggregates: how many stand before ORDER BY
  QualifiedName transition;
  TypeName state_type;
  std::int64_t state_size = 0;
  QualifiedName final_function;
  bool final_extra = false;
  FinalFunctionModifies final_modify = FinalFunctionModifies::read_only;  // what the catalog says, the default resolved
  QualifiedName combine;
  QualifiedName serialize;
  QualifiedName deserialize;
  std::optional<std::string> initial;
  QualifiedName moving_transition;
  QualifiedName moving_inverse;
  TypeName moving_state_type;
  std::int64_t moving_state_size = 0;
  QualifiedName moving_final_function;
  bool moving_final_extra = false;
  FinalFunctionModifies moving_final_modify = FinalFunctionModifies::read_only;
  std::optional<std::string> moving_initial;
  QualifiedName sort_operator;
  ParallelSafety parallel = ParallelSafety::unsafe;

  static constexpr auto fields() {
    return std::tuple{field("form", &Aggregate::form, OnChange::replace),
                      field("arguments", &Aggregate::arguments),
                      field("direct_arguments", &Aggregate::direct_arguments, OnChange::replace),
                      field("sfunc", &Aggregate::transition),
                      field("stype", &Aggregate::state_type),
                      field("sspace", &Aggregate::state_size),
                      field("finalfunc", &Aggregate::final_function),
                      field("finalfunc_extra", &Aggregate::final_extra),
                      field("finalfunc_modify", &Aggregate::final_modify),
                      field("combinefunc", &Aggregate::combine),
                      field("serialfunc", &Aggregate::serialize),
                      field("deserialfunc", &Aggregate::deserialize),
                      field("initcond", &Aggregate::initial),
                      field("msfunc", &Aggregate::moving_transition),
                      field("minvfunc", &Aggregate::moving_inverse),
                      field("mstype", &Aggregate::moving_state_type),
                      field("msspace", &Aggregate::moving_state_size),
                      field("mfinalfunc", &Aggregate::moving_final_function),
                      field("mfinalfunc_extra", &Aggregate::moving_final_extra),
                      field("mfinalfunc_modify", &Aggregate::moving_final_modify),
                      field("minitcond", &Aggregate::moving_initial),
                      field("sortop", &Aggregate::sort_operator),
                      field("parallel", &Aggregate::parallel)};
  }
};

}  // namespace lockstep::ir
