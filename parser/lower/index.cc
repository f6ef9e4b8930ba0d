// CREATE INDEX, and the trees that indexes of partitioned tables form with those of the partitions.
#include <algorithm>

#include "parser/lower/generated_name.h"
#include "parser/lower/options.h"
#include "parser/lower/table.h"
#include "parser/lower/type_facts.h"
#include "parser/output_name.h"

namespace lockstep {
namespace {

// What makes an index of a partition fit one of the partitioned table (CompareIndexInfo,
// catalog/index.c). Sort order is not part of it.
struct Shape {
  bool unique = false;
  bool nulls_not_distinct = false;
  bool exclusion = false;
  Name method;
  std::vector<ir::IndexElement> elements;
  std::vector<Name> include;
  std::string predicate;
  bool operator==(const Shape&) const = default;
};

std::string plain_text(const Box<Expr>& expression) {
  return expression ? expression->key() : "";
}

Shape shape_of(const Node& node) {
  Shape shape;
  if (node.id.kind == Kind::index) {
    const auto& index = node.as<ir::Index>();
    shape = {.unique = index.unique,
             .nulls_not_distinct = index.nulls_not_distinct,
             .method = index.method,
             .elements = index.elements,
             .include = index.include,
             .predicate = plain_text(index.predicate)};
  } else {
    const auto& key = node.as<ir::Constraint>();
    shape = {.unique = !key.exclusion,
             .nulls_not_distinct = key.nulls_not_distinct,
             .exclusion = key.exclusion.has_value(),
             .method = key.exclusion ? key.exclusion->method : Name("btree"),
             .include = key.include};
    if (key.exclusion) shape.elements = key.exclusion->elements;
    for (const auto column : key.columns)
      shape.elements.push_back({.column = column});
  }
  for (auto& element : shape.elements) {
    element.descending = false;
    element.nulls_first = false;
    element.operator_class_options.clear();
  }
  return shape;
}

// The index of the partition that can stand for `parent`; null when there is none.
const Node* matching_index(Reader& reader, const Node& parent, const ObjectId& partition) {
  const auto wanted = shape_of(parent);
  if (wanted.exclusion) return nullptr;
  for (const auto& id : indexes_of(reader, partition)) {
    Node& node = reader.graph.at(id);
    if (attached_to(node)) continue;
    // A constraint wants a constraint.
    if (parent.id.kind == Kind::constraint && id.kind != Kind::constraint) continue;
    if (shape_of(node) == wanted) return &node;
  }
  return nullptr;
}

ObjectId table_of(const Node& index) {
  return *index.parent;
}

bool is_valid(const Node& node) {
  return node.id.kind != Kind::index || node.as<ir::Index>().valid;
}

// An index made with ON ONLY becomes valid when every partition has one attached
// (validatePartitionedIndex, tablecmds.c).
void validate(Reader& reader, const ObjectId& id) {
  Node* node = reader.graph.find(id);
  if (!node || id.kind != Kind::index || is_valid(*node)) return;
  for (const auto& partition : reader.relations.children(table_of(*node))) {
    const auto indexes = indexes_of(reader, partition);
    const bool attached = std::any_of(indexes.begin(), indexes.end(), [&](const ObjectId& each) {
      Node& child = reader.graph.at(each);
      return attached_to(child) == Ref{id} && is_valid(child);
    });
    if (!attached) return;
  }
  node->as<ir::Index>().valid = true;
  if (const auto parent = attached_to(*node)) validate(reader, parent->id);
}

std::string_view label_of(const Node& node) {
  if (node.id.kind == Kind::index) return "idx";
  const auto& key = node.as<ir::Constraint>();
  if (key.type == ir::ConstraintType::primary_key) return "pkey";
  return key.exclusion ? "excl" : "key";
}

void move_references(Node& node, const ObjectId& from, const ObjectId& to) {
  for (auto& reference : node.references) {
    if (reference.schema != from.schema || reference.name != from.name) continue;
    if (reference.kind == Kind::column || reference.kind == Kind::table) {
      reference.schema = to.schema;
      reference.name = to.name;
    }
  }
  std::sort(node.references.begin(), node.references.end());
}

// The expressions of a copy follow its original when that is resolved at the end.
void follow_expressions(Reader& reader, const ObjectId& from, const ObjectId& to) {
  reader.at_end([&reader, from, to] {
    const Node* source = reader.graph.find(from);
    Node* target = reader.graph.find(to);
    if (!source || !target) return;
    if (from.kind == Kind::index && to.kind == Kind::index) {
      target->as<ir::Index>().elements = source->as<ir::Index>().elements;
      target->as<ir::Index>().predicate = source->as<ir::Index>().predicate;
    } else if (from.kind == Kind::constraint && to.kind == Kind::constraint) {
      target->as<ir::Constraint>().exclusion = source->as<ir::Constraint>().exclusion;
    }
  });
}

bool has_expressions(const Node& node) {
  const auto shape = shape_of(node);
  if (!shape.predicate.empty() || shape.exclusion) return true;
  return std::any_of(shape.elements.begin(), shape.elements.end(), [](const auto& element) {
    return element.column.empty();
  });
}

// Names of the columns, with those of expressions taken from the tree: their texts are not set yet.
std::vector<std::string> names_for(const ir::Index& index, const PgQuery__IndexStmt& create) {
  auto elements = index.elements;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!elements[i].column.empty()) continue;
    const auto name = name_of_expression(*create.index_params[i]->index_elem->expr);
    elements[i].column = Name(name.empty() ? "expr" : name);
  }
  return index_column_names(elements, index.include);
}

// A column may come with a later statement.
void require_columns(Reader& reader,
                     const Statement& statement,
                     const ObjectId& relation,
                     const ir::Index& index) {
  if (relation.kind != Kind::table) return;
  const auto require = [&](Name column) {
    if (column.empty() || reader.graph.contains(column_id(relation, column))) return;
    throw Postponed{{.code = "unknown-object",
                     .span = statement.at(-1),
                     .message = "there is no column `" + quoted(column) + "` in `" +
                                quoted(relation.qualified_name()) + "`"}};
  };
  for (const auto& element : index.elements)
    require(element.column);
  for (const auto column : index.include)
    require(column);
}

ir::Index index_of(Reader& reader, const ObjectId& relation, const PgQuery__IndexStmt& create) {
  auto method = text_of(create.access_method);
  if (method.empty()) method = "btree";
  if (method == "rtree") method = "gist";
  return {.unique = create.unique != 0,
          .nulls_not_distinct = create.nulls_not_distinct != 0,
          .method = Name(method),
          .elements =
              index_elements(reader, relation, method, create.index_params, create.n_index_params),
          .include = column_names(create.index_including_params, create.n_index_including_params),
          .options = options_of(create.options, create.n_options),
          .tablespace = tablespace_of(create.table_space, reader)};
}

void set_expressions(Reader& reader,
                     const ObjectId& id,
                     const ObjectId& relation,
                     const PgQuery__IndexStmt& create) {
  set_element_expressions(
      reader,
      id,
      relation,
      create.index_params,
      create.n_index_params,
      [](Node& node) -> std::vector<ir::IndexElement>& { return node.as<ir::Index>().elements; });
  if (!create.where_clause) return;
  reader.set_expression(id, *create.where_clause, &relation, [](Node& node, Expr expr) {
    node.as<ir::Index>().predicate = std::move(expr);
  });
}

}  // namespace

std::optional<Ref>& attached_to(Node& index) {
  return index.id.kind == Kind::index ? index.as<ir::Index>().attached_to
                                      : index.as<ir::Constraint>().attached_to;
}

std::vector<ObjectId> indexes_of(Reader& reader, const ObjectId& table) {
  auto ids = reader.graph.children(table);
  std::erase_if(ids, [&](const ObjectId& id) {
    if (id.kind == Kind::index) return false;
    return id.kind != Kind::constraint || !has_index(reader.graph.at(id).as<ir::Constraint>());
  });
  reader.relations.sort_by_creation(ids);
  return ids;
}

ObjectId clone_index(Reader& reader,
                     const ObjectId& source,
                     const ObjectId& table,
                     const Span& origin) {
  Node copy = reader.graph.at(source);
  const auto from = table_of(copy);
  const auto shape = shape_of(copy);
  const auto columns = index_column_names(shape.elements, shape.include);
  const auto name = index_name(reader, table.schema, table.name, columns, label_of(copy));
  copy.id = copy.id.kind == Kind::index ? index_id(table, name) : constraint_id(table, name);
  copy.parent = table;
  copy.comment.reset();
  copy.directives.clear();
  copy.origin = origin;
  copy.generated_name = true;
  attached_to(copy).reset();
  if (copy.id.kind == Kind::index) {
    copy.as<ir::Index>().statistics.clear();
    copy.as<ir::Index>().valid = true;
  } else {
    copy.as<ir::Constraint>().index_comment.reset();
  }
  move_references(copy, from, table);
  const auto id = copy.id;
  const bool follow = has_expressions(copy);
  insert_part(reader, std::move(copy));
  if (follow) follow_expressions(reader, source, id);
  const auto& made = reader.graph.at(id);
  if (id.kind == Kind::constraint &&
      made.as<ir::Constraint>().type == ir::ConstraintType::primary_key)
    for (const auto column : made.as<ir::Constraint>().columns)
      set_not_null(reader, table, column, Reach::only);
  return id;
}

namespace {

// Foreign tables have no indexes.
bool is_foreign(const Graph& graph, const ObjectId& table) { return !graph.at(table).as<ir::Table>().foreign_server.empty(); }

}  // namespace

void spread_to_partitions(Reader& reader, const ObjectId& index) {
  const auto table = table_of(reader.graph.at(index));
  if (table.kind != Kind::table || !reader.graph.at(table).as<ir::Table>().partition_key) return;
  for (const auto& partition : reader.relations.children(table)) {
    if (is_foreign(reader.graph, partition)) continue;
    const Node& parent = reader.graph.at(index);
    if (const Node* match = matching_index(reader, parent, partition)) {
      attached_to(reader.graph.at(match->id)) = Ref{index};
      if (!is_valid(*match) && index.kind == Kind::index)
        reader.graph.at(index).as<ir::Index>().valid = false;
      continue;
    }
    const auto origin = parent.origin;
    const auto made = clone_index(reader, index, partition, origin);
    attached_to(reader.graph.at(made)) = Ref{index};
    spread_to_partitions(reader, made);
  }
}

void ensure_indexes(Reader& reader, const ObjectId& parent, const ObjectId& partition) {
  if (is_foreign(reader.graph, partition)) return;
  const auto origin = reader.graph.at(partition).origin;
  for (const auto& id : indexes_of(reader, parent)) {
    if (const Node* match = matching_index(reader, reader.graph.at(id), partition)) {
      attached_to(reader.graph.at(match->id)) = Ref{id};
      continue;
    }
    const auto made = clone_index(reader, id, partition, origin);
    attached_to(reader.graph.at(made)) = Ref{id};
    spread_to_partitions(reader, made);
  }
}

void attach_index(Reader& reader, const ObjectId& parent, const ObjectId& child) {
  attached_to(reader.graph.at(child)) = Ref{parent};
  validate(reader, parent);
}

void lower_create_index(Reader& reader,
                        const Statement& statement,
                        const PgQuery__IndexStmt& create) {
  auto& relation =
      reader.relation(*create.relation, statement, {Kind::table, Kind::materialized_view});
  const auto table = relation.id;
  Name name{text_of(create.idxname)};
  if (!name.empty() && !may_create(reader, statement, table.schema, name, create.if_not_exists, -1))
    return;
  auto index = index_of(reader, table, create);
  require_columns(reader, statement, table, index);
  const bool generated = name.empty();
  if (generated)
    name = index_name(reader, table.schema, table.name, names_for(index, create), "idx");
  const bool partitioned = table.kind == Kind::table && relation.as<ir::Table>().partition_key;
  const bool only = create.relation->inh == 0;
  index.valid = !(partitioned && only && !reader.relations.children(table).empty());
  const auto id = index_id(table, name);
  insert_part(reader,
              {.id = id,
               .parent = table,
               .object = std::move(index),
               .directives = statement.directives,
               .origin = statement.span,
               .generated_name = generated});
  set_expressions(reader, id, table, create);
  if (!only) spread_to_partitions(reader, id);
}

}  // namespace lockstep
