// Calls: which routines a name with that many arguments can stand for.
#include <algorithm>

#include "parser/builtin/catalog.h"
#include "parser/builtin_names.h"
#include "parser/extension_names.h"
#include "parser/name_resolver.h"

namespace lockstep {
namespace {

// Functions of pg_catalog whose first argument is a regclass, so that a plain string there is a
// name.
bool takes_relation_name(std::string_view function) {
  return function == "nextval" || function == "currval" || function == "setval" ||
         function == "pg_relation_size" || function == "pg_total_relation_size" ||
         function == "pg_table_size" || function == "pg_indexes_size";
}

}  // namespace

bool takes_arguments(const std::vector<ir::Argument>& arguments, std::size_t count) {
  std::size_t inputs = 0;
  std::size_t defaults = 0;
  bool variadic = false;
  for (const auto& argument : arguments) {
    if (argument.mode == ir::ArgumentMode::out || argument.mode == ir::ArgumentMode::table)
      continue;
    ++inputs;
    if (argument.default_value) ++defaults;
    if (argument.mode == ir::ArgumentMode::variadic) variadic = true;
  }
  if (variadic) return count + 1 + defaults >= inputs;
  return count <= inputs && count + defaults >= inputs;
}

namespace {

// True when the number of arguments of a call says nothing about the function's.
bool any_count(const PgQuery__FuncCall& call) {
  return call.agg_star || call.agg_within_group || call.func_variadic;
}

// Calls of aggregates say how many arguments there are, but for those between WITHIN GROUP.
bool can_mean(const PgQuery__FuncCall& call, const ir::Aggregate& aggregate) {
  if (call.agg_star) return aggregate.arguments.empty();
  return any_count(call) || takes_arguments(aggregate.arguments, call.n_args);
}

}  // namespace

// References the routines of that name in the schema that the call can mean.
bool NameResolver::use_routines(const PgQuery__FuncCall& call, Name schema, Name name) {
  int found = 0;
  const Node* last = nullptr;
  for (const auto* routine : routines_in_schema(scope_.graph, schema, name)) {
    if (!any_count(call) && !takes_arguments(routine->as<ir::Routine>().arguments, call.n_args)) continue;
    reference(routine->id);
    last = routine;
    ++found;
  }
  for (const auto* aggregate : aggregates_in_schema(scope_.graph, schema, name)) {
    if (!can_mean(call, aggregate->as<ir::Aggregate>())) continue;
    reference(aggregate->id);
    ++found;
    last = nullptr;
  }
  if (&call == call_in_from_ && found == 1) routine_in_from_ = last;
  return found > 0;
}

// `mood('happy')`, a cast in the form of a call.
bool NameResolver::use_type_as_function(const PgQuery__FuncCall& call, Name schema, Name name) {
  if (call.n_args != 1) return false;
  const auto found = lookup_type(scope_, schema, name);
  if (!found) return false;
  use(found, &call, call.location, name.text(), !schema.empty());
  return true;
}

void NameResolver::function(const PgQuery__FuncCall& call) {
  if (call.n_funcname == 0) return;
  const auto name = text_of(call.funcname[call.n_funcname - 1]->string->sval);
  if (call.n_args > 0 && takes_relation_name(name)) name_in_constant(*call.args[0], "regclass");
  text_search_name(call, name);
  if (call.n_funcname == 1) return unqualified_function(call, Name(name));
  qualified_function(
      call, Name(text_of(call.funcname[call.n_funcname - 2]->string->sval)), Name(name));
}

namespace {

// True when pg_catalog has a function with the same arguments, so that the routine is never found
// without its schema.
bool hidden_by_builtin(const std::vector<ir::Argument>& inputs, Name name) {
  std::vector<Name> types;
  for (const auto& argument : inputs)
    if (argument.mode != ir::ArgumentMode::out && argument.mode != ir::ArgumentMode::table)
      types.push_back(argument.type.text);
  const auto functions = builtin::find_functions(name.text());
  return std::any_of(functions.begin(), functions.end(), [&](const builtin::Function& function) {
    const auto arguments = builtin::arguments(function);
    return std::equal(arguments.begin(),
                      arguments.end(),
                      types.begin(),
                      types.end(),
                      [](builtin::Oid oid, Name type) {
                        const auto* known = builtin::find_type(oid);
                        return known && known->text == type.text();
                      });
  });
}

}  // namespace

// Overloads of a function of pg_catalog that the call may mean, depending on the types of its
// arguments. Under the search_path that the plan runs with, the name alone is enough for them.
void NameResolver::reference_overloads(const PgQuery__FuncCall& call, Name name) {
  for (const auto schema : scope_.search_path) {
    for (const auto* routine : routines_in_schema(scope_.graph, schema, name)) {
      const auto& arguments = routine->as<ir::Routine>().arguments;
      if (!any_count(call) && !takes_arguments(arguments, call.n_args)) continue;
      if (!hidden_by_builtin(arguments, name)) reference(routine->id);
    }
    for (const auto* aggregate : aggregates_in_schema(scope_.graph, schema, name)) {
      const auto& facts = aggregate->as<ir::Aggregate>();
      if (can_mean(call, facts) && !hidden_by_builtin(facts.arguments, name)) reference(aggregate->id);
    }
  }
}

// A function of pg_catalog wins when it takes that many arguments and exists in every version: who
// defines a function that only newer servers have means his own.
void NameResolver::unqualified_function(const PgQuery__FuncCall& call, Name name) {
  static const Name pg_catalog("pg_catalog");
  const auto* builtin = builtin_function(name.text());
  const bool builtin_fits =
      builtin && (any_count(call) || builtin->takes(call.n_args) || name.text() == "unnest");
  const auto& path = scope_.search_path;
  const bool builtin_last = std::find(path.begin(), path.end(), pg_catalog) != path.end();
  if (builtin_fits && builtin->in_every_version && !builtin_last)
    return reference_overloads(call, name);
  for (const auto schema : path) {
    if (schema == pg_catalog && builtin_fits) return;
    if (!use_routines(call, schema, name)) continue;
    prefixes_.push_back({&call, call.location, schema, name.text()});
    return;
  }
  if (builtin_fits) return;
  if (const auto* extension =
          extension_with(scope_.graph, ExtensionMember::function, Name(), name.text()))
    return use({.what = Found::What::extension,
                .node = extension,
                .name = {schema_of_extension(*extension), name}},
               &call,
               call.location,
               name.text(),
               false);
  if (builtin || use_type_as_function(call, Name(), name)) return;
  miss(call.location);
}

void NameResolver::qualified_function(const PgQuery__FuncCall& call, Name schema, Name name) {
  if (is_system_schema(schema.text()) || use_routines(call, schema, name)) return;
  if (const auto* extension =
          extension_with(scope_.graph, ExtensionMember::function, schema, name.text()))
    return reference(extension->id);
  if (!use_type_as_function(call, schema, name)) miss(call.location);
}

}  // namespace lockstep
