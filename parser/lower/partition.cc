// Partition keys and bounds, attaching and detaching.
#include <algorithm>

#include "parser/lower/bound_value.h"
#include "parser/lower/options.h"
#include "parser/lower/table.h"
#include "parser/lower/type_facts.h"

namespace lockstep {
namespace {

const PgQuery__PartitionElem& element_tree(const PgQuery__PartitionSpec& spec, std::size_t i) {
  return *spec.part_params[i]->partition_elem;
}

// A column in parentheses is that column (ComputePartitionAttrs, tablecmds.c), but `(t)` and `(t.*)` are the whole row.
Name column_of(const Graph& graph, const ObjectId& table, const PgQuery__PartitionElem& tree) {
  if (const auto name = text_of(tree.name); !name.empty()) return Name(name);
  if (!tree.expr || tree.expr->node_case != PG_QUERY__NODE__NODE_COLUMN_REF) return {};
  const auto& fields = *tree.expr->column_ref;
  const auto names = string_list(fields.fields, fields.n_fields);
  if (names.size() != fields.n_fields || names.empty() || !graph.contains(column_id(table, Name(names.back())))) return {};
  return Name(names.back());
}

TypeName key_type(const Graph& graph, const ObjectId& parent, std::size_t i) {
  const auto& key = graph.at(parent).as<ir::Table>().partition_key;
  if (!key || i >= key->elements.size() || key->elements[i].column.empty()) return {};
  const Node* column = graph.find(column_id(parent, key->elements[i].column));
  return column ? column->as<ir::Column>().type : TypeName{};
}

std::string value_text(Reader& reader, const TypeName& type, const PgQuery__Node& value) {
  if (value.node_case == PG_QUERY__NODE__NODE_COLUMN_REF) {
    const auto names = string_list(value.column_ref->fields, value.column_ref->n_fields);
    if (names.size() == 1 && names[0] == "minvalue") return "MINVALUE";
    if (names.size() == 1 && names[0] == "maxvalue") return "MAXVALUE";
  }
  if (const auto constant = constant_of(value)) {
    if (!reader.is_utc && reader.statement() && lacks_zone(type.text.text(), *constant))
      reader.warn_once("zone-assumed", reader.statement()->at(value.node_case == PG_QUERY__NODE__NODE_A_CONST ? value.a_const->location : -1),
                       "the bound `" + constant->text + "` has no time zone, so PostgreSQL takes that of the session; here it is read as UTC",
                       {"write the offset, `" + constant->text + "+00`, or `SET TimeZone = 'UTC'` at the head of the file"});
    return bound_text(type.text.text(), *constant);
  }
  return qualify_expression(value, reader.scope()).expr.text;
}

std::string joined(Reader& reader,
                   const ObjectId& parent,
                   PgQuery__Node* const* values,
                   std::size_t count,
                   bool list) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += (i == 0 ? "" : ", ") +
            value_text(reader, key_type(reader.graph, parent, list ? 0 : i), *values[i]);
  return text;
}

// Foreign keys of the table and of the tables it is a partition of: partitions have them as clones,
// which are no nodes.
std::vector<ObjectId> foreign_keys_of(const Graph& graph, const ObjectId& table) {
  std::vector<ObjectId> result;
  for (const auto& id : graph.children(table, Kind::constraint))
    if (graph.at(id).as<ir::Constraint>().foreign_key) result.push_back(id);
  if (const auto& parent = graph.at(table).as<ir::Table>().partition_of)
    for (const auto& id : foreign_keys_of(graph, parent->id))
      result.push_back(id);
  return result;
}

// The foreign key among the partition's `own` that does what the one above does becomes its clone, and is none of them any more
// (tryAttachPartitionForeignKey() in src/backend/commands/tablecmds.c).
void adopt_foreign_key(Reader& reader, const ObjectId& above, std::vector<ObjectId>& own) {
  const auto& wanted = reader.graph.at(above).as<ir::Constraint>();
  const auto match = std::find_if(own.begin(), own.end(), [&](const ObjectId& each) {
    const auto& key = reader.graph.at(each).as<ir::Constraint>();
    return key.columns == wanted.columns && key.foreign_key == wanted.foreign_key && key.validated && key.deferrable == wanted.deferrable &&
           key.initially_deferred == wanted.initially_deferred;
  });
  if (match == own.end()) return;
  reader.graph.erase(*match);
  own.erase(match);
}

std::vector<ObjectId> own_foreign_keys(const Graph& graph, const ObjectId& table) {
  auto result = graph.children(table, Kind::constraint);
  std::erase_if(result, [&](const ObjectId& id) { return !graph.at(id).as<ir::Constraint>().foreign_key; });
  return result;
}

void adopt_foreign_keys(Reader& reader, const ObjectId& parent, const ObjectId& partition) {
  auto own = own_foreign_keys(reader.graph, partition);
  for (const auto& id : foreign_keys_of(reader.graph, parent)) adopt_foreign_key(reader, id, own);
}

}  // namespace

Box<ir::PartitionKey> partition_key(Reader& reader,
                                    const ObjectId& table,
                                    const PgQuery__PartitionSpec& spec) {
  ir::PartitionKey key{.strategy = Name(partition_strategy(spec))};
  const auto method = key.strategy.text() == "hash" ? "hash" : "btree";
  for (std::size_t i = 0; i < spec.n_part_params; ++i) {
    const auto& tree = element_tree(spec, i);
    ir::IndexElement element{
        .column = column_of(reader.graph, table, tree),
        .collation = resolved_collation(qualified_name_of(tree.collation, tree.n_collation),
                                        reader.graph, reader.search_path),
        .operator_class = operator_class_of(reader, tree.opclass, tree.n_opclass)};
    simplify_element(reader.graph, table, method, element);
    key.elements.push_back(std::move(element));
  }
  return key;
}

void set_partition_key_expressions(Reader& reader,
                                   const ObjectId& table,
                                   const PgQuery__PartitionSpec& spec) {
  for (std::size_t i = 0; i < spec.n_part_params; ++i) {
    const auto& tree = element_tree(spec, i);
    if (!tree.expr || !column_of(reader.graph, table, tree).empty()) continue;
    reader.set_expression(
        table, *tree.expr, &table, [i, expression = tree.expr](Node& node, Expr expr) {
          expr.text = element_text(*expression, std::move(expr.text));
          node.as<ir::Table>().partition_key->elements[i].expression = std::move(expr);
        });
  }
}

Expr partition_bound(Reader& reader,
                     const ObjectId& parent,
                     const PgQuery__PartitionBoundSpec& bound) {
  if (bound.is_default) return {.text = "DEFAULT"};
  const auto strategy = text_of(bound.strategy);
  if (strategy == "h")
    return {.text = "FOR VALUES WITH (modulus " + std::to_string(bound.modulus) + ", remainder " +
                    std::to_string(bound.remainder) + ")"};
  if (strategy == "l")
    return {.text = "FOR VALUES IN (" +
                    joined(reader, parent, bound.listdatums, bound.n_listdatums, true) + ")"};
  const auto lower = joined(reader, parent, bound.lowerdatums, bound.n_lowerdatums, false);
  const auto upper = joined(reader, parent, bound.upperdatums, bound.n_upperdatums, false);
  return {.text = "FOR VALUES FROM (" + lower + ") TO (" + upper + ")"};
}

void adopt_foreign_key_below(Reader& reader, const ObjectId& key, const ObjectId& table) {
  if (!reader.graph.at(table).as<ir::Table>().partition_key) return;
  for (const auto& partition : reader.relations.children(table)) {
    auto own = own_foreign_keys(reader.graph, partition);
    adopt_foreign_key(reader, key, own);
    adopt_foreign_key_below(reader, key, partition);
  }
}

void attach_partition(Reader& reader,
                      const Statement& statement,
                      const ObjectId& parent,
                      const PgQuery__PartitionCmd& command) {
  auto& node = reader.relation(*command.name, statement, {Kind::table});
  const auto partition = node.id;
  auto& table = node.as<ir::Table>();
  keep_not_null_names(reader, partition);
  table.partition_of = Ref{parent};
  if (command.bound) table.partition_bound = partition_bound(reader, parent, *command.bound);
  reader.relations.added(node);
  for (const auto& [name, ancestor] : inherited_checks(reader.graph, table))
    if (const auto own = constraint_id(partition, name); reader.graph.contains(own))
      reader.graph.erase(own);
  refresh_inheritance(reader, partition);
  ensure_indexes(reader, parent, partition);
  adopt_foreign_keys(reader, parent, partition);
}

void detach_partition(Reader& reader,
                      const Statement& statement,
                      const ObjectId& parent,
                      const PgQuery__PartitionCmd& command) {
  auto& node = reader.relation(*command.name, statement, {Kind::table});
  const auto partition = node.id;
  auto& table = node.as<ir::Table>();
  if (table.partition_of != Ref{parent}) return;
  keep_not_null_names(reader, partition);
  const auto checks = inherited_checks(reader.graph, table);
  table.partition_of.reset();
  table.partition_bound = {};
  for (const auto& [name, ancestor] : checks)
    copy_check(reader, ancestor, partition);
  for (const auto& id : foreign_keys_of(reader.graph, parent)) {
    Node copy = reader.graph.at(id);
    copy.id = constraint_id(partition, id.part);
    copy.parent = partition;
    copy.directives.clear();
    if (!reader.graph.contains(copy.id)) insert_part(reader, std::move(copy));
  }
  for (const auto& index : indexes_of(reader, partition))
    attached_to(reader.graph.at(index)).reset();
  forget_trigger_copies(reader, partition);
  refresh_inheritance(reader, partition);
}

}  // namespace lockstep
