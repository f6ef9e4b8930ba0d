// Types as texts, and the objects that are types: enums, composite types, domains, ranges.
#include "parser/catalog/decode.h"
#include "parser/catalog/text.h"
#include "parser/multirange_name.h"

namespace lockstep::catalog {
namespace {

// The object behind a type, if it is one of ours.
std::optional<ObjectId> object_behind(const Reading& reading, const Result& result, std::size_t row) {
  const auto schema = reading.schema(result.oid(row, "object_schema"));
  if (schema.empty()) return std::nullopt;
  ObjectId id{.schema = schema, .name = Name(result.text(row, "object_name"))};
  const auto kind = result.text(row, "object_kind");
  const auto relation_kind = result.text(row, "object_relation_kind");
  if (kind == "e")
    id.kind = Kind::enum_type;
  else if (kind == "d")
    id.kind = Kind::domain;
  else if (kind == "r")
    id.kind = Kind::range_type;
  else if (kind == "b")
    id.kind = Kind::base_type;
  else if (kind == "p")
    id.kind = Kind::shell_type;
  else if (relation_kind == "c")
    id.kind = Kind::composite_type;
  else if (relation_kind == "r" || relation_kind == "p" || relation_kind == "f")
    id.kind = Kind::table;
  else if (relation_kind == "v")
    id.kind = Kind::view;
  else if (relation_kind == "m")
    id.kind = Kind::materialized_view;
  else
    return std::nullopt;
  return id;
}

Type type_of_row(const Reading& reading, const Result& result, std::size_t row) {
  Type type;
  type.oid = result.oid(row, "oid");
  type.name.text = Name(result.text(row, "text"));
  type.storage = storage_name(result.text(row, "storage"));
  type.collation = result.oid(row, "collation");
  type.base = result.oid(row, "base");
  type.kind = result.text(row, "kind").front();
  type.category = result.text(row, "category").front();
  type.array = result.is_true(row, "array");
  const auto member = reading.extensions.find(key(Catalog::type, result.oid(row, "object")));
  if (member != reading.extensions.end())
    type.extension = member->second;
  else
    type.name.reference = object_behind(reading, result, row);
  return type;
}

}  // namespace

void read_types(Reading& reading) {
  const auto result = reading.query("type");
  for (std::size_t row = 0; row < result.size(); ++row) {
    auto type = type_of_row(reading, result, row);
    std::optional<int> modifier;
    if (const auto text = result.value(row, "modifier")) modifier = to_int(*text);
    const auto& kept = reading.types.emplace(Reading::type_key(type.oid, modifier), std::move(type)).first->second;
    reading.type_facts.emplace(kept.oid, &kept);
  }
}

void read_collations(Reading& reading) {
  const auto result = reading.query("collation");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto parts = array_elements(result.text(row, "name"));
    reading.collations[result.oid(row, "oid")] = {Name(parts[0] == "pg_catalog" ? "" : parts[0]), Name(parts[1])};
  }
  const auto own = reading.query("own_collation");
  read_objects<ir::Collation>(
      reading, own, Catalog::collation, 'r', [](Node&, std::size_t) { return true; }, [](Node&, std::size_t) {});
}

namespace {

// Types can also be depended on by way of their array and multirange types.
void register_types(Reading& reading, const Result& result, std::size_t row, Node& node) {
  for (const auto* column : {"array", "multirange", "multirange_array"})
    if (const auto oid = result.oid(row, column)) reading.objects[key(Catalog::type, oid)] = &node;
}

template <class K>
void read_types_of_kind(Reading& reading) {
  const auto result = reading.query(K::kind == Kind::enum_type ? "enum_type" : K::kind == Kind::domain ? "domain" : "range_type");
  read_objects<K>(
      reading,
      result,
      Catalog::type,
      'T',
      [&](Node& node, std::size_t row) {
        if constexpr (requires { node.as<K>().collation; })
          if (const auto collation = result.oid(row, "collation_oid")) node.as<K>().collation = reading.collations[collation];
        // PostgreSQL 13 makes no multirange types; what says nothing of them has to be the same on it.
        if constexpr (K::kind == Kind::range_type)
          if (reading.version < 140000) node.as<K>().multirange_type = {node.id.schema, multirange_name(node.id.name)};
        return true;
      },
      [&](Node& node, std::size_t row) { register_types(reading, result, row, node); });
}

ir::Attribute attribute_of_row(Reading& reading, Node& node, const Result& result, std::size_t row) {
  ir::Attribute attribute;
  attribute.name = Name(result.text(row, "attribute"));
  const auto& type = reading.type(result.oid(row, "attribute_type"), to_int(result.text(row, "attribute_modifier")));
  attribute.type = type.name;
  if (type.extension) Reading::need(node, *type.extension);
  const auto collation = result.oid(row, "attribute_collation");
  if (collation != type.collation) attribute.collation = reading.collations[collation];
  if (const auto comment = result.value(row, "attribute_comment")) attribute.comment = *comment;
  return attribute;
}

void read_composite_types(Reading& reading) {
  const auto result = reading.query("composite_type");
  for (std::size_t row = 0; row < result.size();) {
    const Oid oid = result.oid(row, "oid");
    const auto schema_oid = result.oid(row, "schema");
    const auto schema = reading.schema(schema_oid);
    Node node{.id = {.kind = Kind::composite_type, .schema = schema, .name = Name(result.text(row, "name"))},
              .object = ir::CompositeType{}};
    reading.need_extension_of_schema(node, schema_oid);
    set_owner_and_privileges(reading, node, result, row, 'T');
    const auto first = row;
    for (; row < result.size() && result.oid(row, "oid") == oid; ++row)
      if (result.value(row, "attribute"))
        node.as<ir::CompositeType>().attributes.push_back(attribute_of_row(reading, node, result, row));
    if (schema.empty() || reading.is_member(Catalog::type, oid)) continue;
    auto& inserted = reading.insert(std::move(node), Catalog::type, oid);
    register_types(reading, result, first, inserted);
    reading.relations[result.oid(first, "relation")] = {.id = inserted.id, .node = &inserted};
  }
}

void read_domain_constraints(Reading& reading) {
  const auto result = reading.query("domain_constraint");
  const FieldDecoder<ir::DomainConstraint> fields(result);
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto* domain = reading.object(Catalog::type, result.oid(row, "domain"));
    if (domain == nullptr) continue;
    Node node{.id = domain->id, .parent = domain->id, .object = ir::DomainConstraint{}};
    node.id.kind = Kind::domain_constraint;
    node.id.part = Name(result.text(row, "name"));
    auto& constraint = node.as<ir::DomainConstraint>();
    fields.decode_row({reading, node}, row, constraint);
    constraint.expression.text = without_parentheses(constraint.expression.text);
    reading.insert(std::move(node), Catalog::constraint, result.oid(row, "oid"));
  }
}

void read_base_types(Reading& reading) {
  const auto result = reading.query("base_type");
  read_objects<ir::BaseType>(
      reading, result, Catalog::type, 'T',
      [&](Node& node, std::size_t row) {
        if (result.is_true(row, "defined")) return true;
        if (!reading.is_member(Catalog::type, result.oid(row, "oid")))
          reading.insert(Node{.id = {.kind = Kind::shell_type, .schema = node.id.schema, .name = node.id.name}, .object = ir::ShellType{}, .owner = node.owner},
                         Catalog::type, result.oid(row, "oid"));
        return false;
      },
      [&](Node& node, std::size_t row) {
        if (const auto oid = result.oid(row, "array")) reading.objects[key(Catalog::type, oid)] = &node;
      });
}

}  // namespace

void read_type_objects(Reading& reading) {
  read_types_of_kind<ir::EnumType>(reading);
  read_composite_types(reading);
  read_types_of_kind<ir::Domain>(reading);
  read_domain_constraints(reading);
  read_types_of_kind<ir::RangeType>(reading);
  read_base_types(reading);
}

}  // namespace lockstep::catalog
