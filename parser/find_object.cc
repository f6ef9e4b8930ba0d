#include "parser/find_object.h"

#include <algorithm>

#include "parser/builtin_names.h"
#include "parser/extension_names.h"
#include "parser/lower/type_facts.h"
#include "parser/text_search_names.h"

namespace lockstep {
namespace {

bool names_pg_catalog(const Scope& scope) {
  return std::find(scope.search_path.begin(), scope.search_path.end(), pg_catalog()) !=
         scope.search_path.end();
}

// Asks `builtin` for pg_catalog and `in_schema` for each other schema, in the order of the path.
template <class Builtin, class InSchema>
Found along_path(const Scope& scope, Name name, Builtin builtin, InSchema in_schema) {
  const Found built_in{.what = Found::What::builtin, .name = {Name(), name}};
  if (!names_pg_catalog(scope) && builtin()) return built_in;
  for (const auto schema : scope.search_path) {
    if (schema == pg_catalog()) {
      if (builtin()) return built_in;
    } else if (auto found = in_schema(schema)) {
      return found;
    }
  }
  return {};
}

Found object(const Node* node, QualifiedName name) {
  return {.what = Found::What::object, .node = node, .name = name};
}

Found from_extension(const Scope& scope, ExtensionMember member, Name schema, Name name) {
  const auto* extension = extension_with(scope.graph, member, schema, name.text());
  if (!extension) return {};
  const auto home = schema.empty() ? schema_of_extension(*extension) : schema;
  return {.what = Found::What::extension, .node = extension, .name = {home, name}};
}

Found system_name(Name schema, Name name) {
  return {.what = Found::What::builtin, .name = {schema, name}};
}

Found relation_in(const Graph& graph, Name schema, Name name, std::initializer_list<Kind> kinds) {
  for (const auto kind : kinds)
    if (const auto* node = graph.find({.kind = kind, .schema = schema, .name = name}))
      return object(node, {schema, name});
  return {};
}

// The range type whose multirange type has this name.
const Node* range_of_multirange(const Graph& graph, Name schema, Name name) {
  const auto& nodes = graph.nodes();
  for (auto at = nodes.lower_bound({.kind = Kind::range_type, .schema = schema});
       at != nodes.end() && at->first.kind == Kind::range_type && at->first.schema == schema;
       ++at)
    if (at->second.as<ir::RangeType>().multirange_type.name == name) return &at->second;
  return nullptr;
}

Found type_in(const Graph& graph, Name schema, Name name) {
  for (const auto kind : {Kind::enum_type,
                          Kind::composite_type,
                          Kind::domain,
                          Kind::range_type,
                          Kind::table,
                          Kind::view,
                          Kind::materialized_view})
    if (const auto* node = graph.find({.kind = kind, .schema = schema, .name = name}))
      return object(node, {schema, name});
  for (const auto kind : {Kind::base_type, Kind::shell_type})
    if (const auto* node = graph.find({.kind = kind, .schema = schema, .name = name})) return object(node, {schema, name});
  if (const auto* range = range_of_multirange(graph, schema, name))
    return object(range, {schema, name});
  return {};
}

}  // namespace

Found lookup_relation(const Scope& scope,
                      Name schema,
                      Name name,
                      std::initializer_list<Kind> kinds) {
  if (is_system_schema(schema.text())) return system_name(schema, name);
  auto found = schema.empty()
                   ? along_path(
                         scope,
                         name,
                         [&] { return is_builtin_relation(name.text()); },
                         [&](Name each) { return relation_in(scope.graph, each, name, kinds); })
                   : relation_in(scope.graph, schema, name, kinds);
  return found ? found : from_extension(scope, ExtensionMember::relation, schema, name);
}

Found lookup_type(const Scope& scope, Name schema, Name name) {
  if (is_system_schema(schema.text())) return system_name(schema, name);
  const auto builtin = [&] {
    return is_builtin_type(name.text()) || is_builtin_relation(name.text());
  };
  auto found =
      schema.empty()
          ? along_path(
                scope, name, builtin, [&](Name each) { return type_in(scope.graph, each, name); })
          : type_in(scope.graph, schema, name);
  return found ? found : from_extension(scope, ExtensionMember::type, schema, name);
}

Found lookup_named(const Scope& scope, Kind kind, Name schema, Name name) {
  const auto in_schema = [&](Name each) -> Found {
    const auto* node = scope.graph.find({.kind = kind, .schema = each, .name = name});
    return node ? object(node, {each, name}) : Found{};
  };
  if (!schema.empty()) return in_schema(schema);
  const auto builtin = [&] {
    return kind == Kind::collation ? is_builtin_collation(name.text()) : is_builtin_text_search_name(kind, name.text());
  };
  return along_path(scope, name, builtin, in_schema);
}

Found lookup_routine(const Scope& scope, Name schema, Name name) {
  if (is_system_schema(schema.text())) return system_name(schema, name);
  const auto in_schema = [&](Name each) -> Found {
    const auto routines = routines_in_schema(scope.graph, each, name);
    return routines.empty() ? Found{} : object(routines.front(), {each, name});
  };
  auto found = schema.empty()
                   ? along_path(
                         scope, name, [&] { return is_builtin_function(name.text()); }, in_schema)
                   : in_schema(schema);
  return found ? found : from_extension(scope, ExtensionMember::function, schema, name);
}

namespace {

std::vector<const Node*> overloads(const Graph& graph, Kind kind, Name schema, Name name) {
  std::vector<const Node*> result;
  const auto& nodes = graph.nodes();
  for (auto at = nodes.lower_bound({.kind = kind, .schema = schema, .name = name});
       at != nodes.end() && at->first.kind == kind && at->first.schema == schema &&
       at->first.name == name;
       ++at)
    result.push_back(&at->second);
  return result;
}

}  // namespace

std::vector<const Node*> routines_in_schema(const Graph& graph, Name schema, Name name) {
  return overloads(graph, Kind::routine, schema, name);
}

std::vector<const Node*> aggregates_in_schema(const Graph& graph, Name schema, Name name) {
  return overloads(graph, Kind::aggregate, schema, name);
}

std::vector<const Node*> operators_in_schema(const Graph& graph, Name schema, Name name) {
  return overloads(graph, Kind::operator_, schema, name);
}

const Node* find_column(const Graph& graph, const ObjectId& table, Name column) {
  return graph.find(
      {.kind = Kind::column, .schema = table.schema, .name = table.name, .part = column});
}

const Node* find_relation(const Scope& scope,
                          Name schema,
                          Name name,
                          std::initializer_list<Kind> kinds) {
  const auto found = lookup_relation(scope, schema, name, kinds);
  return found.what == Found::What::object ? found.node : nullptr;
}

const Node* find_type(const Scope& scope, Name schema, Name name) {
  const auto found = lookup_type(scope, schema, name);
  return found.what == Found::What::object ? found.node : nullptr;
}

std::vector<const Node*> find_routines(const Scope& scope, Name schema, Name name) {
  if (!schema.empty()) return routines_in_schema(scope.graph, schema, name);
  std::vector<const Node*> result;
  for (const auto each : scope.search_path) {
    const auto routines = routines_in_schema(scope.graph, each, name);
    result.insert(result.end(), routines.begin(), routines.end());
  }
  return result;
}

const Node* find_routine(const Scope& scope, Name schema, Name name, std::string_view signature) {
  const Name wanted(signature);
  const auto in_schema = [&](Name each) {
    return scope.graph.find(
        {.kind = Kind::routine, .schema = each, .name = name, .signature = wanted});
  };
  if (!schema.empty()) return in_schema(schema);
  for (const auto each : scope.search_path)
    if (const auto* node = in_schema(each)) return node;
  return nullptr;
}

}  // namespace lockstep
