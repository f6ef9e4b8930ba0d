// CREATE AGGREGATE, also in its old form with `basetype` (DefineAggregate() in
// src/backend/commands/aggregatecmds.c, AggregateCreate() in src/backend/catalog/pg_aggregate.c).
#include "ir/error.h"
#include "parser/lower/definition.h"
#include "parser/lower/function_lookup.h"
#include "parser/lower/objects.h"
#include "parser/lower/options.h"

namespace lockstep {
namespace {

class AggregateReader {
 public:
  AggregateReader(Reader& reader, const Statement& statement, const PgQuery__DefineStmt& define)
      : reader_(reader), statement_(statement), define_(define) {}

  ir::Aggregate read() {
    read_arguments();
    read_values();
    read_functions();
    return std::move(aggregate_);
  }

  const std::vector<ObjectId>& references() const { return references_; }

 private:
  const PgQuery__DefElem* option(std::string_view name, std::string_view old_name = {}) const {
    return option_named(define_, name, old_name);
  }

  TypeName type_option(const PgQuery__DefElem* given) const { return type_in_option(reader_, statement_, given); }

  void read_arguments() {
    if (define_.oldstyle) {
      const auto* base = option("basetype");
      if (base && folded_option(*base) != "any") aggregate_.arguments.push_back({.type = type_option(base)});
      return;
    }
    if (define_.n_args == 0 || define_.args[0]->node_case != PG_QUERY__NODE__NODE_LIST) return;
    const auto& list = *define_.args[0]->list;
    for (std::size_t i = 0; i < list.n_items; ++i) {
      const auto& parameter = *list.items[i]->function_parameter;
      const bool variadic = parameter.mode == PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_VARIADIC;
      aggregate_.arguments.push_back({.mode = variadic ? ir::ArgumentMode::variadic : ir::ArgumentMode::in,
                                      .name = Name(text_of(parameter.name)),
                                      .type = type_without_modifiers(reader_, *parameter.arg_type, statement_)});
    }
    // -1: no ORDER BY among the arguments.
    const int direct = define_.n_args > 1 && define_.args[1]->node_case == PG_QUERY__NODE__NODE_INTEGER ? define_.args[1]->integer->ival : -1;
    if (direct < 0) return;
    aggregate_.form = option("hypothetical") && option_bool(*option("hypothetical")) ? ir::AggregateForm::hypothetical_set : ir::AggregateForm::ordered_set;
    aggregate_.direct_arguments = direct;
  }

  void read_values() {
    aggregate_.state_type = type_option(option("stype", "stype1"));
    aggregate_.moving_state_type = type_option(option("mstype"));
    if (const auto* size = option("sspace")) aggregate_.state_size = option_number(*size).value_or(0);
    if (const auto* size = option("msspace")) aggregate_.moving_state_size = option_number(*size).value_or(0);
    if (const auto* value = option("initcond", "initcond1")) aggregate_.initial = option_text(*value);
    if (const auto* value = option("minitcond")) aggregate_.moving_initial = option_text(*value);
    if (const auto* safety = option("parallel")) {
      const auto word = folded_option(*safety);
      aggregate_.parallel = word == "safe"         ? ir::ParallelSafety::safe
                            : word == "restricted" ? ir::ParallelSafety::restricted
                                                   : ir::ParallelSafety::unsafe;
    }
  }

  QualifiedName function(const PgQuery__DefElem* given, std::vector<TypeName> arguments) {
    if (!given || !given->arg) return {};
    const auto found = find_function(reader_, statement_, {name_parts(*given->arg), std::move(arguments), false});
    if (found.id) references_.push_back(*found.id);
    return found.name;
  }

  // The types that the aggregated values have when they reach a transition function.
  std::vector<TypeName> transition_arguments(const TypeName& state) const {
    std::vector<TypeName> result{state};
    const bool ordered = aggregate_.form != ir::AggregateForm::normal;
    // `f(VARIADIC "any" ORDER BY VARIADIC "any")` keeps the argument once and takes it twice.
    const bool shared = ordered && static_cast<std::size_t>(aggregate_.direct_arguments) == aggregate_.arguments.size();
    for (std::size_t i = ordered && !shared ? static_cast<std::size_t>(aggregate_.direct_arguments) : 0; i < aggregate_.arguments.size(); ++i)
      result.push_back(aggregate_.arguments[i].type);
    return result;
  }

  // The state and, for ordered sets, the direct arguments; with `extra` all of them, as nulls.
  std::vector<TypeName> final_arguments(const TypeName& state, bool extra) const {
    std::vector<TypeName> result{state};
    const auto direct = aggregate_.form == ir::AggregateForm::normal ? 0 : static_cast<std::size_t>(aggregate_.direct_arguments);
    for (std::size_t i = 0; i < (extra ? aggregate_.arguments.size() : direct); ++i) result.push_back(aggregate_.arguments[i].type);
    return result;
  }

  ir::FinalFunctionModifies modifies(const PgQuery__DefElem* given, const QualifiedName& function) const {
    using Modifies = ir::FinalFunctionModifies;
    const auto usual = aggregate_.form == ir::AggregateForm::normal ? Modifies::read_only : Modifies::read_write;
    if (!given || function.empty()) return usual;
    const auto word = folded_option(*given);
    return word == "read_only" ? Modifies::read_only : word == "shareable" ? Modifies::shareable : Modifies::read_write;
  }

  void read_functions() {
    const TypeName bytea{.text = Name("bytea")}, internal{.text = Name("internal")};
    const auto& state = aggregate_.state_type;
    const auto& moving = aggregate_.moving_state_type;
    const auto flag = [&](std::string_view name) { return option(name) && option_bool(*option(name)); };
    aggregate_.transition = function(option("sfunc", "sfunc1"), transition_arguments(state));
    aggregate_.final_extra = option("finalfunc") && flag("finalfunc_extra");
    aggregate_.final_function = function(option("finalfunc"), final_arguments(state, aggregate_.final_extra));
    aggregate_.final_modify = modifies(option("finalfunc_modify"), aggregate_.final_function);
    aggregate_.combine = function(option("combinefunc"), {state, state});
    aggregate_.serialize = function(option("serialfunc"), {internal});
    aggregate_.deserialize = function(option("deserialfunc"), {bytea, internal});
    aggregate_.moving_transition = function(option("msfunc"), transition_arguments(moving));
    aggregate_.moving_inverse = function(option("minvfunc"), transition_arguments(moving));
    aggregate_.moving_final_extra = option("mfinalfunc") && flag("mfinalfunc_extra");
    aggregate_.moving_final_function = function(option("mfinalfunc"), final_arguments(moving, aggregate_.moving_final_extra));
    aggregate_.moving_final_modify = modifies(option("mfinalfunc_modify"), aggregate_.moving_final_function);
    if (const auto* sort = option("sortop"); sort && sort->arg) {
      const auto name = qualified_name_in(name_parts(*sort->arg));
      aggregate_.sort_operator = name.schema.text() == "pg_catalog" ? QualifiedName{Name(), name.name} : name;
    }
  }

  Reader& reader_;
  const Statement& statement_;
  const PgQuery__DefineStmt& define_;
  ir::Aggregate aggregate_;
  std::vector<ObjectId> references_;
};

Name signature_of(const ir::Aggregate& aggregate) {
  std::string text;
  for (const auto& each : aggregate.arguments) text += (text.empty() ? "" : ", ") + each.type.text.text();
  return Name(text);
}

}  // namespace

void lower_create_aggregate(Reader& reader, const Statement& statement, const PgQuery__DefineStmt& define) {
  const auto name = qualified_name_in(string_list(define.defnames, define.n_defnames));
  const auto schema = reader.creation_schema(name.schema.text().c_str(), statement, -1);
  AggregateReader read(reader, statement, define);
  auto aggregate = read.read();
  const ObjectId id{.kind = Kind::aggregate, .schema = schema, .name = name.name, .signature = signature_of(aggregate)};
  auto function = id;
  function.kind = Kind::routine;
  if (!reader.is_new(function, statement, -1, false)) return;
  if (auto* existing = reader.graph.find(id); existing && define.replace) {
    existing->object = std::move(aggregate);
    existing->references.clear();
    existing->origin = statement.span;
    existing->directives = statement.directives;
  } else {
    if (!reader.is_new(id, statement, -1, false)) return;
    create_object(reader, statement, id, std::move(aggregate));
  }
  for (const auto& each : read.references()) add_reference(reader.graph.at(id), each);
}

}  // namespace lockstep
