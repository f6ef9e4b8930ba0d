#include "parser/catalog/reading.h"

#include <charconv>

#include "ir/error.h"
#include "parser/catalog_queries.h"

namespace lockstep::catalog {
namespace {

// Opens the comments that are meant for this server version.
std::string for_version(std::string_view query, int major) {
  std::string result;
  for (;;) {
    const auto begin = query.find("/*1");
    if (begin == std::string_view::npos) return result.append(query);
    const auto colon = query.find(':', begin);
    const auto end = query.find("*/", begin);
    check(colon < end && end != std::string_view::npos, "a version comment in a catalog query does not end");
    result.append(query.substr(0, begin));
    int since = 0;
    std::from_chars(query.data() + begin + 2, query.data() + colon, since);
    if (major >= since) result.append(query.substr(colon + 1, end - colon - 1));
    query.remove_prefix(end + 2);
  }
}

}  // namespace

Oid to_oid(std::string_view digits) {
  Oid result = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), result);
  return result;
}

int to_int(std::string_view digits) {
  int result = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), result);
  return result;
}

Result::Result(Rows rows) : rows_(std::move(rows)) {
  for (std::size_t i = 0; i < rows_.columns(); ++i) columns_.emplace_back(rows_.column_name(i), i);
}

std::size_t Result::find(std::string_view column) const {
  for (const auto& [name, position] : columns_)
    if (name == column) return position;
  return none;
}

std::size_t Result::column(std::string_view column) const {
  const auto position = find(column);
  if (position == none) throw Bug("a catalog query does not give `" + std::string(column) + "`");
  return position;
}

std::optional<std::string_view> Result::value(std::size_t row, std::string_view column) const {
  const auto position = find(column);
  if (position == none) return std::nullopt;
  return get(row, position);
}

std::string_view Result::text(std::size_t row, std::string_view column) const {
  return value(row, column).value_or(std::string_view());
}

Oid Result::oid(std::size_t row, std::string_view column) const { return to_oid(text(row, column)); }

Result Reading::query(std::string_view name) {
  const auto found = catalog_queries().find(name);
  if (found == catalog_queries().end()) throw Bug("there is no catalog query `" + std::string(name) + "`");
  return Result(database.query(for_version(found->second, version / 10000)));
}

const Type& Reading::type(Oid oid, std::optional<int> modifier) const {
  const auto found = types.find(type_key(oid, modifier));
  if (found == types.end()) throw Bug("the type with oid " + std::to_string(oid) + " was not read");
  return found->second;
}

Name Reading::role(Oid oid) const {
  const auto found = roles.find(oid);
  return found == roles.end() ? Name(std::to_string(oid)) : found->second;
}

Name Reading::schema(Oid oid) const {
  const auto found = schemas.find(oid);
  return found == schemas.end() ? Name() : found->second;
}

Relation* Reading::relation(Oid oid) {
  const auto found = relations.find(oid);
  return found == relations.end() ? nullptr : &found->second;
}

Node* Reading::object(Catalog catalog, Oid oid) const {
  const auto found = objects.find(key(catalog, oid));
  return found == objects.end() ? nullptr : found->second;
}

Node* Reading::column(Oid relation_oid, int number) {
  auto* found = relation(relation_oid);
  if (found == nullptr || found->node == nullptr || number < 1 || static_cast<std::size_t>(number) > found->attributes.size()) return nullptr;
  auto& attribute = found->attributes[static_cast<std::size_t>(number) - 1];
  const auto kind = found->node->id.kind;
  if (attribute.node == nullptr && attribute.type != nullptr && (kind == Kind::view || kind == Kind::materialized_view)) {
    ObjectId id = found->node->id;
    id.kind = Kind::view_column;
    id.part = attribute.name;
    attribute.node = &graph().insert(Node{.id = id, .parent = found->node->id, .object = ir::ViewColumn{}});
  }
  return attribute.node;
}

void Reading::need(Node& node, const ObjectId& id) {
  if (id != node.id && id != node.parent) node.references.push_back(id);
}

void Reading::need_extension_of_schema(Node& node, Oid schema_oid) const {
  const auto found = extensions.find(key(Catalog::schema, schema_oid));
  if (found != extensions.end() && found->second) need(node, *found->second);
}

Node& Reading::insert(Node node, Catalog catalog, Oid oid) {
  auto& inserted = graph().insert(std::move(node));
  objects[key(catalog, oid)] = &inserted;
  return inserted;
}

}  // namespace lockstep::catalog
