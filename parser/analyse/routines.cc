#include "parser/analyse/routines.h"

#include <algorithm>
#include <charconv>
#include <span>

#include "parser/find_object.h"

namespace lockstep::analyse {
namespace {

// Calls visit for each part of `a,b,c`.
template <class Visit>
void for_each_part(std::string_view list, const Visit& visit) {
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    visit(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

RoutineFacts facts_of(const builtin::Function& function, Name schema) {
  const auto arguments = builtin::arguments(function);
  RoutineFacts facts{.schema = schema,
                     .name = Name(function.name),
                     .arguments = {arguments.begin(), arguments.end()},
                     .result = {function.result, {}},
                     .kind = function.kind,
                     .set = function.set,
                     .variadic = function.variadic,
                     .defaults = function.defaults};
  for_each_part(function.argument_names, [&](std::string_view name) { facts.names.emplace_back(name); });
  for_each_part(function.outputs, [&](std::string_view output) {
    const auto colon = output.rfind(':');
    Oid type = no_type;
    std::from_chars(output.data() + colon + 1, output.data() + output.size(), type);
    facts.outputs.push_back({Name(output.substr(0, colon)), {type, {}}});
  });
  return facts;
}

RoutineFacts facts_of(const Node& node, Types& types) {
  const auto& routine = node.as<ir::Routine>();
  RoutineFacts facts{.schema = node.id.schema, .name = node.id.name, .kind = 'f', .set = routine.returns_set};
  if (routine.procedure) facts.kind = 'p';
  if (routine.window) facts.kind = 'w';
  bool named = false;
  for (const auto& argument : routine.arguments) {
    const auto type = types.from_text(argument.type.text);
    const bool output = argument.mode == ir::ArgumentMode::out || argument.mode == ir::ArgumentMode::table;
    if (output || argument.mode == ir::ArgumentMode::inout) facts.outputs.push_back({argument.name, type});
    if (output) continue;
    facts.arguments.push_back(type.id);
    facts.names.push_back(argument.name);
    named = named || !argument.name.empty();
    if (argument.default_value) ++facts.defaults;
    if (argument.mode == ir::ArgumentMode::variadic)
      facts.variadic = type.id == any_type ? Oid{any_type} : type.id == anyarray_type ? Oid{anyelement_type} : types.element(type.id);
  }
  if (!named) facts.names.clear();
  if (!routine.returns.empty()) {
    // pg_proc keeps no modifiers.
    facts.result = {types.from_text(routine.returns.text).id, {}};
  } else {
    facts.result = {facts.outputs.size() > 1 ? Oid{record_type} : facts.outputs.empty() ? Oid{void_type} : facts.outputs[0].type.id, {}};
  }
  return facts;
}

// What a final function of PostgreSQL's own makes of the state, when all of that name agree.
Oid builtin_result(Name name, Oid state) {
  Oid result = no_type;
  for (const auto& function : builtin::find_functions(name.text())) {
    const auto arguments = builtin::arguments(function);
    if (arguments.empty() || arguments[0] != state) continue;
    if (result != no_type && result != function.result) return no_type;
    result = function.result;
  }
  return result;
}

Oid result_of_final_function(const Graph& graph, const Node& node, Types& types, Oid state) {
  const auto& name = node.as<ir::Aggregate>().final_function;
  if (name.empty()) return state;
  if (name.schema.empty()) return builtin_result(name.name, state);
  Oid result = no_type;
  for (const auto& id : node.references) {
    if (id.kind != Kind::routine || id.qualified_name() != name) continue;
    const auto* routine = graph.find(id);
    if (!routine || result != no_type) return no_type;
    result = types.from_text(routine->as<ir::Routine>().returns.text).id;
  }
  return result;
}

RoutineFacts facts_of_aggregate(const Graph& graph, const Node& node, Types& types) {
  const auto& aggregate = node.as<ir::Aggregate>();
  RoutineFacts facts{.schema = node.id.schema, .name = node.id.name, .kind = 'a'};
  for (const auto& argument : aggregate.arguments) {
    const auto type = types.from_text(argument.type.text);
    facts.arguments.push_back(type.id);
    if (argument.mode == ir::ArgumentMode::variadic)
      facts.variadic = type.id == any_type ? Oid{any_type} : type.id == anyarray_type ? Oid{anyelement_type} : types.element(type.id);
  }
  const auto state = types.from_text(aggregate.state_type.text).id;
  facts.result = {result_of_final_function(graph, node, types, state), {}};
  return facts;
}

}  // namespace

void Routines::add_builtin(std::vector<RoutineFacts>& found, Name name, std::string_view extension, Name schema) {
  for (const auto& function : builtin::find_functions(name.text(), extension))
    found.push_back(facts_of(function, schema));
}

void Routines::add_of_schema(std::vector<RoutineFacts>& found, Name schema, Name name) {
  const auto& nodes = graph_.nodes();
  const ObjectId first{.kind = Kind::routine, .schema = schema, .name = name};
  for (auto at = nodes.lower_bound(first); at != nodes.end(); ++at) {
    if (at->first.kind != Kind::routine || at->first.schema != schema || at->first.name != name) break;
    found.push_back(facts_of(at->second, types_));
  }
  const ObjectId first_aggregate{.kind = Kind::aggregate, .schema = schema, .name = name};
  for (auto at = nodes.lower_bound(first_aggregate); at != nodes.end(); ++at) {
    if (at->first.kind != Kind::aggregate || at->first.schema != schema || at->first.name != name) break;
    found.push_back(facts_of_aggregate(graph_, at->second, types_));
  }
  for (const auto& extension : extensions_)
    if (extension.schema == schema) add_builtin(found, name, extension.name, schema);
}

const std::vector<RoutineFacts>& Routines::named(Name schema, Name name) {
  const auto [at, fresh] = cache_.try_emplace({schema, name});
  if (!fresh) return at->second;
  auto& found = at->second;
  if (schema.empty() || schema.text() == "pg_catalog") add_builtin(found, name, {}, {});
  if (schema.text() == "pg_catalog") return found;
  if (!schema.empty()) {
    add_of_schema(found, schema, name);
    return found;
  }
  const auto& path = graph_.origin.search_path;
  for (const auto each : path) add_of_schema(found, each, name);
  if (may_mean_overloads() && !found.empty())
    for (const auto& [id, node] : graph_.nodes(Kind::schema))
      if (std::find(path.begin(), path.end(), id.name) == path.end()) add_of_schema(found, id.name, name);
  for (const auto& extension : extensions_) {
    if (std::find(path.begin(), path.end(), extension.schema) == path.end())
      add_builtin(found, name, extension.name, extension.schema);
  }
  return found;
}

// What the function behind the operator returns.
Oid Routines::result_of(const Node& operator_, const OperatorFacts& facts) {
  const auto& function = operator_.as<ir::Operator>().function;
  if (function.schema.empty()) {
    for (const auto& each : builtin::find_functions(function.name.text())) {
      const auto arguments = builtin::arguments(each);
      const bool fits = facts.left == no_type ? arguments.size() == 1 && arguments[0] == facts.right
                                              : arguments.size() == 2 && arguments[0] == facts.left && arguments[1] == facts.right;
      if (fits) return each.result;
    }
    return no_type;
  }
  for (const auto& id : operator_.references)
    if (const auto* routine = id.kind == Kind::routine && id.qualified_name() == function ? graph_.find(id) : nullptr)
      return types_.from_text(routine->as<ir::Routine>().returns.text).id;
  return no_type;
}

void Routines::add_operators(std::vector<OperatorFacts>& found, Name schema, Name name) {
  for (const auto* node : operators_in_schema(graph_, schema, name)) {
    const auto& operator_ = node->as<ir::Operator>();
    const auto side = [&](const TypeName& type) { return type.empty() ? Oid{no_type} : types_.from_text(type.text).id; };
    OperatorFacts facts{.schema = schema, .left = side(operator_.left), .right = side(operator_.right)};
    facts.result = result_of(*node, facts);
    found.push_back(facts);
  }
}

const std::vector<OperatorFacts>& Routines::operators(Name schema, std::string_view name) {
  const auto [at, fresh] = operator_cache_.try_emplace({schema, Name(name)});
  auto& found = at->second;
  if (!fresh) return found;
  const auto add_rows = [&](std::span<const builtin::Operator> rows, Name of) {
    for (const auto& row : rows) found.push_back({of, row.left, row.right, row.result});
  };
  if (schema.empty() || schema.text() == "pg_catalog") add_rows(builtin::find_operators(name), {});
  if (schema.text() == "pg_catalog") return found;
  for (const auto& extension : extensions_)
    if (schema.empty() || extension.schema == schema) add_rows(builtin::find_operators(name, extension.name), extension.schema);
  if (!schema.empty()) {
    add_operators(found, schema, Name(name));
    return found;
  }
  if (!may_mean_overloads()) return found;
  for (const auto& [id, node] : graph_.nodes(Kind::schema)) add_operators(found, id.name, Name(name));
  return found;
}

}  // namespace lockstep::analyse
