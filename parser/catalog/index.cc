// Indexes and table constraints. The index behind a key or exclusion constraint is read with the others
// and becomes part of the constraint.
#include "parser/catalog/decode.h"
#include "parser/catalog/element.h"
#include "parser/catalog/operator_class.h"
#include "parser/catalog/reprint.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {
namespace {

// Expressions have number 0, system columns negative ones: both are left out.
std::vector<Name> column_names(const Relation& relation, std::string_view column_numbers) {
  std::vector<Name> names;
  for (const long number : numbers(column_numbers))
    if (number > 0) names.push_back(relation.attributes.at(static_cast<std::size_t>(number) - 1).name);
  return names;
}

void need_columns(Node& node, const Relation& relation, const std::vector<Name>& names) {
  ObjectId id = relation.id;
  if (id.kind != Kind::table) return;
  id.kind = Kind::column;
  for (const auto name : names) {
    id.part = name;
    Reading::need(node, id);
  }
}

class IndexReader {
 public:
  explicit IndexReader(Reading& reading)
      : reading_(reading),
        operator_classes_(reading),
        constraints_(reading.query("constraint")),
        constraint_fields_(constraints_),
        foreign_key_fields_(constraints_),
        indexes_(reading.query("index")),
        index_fields_(indexes_) {}

  void read() {
    const auto index_at = constraints_.column("index");
    for (std::size_t row = 0; row < constraints_.size(); ++row)
      if (const auto index = constraints_.get(row, index_at)) constraint_of_index_[to_oid(*index)] = row;
    for (std::size_t row = 0; row < indexes_.size(); ++row) read_index(row);
    for (std::size_t row = 0; row < constraints_.size(); ++row)
      if (!constraints_.get(row, index_at)) read_constraint(row, nullptr);
    attach();
  }

 private:
  // The elements of an index: what is not the column's or type's own.
  ir::IndexElement column_element(const Relation& relation, std::size_t number, Oid operator_class, Oid collation, bool has_options) {
    const auto& attribute = relation.attributes.at(number - 1);
    ir::IndexElement element;
    element.column = attribute.name;
    if (collation != 0 && collation != attribute.collation) element.collation = reading_.collations[collation];
    if (has_options || !operator_classes_.is_default(operator_class, *attribute.type))
      element.operator_class = operator_classes_.name(operator_class);
    return element;
  }

  void read_elements(std::size_t row, Oid oid, const Relation& relation, ir::Index& index) {
    const auto columns = numbers(*indexes_.get(row, columns_at_));
    const auto operator_classes = numbers(*indexes_.get(row, operator_classes_at_));
    const auto collations = numbers(*indexes_.get(row, collations_at_));
    const auto orders = numbers(*indexes_.get(row, orders_at_));
    const auto key_count = static_cast<std::size_t>(to_int(*indexes_.get(row, key_count_at_)));
    const auto definition = indexes_.get(row, printed_at_);
    const auto text = definition ? rereadable(printed(*definition, relation.id)) : std::string();
    const auto expressions = definition ? index_elements(text) : std::vector<std::string_view>();
    const auto settings = reading_.index_columns.find(oid);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto number = static_cast<std::size_t>(columns[i]);
      if (i >= key_count) {
        index.include.push_back(relation.attributes.at(number - 1).name);
        continue;
      }
      const IndexColumn* setting = nullptr;
      if (settings != reading_.index_columns.end())
        if (const auto found = settings->second.find(static_cast<int>(i) + 1); found != settings->second.end()) setting = &found->second;
      const bool has_options = setting != nullptr && !setting->options.empty();
      auto element = number == 0 ? element_from(expressions.at(i), Name())
                                 : column_element(relation, number, static_cast<Oid>(operator_classes[i]),
                                                  static_cast<Oid>(collations[i]), has_options);
      // src/include/catalog/pg_index.h: INDOPTION_DESC, INDOPTION_NULLS_FIRST.
      element.descending = (orders[i] & 1) != 0;
      element.nulls_first = (orders[i] & 2) != 0;
      if (has_options) element.operator_class_options = setting->options;
      if (setting != nullptr && setting->statistics) index.statistics[static_cast<int>(i) + 1] = *setting->statistics;
      index.elements.push_back(std::move(element));
    }
  }

  void mark_table(std::size_t row, Name name, Node& owner) {
    const bool clustered = indexes_.is_true(row, "clustered");
    if (auto* table = std::get_if<ir::Table>(&owner.object)) {
      if (clustered) table->cluster_on = name;
      if (indexes_.is_true(row, "replica_identity")) table->replica_identity.index = name;
    } else if (clustered) {
      owner.as<ir::MaterializedView>().cluster_on = name;
    }
  }

  void read_index(std::size_t row) {
    const Oid oid = to_oid(*indexes_.get(row, oid_at_));
    auto* relation = reading_.relation(to_oid(*indexes_.get(row, relation_at_)));
    if (relation == nullptr || relation->node == nullptr) return;
    const Name name(*indexes_.get(row, name_at_));
    Node node{.id = {.kind = Kind::index, .schema = relation->id.schema, .name = name}, .parent = relation->id, .object = ir::Index{}};
    auto& index = node.as<ir::Index>();
    index_fields_.decode_row({reading_, node}, row, index);
    if (index.predicate) index.predicate->text = without_parentheses(index.predicate->text);
    read_elements(row, oid, *relation, index);
    mark_table(row, name, *relation->node);
    read_.push_back(oid);
    if (const auto constraint = constraint_of_index_.find(oid); constraint != constraint_of_index_.end()) {
      auto* inserted = read_constraint(constraint->second, &index);
      reading_.objects[key(Catalog::relation, oid)] = inserted;
      return;
    }
    for (const auto& element : index.elements)
      if (!element.column.empty()) need_columns(node, *relation, {element.column});
    need_columns(node, *relation, index.include);
    reading_.insert(std::move(node), Catalog::relation, oid);
  }

  Node* read_constraint(std::size_t row, ir::Index* index) {
    auto* relation = reading_.relation(constraints_.oid(row, "relation"));
    if (relation == nullptr || relation->node == nullptr) return nullptr;
    if (const auto referenced = constraints_.oid(row, "referenced_relation"); referenced != 0 && reading_.relation(referenced) == nullptr) {
      ++reading_.state.unmodelled["foreign key to a table in the schema lockstep"];
      return nullptr;
    }
    Node node{.id = relation->id, .parent = relation->id, .object = ir::Constraint{}};
    node.id.kind = Kind::constraint;
    node.id.part = Name(constraints_.text(row, "name"));
    auto& constraint = node.as<ir::Constraint>();
    constraint_fields_.decode_row({reading_, node}, row, constraint);
    const auto columns = column_names(*relation, constraints_.text(row, "column_numbers"));
    need_columns(node, *relation, columns);
    using Type = ir::ConstraintType;
    if (constraint.type == Type::check) {
      constraint.check->text = without_parentheses(constraint.check->text);
    } else if (constraint.type != Type::exclusion) {
      constraint.columns = columns;
    }
    if (constraint.type == Type::foreign_key) read_foreign_key(row, *relation, node);
    if (index != nullptr) take_index(row, *relation, *index, node);
    return &reading_.insert(std::move(node), Catalog::constraint, constraints_.oid(row, "oid"));
  }

  void read_foreign_key(std::size_t row, const Relation& relation, Node& node) {
    ir::ForeignKey foreign_key;
    const auto* referenced = reading_.relation(constraints_.oid(row, "referenced_relation"));
    if (referenced->extension) Reading::need(node, *referenced->extension);
    foreign_key.table = Ref{referenced->id};
    foreign_key.columns = column_names(*referenced, constraints_.text(row, "referenced_column_numbers"));
    if (referenced->node != nullptr) need_columns(node, *referenced, foreign_key.columns);
    foreign_key_fields_.decode_row({reading_, node}, row, foreign_key);
    foreign_key.on_delete_columns = column_names(relation, constraints_.text(row, "on_delete_column_numbers"));
    node.as<ir::Constraint>().foreign_key = std::move(foreign_key);
  }

  void take_index(std::size_t row, const Relation& relation, ir::Index& index, Node& node) {
    auto& constraint = node.as<ir::Constraint>();
    need_columns(node, relation, index.include);
    constraint.include = std::move(index.include);
    constraint.nulls_not_distinct = index.nulls_not_distinct;
    constraint.index_options = std::move(index.options);
    constraint.index_tablespace = index.tablespace;
    if (constraint.type != ir::ConstraintType::exclusion) return;
    ir::Exclusion exclusion{.method = index.method, .elements = std::move(index.elements), .predicate = std::move(index.predicate)};
    exclusion.operators = array_elements(constraints_.text(row, "operators"));
    constraint.exclusion = std::move(exclusion);
  }

  // Indexes of partitions to those of their parents, when all are there.
  void attach() {
    for (const Oid oid : read_) {
      const auto parent = reading_.parents.find(oid);
      if (parent == reading_.parents.end()) continue;
      const auto* to = reading_.object(Catalog::relation, parent->second);
      auto* node = reading_.object(Catalog::relation, oid);
      if (to == nullptr || node == nullptr) continue;
      if (auto* index = std::get_if<ir::Index>(&node->object))
        index->attached_to = Ref{to->id};
      else
        node->as<ir::Constraint>().attached_to = Ref{to->id};
    }
  }

  Reading& reading_;
  OperatorClasses operator_classes_;
  Result constraints_;
  FieldDecoder<ir::Constraint> constraint_fields_;
  FieldDecoder<ir::ForeignKey> foreign_key_fields_;
  Result indexes_;
  FieldDecoder<ir::Index> index_fields_;
  std::unordered_map<Oid, std::size_t> constraint_of_index_;
  std::vector<Oid> read_;
  std::size_t oid_at_ = indexes_.column("oid"), relation_at_ = indexes_.column("relation"), name_at_ = indexes_.column("name"),
              columns_at_ = indexes_.column("columns"), operator_classes_at_ = indexes_.column("operator_classes"),
              collations_at_ = indexes_.column("collations"), orders_at_ = indexes_.column("orders"),
              key_count_at_ = indexes_.column("key_count"), printed_at_ = indexes_.column("printed");
};

}  // namespace

void read_indexes_and_constraints(Reading& reading) { IndexReader(reading).read(); }

}  // namespace lockstep::catalog
