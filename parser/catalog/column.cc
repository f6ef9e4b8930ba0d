// Columns of tables and views, their defaults, and the settings that columns of indexes carry. By far
// the most rows, so the columns of the result are looked up once.
#include "parser/catalog/decode.h"
#include "parser/catalog/privileges.h"
#include "parser/catalog/reprint.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {
namespace {

struct Columns {
  explicit Columns(const Result& result)
      : relation(result.column("relation")),
        number(result.column("number")),
        name(result.column("name")),
        type(result.column("type")),
        modifier(result.column("modifier")),
        not_null(result.column("not_null")),
        local(result.column("local")),
        inherited(result.column("inherited")),
        storage(result.column("storage")),
        collation(result.column("collation")),
        identity(result.column("identity")),
        generated(result.column("generated")),
        compression(result.find("compression")),
        statistics(result.column("statistics")),
        options(result.column("options")),
        foreign_options(result.column("foreign_options")),
        acl(result.column("acl")) {}

  std::size_t relation, number, name, type, modifier, not_null, local, inherited, storage, collation, identity, generated,
      compression, statistics, options, foreign_options, acl;
};

class Row {
 public:
  Row(const Result& result, std::size_t row) : result_(result), row_(row) {}

  std::optional<std::string_view> get(std::size_t column) const {
    if (column == Result::none) return std::nullopt;
    return result_.get(row_, column);
  }

  std::string_view text(std::size_t column) const { return *get(column); }
  bool is_true(std::size_t column) const { return text(column) == "t"; }

 private:
  const Result& result_;
  std::size_t row_;
};

Name owner_of(const Relation& relation) { return relation.node == nullptr ? Name() : relation.node->owner; }

// Settings that columns of tables and of views have in common.
template <class K>
void set_storage(Reading& reading, const Row& row, const Columns& at, const Type& type, const Relation& relation, Node& node) {
  auto& column = node.as<K>();
  if (const auto storage = storage_name(row.text(at.storage)); storage != type.storage) column.storage = storage;
  if (const auto compression = row.get(at.compression)) column.compression = compression_name(*compression);
  if (const auto statistics = row.get(at.statistics)) column.statistics = to_int(*statistics);
  if (const auto options = row.get(at.options)) decode_options(*options, "", column.options);
  if (const auto acl = row.get(at.acl)) node.privileges = privileges_from(*acl, 'c', owner_of(relation), reading.version);
}

// The node of a table's column.
void insert_column(Reading& reading, const Row& row, const Columns& at, const Relation& relation, Attribute& attribute) {
  ObjectId id = relation.id;
  id.kind = Kind::column;
  id.part = attribute.name;
  Node node{.id = id, .parent = relation.id, .object = ir::Column{}};
  auto& column = node.as<ir::Column>();
  column.type = attribute.type->name;
  if (attribute.type->extension) Reading::need(node, *attribute.type->extension);
  if (attribute.collation != attribute.type->collation) column.collation = reading.collations[attribute.collation];
  column.not_null = row.is_true(at.not_null);
  column.local = row.is_true(at.local);
  column.inherited = row.is_true(at.inherited);
  if (const auto identity = row.get(at.identity)) {
    column.identity = ir::Identity{};
    column.identity->always = *identity == "a";
  }
  if (const auto generated = row.get(at.generated)) {
    column.generated = Expr{};
    column.generated_virtual = *generated == "v";
  }
  if (const auto options = row.get(at.foreign_options)) decode_options(*options, "", column.foreign_options);
  set_storage<ir::Column>(reading, row, at, *attribute.type, relation, node);
  attribute.node = &reading.graph().insert(std::move(node));
}

bool carries_something(const Row& row, const Columns& at, const Type& type) {
  return storage_name(row.text(at.storage)) != type.storage || row.get(at.compression) || row.get(at.statistics) ||
         row.get(at.options) || row.get(at.acl);
}

// `tableoid` and its like are there without saying; they are nodes when they carry privileges.
void insert_system_column(Reading& reading, const Row& row, const Columns& at, const Relation& relation) {
  if (relation.node == nullptr) return;
  ObjectId id = relation.id;
  id.kind = Kind::view_column;
  id.part = Name(row.text(at.name));
  Node node{.id = id, .parent = relation.id, .object = ir::ViewColumn{}};
  node.privileges = privileges_from(*row.get(at.acl), 'c', owner_of(relation), reading.version);
  if (!node.privileges.empty()) reading.graph().insert(std::move(node));
}

void read_column(Reading& reading, const Row& row, const Columns& at) {
  const Oid relation_oid = to_oid(row.text(at.relation));
  const int number = to_int(row.text(at.number));
  auto* relation = reading.relation(relation_oid);
  if (relation == nullptr) {
    // A column of an index: only asked for when it carries a setting.
    auto& setting = reading.index_columns[relation_oid][number];
    if (const auto statistics = row.get(at.statistics)) setting.statistics = to_int(*statistics);
    if (const auto options = row.get(at.options)) decode_options(*options, "", setting.options);
    return;
  }
  if (number < 0) {
    insert_system_column(reading, row, at, *relation);
    return;
  }
  const auto position = static_cast<std::size_t>(number) - 1;
  if (relation->attributes.size() <= position) relation->attributes.resize(position + 1);
  auto& attribute = relation->attributes[position];
  attribute.name = Name(row.text(at.name));
  attribute.type = &reading.type(to_oid(row.text(at.type)), to_int(row.text(at.modifier)));
  attribute.collation = row.get(at.collation) ? to_oid(*row.get(at.collation)) : 0;
  if (relation->node == nullptr) return;
  if (relation->id.kind == Kind::table)
    insert_column(reading, row, at, *relation, attribute);
  else if (carries_something(row, at, *attribute.type))
    set_storage<ir::ViewColumn>(reading, row, at, *attribute.type, *relation, *reading.column(relation_oid, number));
}

// Numbers the columns of a table without gaps, or lists those of a view.
void complete_relation(Relation& relation) {
  int ordinal = 0;
  std::vector<ir::OutputColumn> output;
  const bool is_table = relation.id.kind == Kind::table;
  for (auto& attribute : relation.attributes) {
    if (attribute.type == nullptr) continue;
    if (is_table) {
      attribute.node->as<ir::Column>().ordinal = ++ordinal;
    } else {
      output.push_back({attribute.name, attribute.type->name});
      if (attribute.type->extension) Reading::need(*relation.node, *attribute.type->extension);
    }
  }
  if (relation.id.kind == Kind::view) relation.node->as<ir::View>().columns = std::move(output);
  if (relation.id.kind == Kind::materialized_view) relation.node->as<ir::MaterializedView>().columns = std::move(output);
}

}  // namespace

void read_not_null(Reading& reading) {
  if (reading.version < 180000) return;
  const auto result = reading.query("not_null");
  for (std::size_t row = 0; row < result.size(); ++row) {
    auto* relation = reading.relation(result.oid(row, "relation"));
    if (relation == nullptr || relation->node == nullptr || relation->id.kind != Kind::table) continue;
    auto* node = reading.column(result.oid(row, "relation"), to_int(result.text(row, "number")));
    node->as<ir::Column>().not_null_constraint = ir::NotNull{.name = Name(result.text(row, "name")),
                                                             .no_inherit = result.is_true(row, "no_inherit"),
                                                             .validated = result.is_true(row, "validated")};
    reading.objects[key(Catalog::constraint, result.oid(row, "oid"))] = node;
  }
}

void read_columns(Reading& reading) {
  const auto result = reading.query("column");
  const Columns at(result);
  for (std::size_t i = 0; i < result.size(); ++i) read_column(reading, Row(result, i), at);
  for (auto& [oid, relation] : reading.relations)
    if (relation.node != nullptr) complete_relation(relation);
}

void read_defaults(Reading& reading) {
  const auto result = reading.query("default");
  for (std::size_t row = 0; row < result.size(); ++row) {
    auto* node = reading.column(result.oid(row, "relation"), to_int(result.text(row, "number")));
    if (node == nullptr) continue;
    reading.objects[key(Catalog::attribute_default, result.oid(row, "oid"))] = node;
    Expr expression{.text = rereadable(printed(result.text(row, "text"), node->id))};
    if (node->id.kind == Kind::view_column) {
      node->as<ir::ViewColumn>().default_value = std::move(expression);
      continue;
    }
    auto& column = node->as<ir::Column>();
    if (column.generated)
      column.generated->text = without_parentheses(expression.text);
    else
      column.default_value = std::move(expression);
  }
}

}  // namespace lockstep::catalog
