#include "parser/lower/stock_object.h"

#include <algorithm>
#include <map>

#include "ir/stock_sort.h"
#include "parser/extension_members.h"
#include "parser/lower/objects.h"
#include "parser/stock_privileges.h"

namespace lockstep {
namespace {

std::string_view stock_type_of(PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE: return "TABLE";
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE: return "SEQUENCE";
    case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
    case PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE: return "FUNCTION";
    case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE: return "PROCEDURE";
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN: return "TYPE";
    case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: return "SCHEMA";
    case PG_QUERY__OBJECT_TYPE__OBJECT_LANGUAGE: return "LANGUAGE";
    case PG_QUERY__OBJECT_TYPE__OBJECT_FDW: return "FOREIGN DATA WRAPPER";
    case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_SERVER: return "FOREIGN SERVER";
    default: return {};
  }
}

ExtensionMember member_of_sort(std::string_view sort) {
  if (sort == "FUNCTIONS") return ExtensionMember::function;
  return sort == "TYPES" ? ExtensionMember::type : ExtensionMember::relation;
}

bool stands_in_schema(std::string_view type) { return type == "TABLE" || type == "SEQUENCE" || type == "TYPE" || has_stock_arguments(type); }

// Without its schema.
std::optional<ObjectId> stock_id(Reader& reader, PgQuery__ObjectType object_type, const PgQuery__Node& object) {
  const auto type = stock_type_of(object_type);
  if (type.empty()) return std::nullopt;
  ObjectId id{.kind = Kind::stock_object, .name = name_in_statement(object).name};
  std::string arguments;
  if (has_stock_arguments(type)) {
    if (object.node_case != PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS || object.object_with_args->args_unspecified) return std::nullopt;
    const auto types = signature_of(reader, object.object_with_args->objargs, object.object_with_args->n_objargs);
    if (!types) return std::nullopt;
    arguments = *types;
  }
  id.signature = stock_signature(type, arguments);
  return id;
}

}  // namespace

std::optional<StockName> stock_object_of_system(Reader& reader, PgQuery__ObjectType type, const PgQuery__Node& object) {
  const auto name = name_in_statement(object);
  const auto words = stock_type_of(type);
  if (!name.schema.empty() && name.schema != pg_catalog()) return std::nullopt;
  if (words == "SCHEMA" && name.name != pg_catalog()) return std::nullopt;
  auto id = stock_id(reader, type, object);
  if (!id) return std::nullopt;
  if (stands_in_schema(words)) id->schema = pg_catalog();
  return StockName{*id, std::nullopt};
}

std::optional<StockName> stock_object_of_extension(Reader& reader, PgQuery__ObjectType type, const PgQuery__Node& object) {
  const auto name = name_in_statement(object);
  const auto words = stock_type_of(type);
  const auto* extension = extension_with_stock(reader.graph, words, name);
  if (!extension) return std::nullopt;
  auto id = stock_id(reader, type, object);
  if (!id) return std::nullopt;
  if (stands_in_schema(words)) id->schema = name.schema.empty() ? schema_of_extension(*extension) : name.schema;
  return StockName{*id, extension->id};
}

Node& stock_node(Reader& reader, const Statement& statement, const StockName& name) {
  if (auto* node = reader.graph.find(name.id)) return *node;
  return reader.graph.insert({.id = name.id, .parent = name.extension, .object = ir::StockObject{}, .origin = statement.span});
}

Privileges privileges_of_sort(const Graph& graph, const ObjectId& member, const std::optional<ObjectId>& extension) {
  const auto sort = stock_sort(stock_type(member));
  if (!extension || sort.empty() || !member.part.empty() || has_own_privileges(member)) return {};
  const auto* node = graph.find(stock_sort_id(extension->name, sort));
  return node ? node->privileges : Privileges();
}

namespace {

// The members of one extension and sort of which the file speaks, none of them with anything of its own.
using Gathered = std::map<ObjectId, std::vector<ObjectId>>;

Gathered gathered_members(const Graph& graph) {
  Gathered result;
  for (const auto& [id, node] : graph.nodes(Kind::stock_object)) {
    const auto sort = stock_sort(stock_type(id));
    if (node.parent && id.part.empty() && !sort.empty() && !is_stock_sort(id) && !has_own_privileges(id)) result[stock_sort_id(node.parent->name, sort)].push_back(id);
  }
  return result;
}

}  // namespace

void gather_stock_sorts(Graph& graph) {
  for (const auto& [sort, members] : gathered_members(graph)) {
    const auto first = graph.at(members.front());
    const bool alike = std::all_of(members.begin(), members.end(), [&](const ObjectId& each) { return graph.at(each).privileges == first.privileges; });
    if (!alike || graph.contains(sort)) continue;
    auto names = names_from_extension(member_of_sort(stock_sort_of(sort)), sort.name);
    std::erase_if(names, [&](Name name) {
      auto as_member = sort;
      as_member.name = name;
      return has_own_privileges(as_member);
    });
    const bool all = std::all_of(names.begin(), names.end(), [&](Name name) {
      return std::any_of(members.begin(), members.end(), [&](const ObjectId& each) { return each.name == name; });
    });
    if (!all || names.empty()) continue;
    for (const auto& each : members) graph.erase(each);
    graph.insert({.id = sort, .parent = first.parent, .object = ir::StockObject{}, .privileges = first.privileges, .origin = first.origin});
  }
}

void drop_empty_stock_object(Reader& reader, const ObjectId& id) {
  if (reader.graph.at(id).privileges.empty()) reader.graph.erase(id);
}

}  // namespace lockstep
