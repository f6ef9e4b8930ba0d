#include "parser/builtin/catalog.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>

namespace lockstep::builtin {
namespace {

// The range of rows in a table sorted by extension and name.
template <class Row>
std::span<const Row> rows_named(std::span<const Row> table, std::string_view extension, std::string_view name) {
  const auto key = std::pair(extension, name);
  const auto key_of = [](const Row& row) { return std::pair(row.extension, row.name); };
  const auto first = std::partition_point(table.begin(), table.end(), [&](const Row& row) { return key_of(row) < key; });
  auto last = first;
  while (last != table.end() && key_of(*last) == key) ++last;
  return {first, last};
}

}  // namespace

const Type* find_type(Oid oid) {
  const auto found = std::partition_point(types.begin(), types.end(), [&](const Type& type) { return type.oid < oid; });
  return found != types.end() && found->oid == oid ? &*found : nullptr;
}

const Type* find_type(std::string_view name, std::string_view extension) {
  static const auto by_name = [] {
    std::unordered_map<std::string, const Type*> all;
    for (const auto& type : types)
      all.emplace(std::string(type.extension) + '/' + std::string(type.name), &type);
    return all;
  }();
  const auto found = by_name.find(std::string(extension) + '/' + std::string(name));
  return found == by_name.end() ? nullptr : found->second;
}

std::span<const Function> find_functions(std::string_view name, std::string_view extension) {
  return rows_named(functions, extension, name);
}

std::span<const Operator> find_operators(std::string_view name, std::string_view extension) {
  return rows_named(operators, extension, name);
}

const Cast* find_cast(Oid source, Oid target) {
  const auto key = std::pair(source, target);
  const auto found = std::partition_point(casts.begin(), casts.end(), [&](const Cast& cast) {
    return std::pair(cast.source, cast.target) < key;
  });
  return found != casts.end() && found->source == source && found->target == target ? &*found : nullptr;
}

const Relation* find_relation(std::string_view schema, std::string_view name) {
  const auto key = std::pair(schema, name);
  const auto found = std::partition_point(relations.begin(), relations.end(), [&](const Relation& relation) {
    return std::pair(relation.schema, relation.name) < key;
  });
  return found != relations.end() && found->schema == schema && found->name == name ? &*found : nullptr;
}

}  // namespace lockstep::builtin
