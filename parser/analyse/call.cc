#include "parser/analyse/call.h"

#include <algorithm>

#include "parser/analyse/coerce.h"
#include "parser/analyse/overload.h"

namespace lockstep::analyse {
namespace {

// A routine as it would be called with the given number of arguments.
struct Candidate {
  const RoutineFacts* routine = nullptr;
  std::vector<Oid> arguments;        // effective: one per given argument
  std::vector<std::size_t> positions;  // named notation: which parameter each given argument is for
  bool expanded = false;             // VARIADIC parameters spread out
  int defaults_used = 0;
};

// Maps named arguments to parameters; false when the routine has no such names.
bool match_names(const RoutineFacts& routine, const CallRequest& request, Candidate& candidate) {
  const auto given = request.arguments.size();
  if (routine.names.empty() || given > routine.arguments.size()) return false;
  std::vector<bool> filled(routine.arguments.size(), false);
  for (std::size_t i = 0; i < given; ++i) {
    std::size_t at = i;
    if (!request.argument_names[i].empty()) {
      const auto found = std::find(routine.names.begin(), routine.names.end(), request.argument_names[i]);
      if (found == routine.names.end()) return false;
      at = static_cast<std::size_t>(found - routine.names.begin());
    }
    if (filled[at]) return false;
    filled[at] = true;
    candidate.positions.push_back(at);
    candidate.arguments.push_back(routine.arguments[at]);
  }
  const auto required = routine.arguments.size() - static_cast<std::size_t>(routine.defaults);
  for (std::size_t i = 0; i < required; ++i)
    if (!filled[i]) return false;
  return true;
}

bool has_names(const CallRequest& request) {
  return std::any_of(request.argument_names.begin(), request.argument_names.end(), [](Name name) { return !name.empty(); });
}

// What FuncnameGetCandidates() in src/backend/catalog/namespace.c makes of one routine.
std::optional<Candidate> as_candidate(const RoutineFacts& routine, const CallRequest& request) {
  Candidate candidate{.routine = &routine};
  const auto given = request.arguments.size(), declared = routine.arguments.size();
  if (has_names(request)) {
    if (!match_names(routine, request, candidate)) return std::nullopt;
    return candidate;
  }
  candidate.expanded = routine.variadic != no_type && !request.variadic && declared <= given;
  if (declared > given) {
    if (given + static_cast<std::size_t>(routine.defaults) < declared) return std::nullopt;
    candidate.defaults_used = static_cast<int>(declared - given);
  } else if (declared < given && !candidate.expanded) {
    return std::nullopt;
  }
  candidate.arguments.assign(routine.arguments.begin(), routine.arguments.begin() + static_cast<std::ptrdiff_t>(std::min(given, declared)));
  if (candidate.expanded) {
    candidate.arguments.resize(declared - 1);
    candidate.arguments.resize(given, routine.variadic);
  }
  return candidate;
}

// Of candidates with the same effective arguments the first schema wins, then the one that is not variadic.
void add_candidate(std::vector<Candidate>& all, Candidate fresh) {
  for (auto& each : all) {
    if (each.arguments != fresh.arguments || each.positions != fresh.positions) continue;
    if (each.routine->schema != fresh.routine->schema) return;
    if (each.expanded && !fresh.expanded) each = std::move(fresh);
    else if (each.expanded == fresh.expanded && each.routine->arguments.size() > fresh.routine->arguments.size()) each = std::move(fresh);
    return;
  }
  all.push_back(std::move(fresh));
}

std::vector<Candidate> candidates_of(const Analysis& analysis, const CallRequest& request) {
  std::vector<Candidate> all;
  for (const auto& routine : analysis.routines.named(request.schema, request.name))
    if (auto candidate = as_candidate(routine, request)) add_candidate(all, std::move(*candidate));
  return all;
}

std::string full_name(Name schema, Name name) { return quoted(QualifiedName{schema, name}); }

Value* unknown_call(const Analysis& analysis, CallRequest& request) {
  auto* value = analysis.arena.value(Op::call, {});
  value->name = full_name(request.schema.text() == "pg_catalog" ? Name() : request.schema, request.name);
  value->form = request.sql_syntax ? Form::sql_syntax : Form::call;
  value->arguments = std::move(request.arguments);
  value->variadic = request.variadic;
  value->call = request.details;
  if (has_names(request)) {
    if (!value->call) value->call = analysis.arena.make<CallDetails>();
    value->call->names = request.argument_names;
  }
  return value;
}

// `text(x)`: a call by the name of a type is a cast where no function fits exactly.
Value* as_cast(const Analysis& analysis, const CallRequest& request) {
  if (request.arguments.size() != 1 || request.details || has_names(request)) return nullptr;
  auto* argument = request.arguments[0];
  const auto type = analysis.types.named(request.schema, request.name);
  if (analysis.types.is_opaque(type.id) || analysis.types.facts(type.id).kind == 'c') return nullptr;
  if (argument->type.id != unknown_type) {
    const auto pathway = coercion_pathway(analysis.types, type.id, argument->type.id, Strictness::explicit_);
    if (pathway != Pathway::relabel && pathway != Pathway::text) return nullptr;
  }
  return coerce_type(analysis, argument, type, Strictness::explicit_, Form::explicit_cast);
}

// `name(person)` for `person.name`.
Value* as_field(const Analysis& analysis, const CallRequest& request) {
  if (request.arguments.size() != 1 || !request.schema.empty() || request.details) return nullptr;
  auto* argument = request.arguments[0];
  if (!analysis.types.is_row(argument->type.id)) return nullptr;
  for (const auto& attribute : analysis.types.attributes(argument->type.id)) {
    if (attribute.name != request.name) continue;
    auto* value = analysis.arena.value(Op::field, attribute.type);
    value->name = quoted(request.name);
    value->arguments = {argument};
    return value;
  }
  return nullptr;
}

const Candidate* choose_exact(const CallRequest& request, const std::vector<Candidate>& all) {
  std::vector<Oid> given;
  for (const auto* argument : request.arguments) given.push_back(argument->type.id);
  for (const auto& candidate : all)
    if (candidate.arguments == given) return &candidate;
  return nullptr;
}

const Candidate* choose_by_coercion(const Analysis& analysis, const CallRequest& request, const std::vector<Candidate>& all) {
  std::vector<Oid> given;
  for (const auto* argument : request.arguments) given.push_back(argument->type.id);
  std::vector<std::span<const Oid>> arguments;
  for (const auto& candidate : all) arguments.emplace_back(candidate.arguments);
  const int chosen = choose_candidate(analysis.types, given, arguments);
  return chosen < 0 ? nullptr : &all[static_cast<std::size_t>(chosen)];
}

// The spread-out arguments of a VARIADIC parameter become one array.
void collect_variadic(const Analysis& analysis, const Candidate& candidate, Value* call) {
  if (!candidate.expanded || candidate.routine->variadic == any_type) return;
  const auto first = candidate.routine->arguments.size() - 1;
  if (call->arguments.size() < first) return;
  auto* array = analysis.arena.value(Op::array, {});
  array->arguments.assign(call->arguments.begin() + static_cast<std::ptrdiff_t>(first), call->arguments.end());
  if (array->arguments.empty()) return;
  array->type = {analysis.types.facts(array->arguments[0]->type.id).array, {}};
  call->arguments.resize(first);
  call->arguments.push_back(array);
  call->variadic = true;
}

Value* call_of(const Analysis& analysis, CallRequest& request, const Candidate& candidate) {
  const auto& routine = *candidate.routine;
  std::vector<Oid> actual, declared = candidate.arguments;
  for (const auto* argument : request.arguments) actual.push_back(argument->type.id);
  const Oid result = resolve_polymorphic(analysis.types, actual, declared, routine.result.id);
  if (result == no_type && routine.result.id != no_type) return unknown_call(analysis, request);
  auto* value = analysis.arena.value(Op::call, {result, {}});
  value->name = full_name(routine.schema, routine.name);
  value->routine = &routine;
  value->form = request.sql_syntax ? Form::sql_syntax : Form::call;
  value->set = routine.set;
  value->variadic = request.variadic;
  value->call = request.details;
  for (std::size_t i = 0; i < request.arguments.size(); ++i) {
    auto* argument = request.arguments[i];
    if (argument->type.id != declared[i])
      argument = coerce_type(analysis, argument, {declared[i], {}}, Strictness::implicit, Form::implicit_cast);
    value->arguments.push_back(argument);
  }
  if (has_names(request)) {
    if (!value->call) value->call = analysis.arena.make<CallDetails>();
    value->call->names = request.argument_names;
  }
  collect_variadic(analysis, candidate, value);
  return value;
}

// substring(text FROM pattern) has no SQL syntax of its own when it is printed (get_func_sql_syntax()
// in ruleutils.c).
bool prints_as_call(const Value& value) {
  if (value.name != "\"substring\"" && value.name != "substring") return false;
  return value.arguments.size() == 2 && value.arguments[1]->type.id == text_type;
}

}  // namespace

Value* make_call(const Analysis& analysis, CallRequest request) {
  if (auto* field = as_field(analysis, request)) return field;
  const auto all = candidates_of(analysis, request);
  const auto* chosen = choose_exact(request, all);
  if (!chosen) {
    if (auto* cast = as_cast(analysis, request)) return cast;
    chosen = choose_by_coercion(analysis, request, all);
  }
  if (!chosen) return unknown_call(analysis, request);
  auto* value = call_of(analysis, request, *chosen);
  if (value->form == Form::sql_syntax && prints_as_call(*value)) value->form = Form::call;
  return value;
}

std::vector<Attribute> output_columns(const Analysis& analysis, const Value& call) {
  if (call.op != Op::call || call.type.id == no_type) return {};
  if (analysis.types.is_row(call.type.id)) return analysis.types.attributes(call.type.id);
  if (call.type.id != record_type) return {};
  if (!call.routine) return {};
  auto outputs = call.routine->outputs;
  for (auto& output : outputs)
    if (is_polymorphic(output.type.id)) output.type = {};
  return outputs;
}

}  // namespace lockstep::analyse
