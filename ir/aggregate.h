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

  template <class Self = Aggregate>
  static constexpr auto fields() {
    return std::tuple{field("form", &Self::form, OnChange::replace),
                      field("arguments", &Self::arguments),
                      field("direct_arguments", &Self::direct_arguments, OnChange::replace),
                      field("sfunc", &Self::transition),
                      field("stype", &Self::state_type),
                      field("sspace", &Self::state_size),
                      field("finalfunc", &Self::final_function),
                      field("finalfunc_extra", &Self::final_extra),
                      field("finalfunc_modify", &Self::final_modify),
                      field("combinefunc", &Self::combine),
                      field("serialfunc", &Self::serialize),
                      field("deserialfunc", &Self::deserialize),
                      field("initcond", &Self::initial),
                      field("msfunc", &Self::moving_transition),
                      field("minvfunc", &Self::moving_inverse),
                      field("mstype", &Self::moving_state_type),
                      field("msspace", &Self::moving_state_size),
                      field("mfinalfunc", &Self::moving_final_function),
                      field("mfinalfunc_extra", &Self::moving_final_extra),
                      field("mfinalfunc_modify", &Self::moving_final_modify),
                      field("minitcond", &Self::moving_initial),
                      field("sortop", &Self::sort_operator),
                      field("parallel", &Self::parallel)};
  }
};

}  // namespace lockstep::ir
