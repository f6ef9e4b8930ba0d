// Primary keys, unique and exclusion constraints.
#include <algorithm>

#include "parser/builtin/catalog.h"
#include "parser/find_object.h"
#include "ir/inheritance.h"
#include "parser/lower/generated_name.h"
#include "parser/lower/options.h"
#include "parser/lower/table.h"
#include "parser/lower/type_facts.h"
#include "parser/output_name.h"

namespace lockstep {
namespace {

// A key or exclusion constraint that is about to be created.
struct KeyDraft {
  ir::Constraint object;
  Name name;
  const PgQuery__Constraint* tree = nullptr;
  std::vector<Directive> directives;
};

// True when the second only repeats the first (transformIndexConstraints, parse_utilcmd.c).
bool repeats(const KeyDraft& first, const KeyDraft& second) {
  const auto& left = first.object;
  const auto& right = second.object;
  return !left.exclusion && !right.exclusion && left.columns == right.columns &&
         left.include == right.include && left.nulls_not_distinct == right.nulls_not_distinct &&
         left.deferrable == right.deferrable && left.initially_deferred == right.initially_deferred;
}

std::vector<PgQuery__Node*> exclusion_elements(const PgQuery__Constraint& tree) {
  std::vector<PgQuery__Node*> elements;
  for (std::size_t i = 0; i < tree.n_exclusions; ++i)
    elements.push_back(tree.exclusions[i]->list->items[0]);
  return elements;
}

// The schema of the operators of a column's type: types of extensions bring their own, all others
// use those of pg_catalog.
Name operator_schema(const Graph& graph, const ObjectId& table, Name column) {
  const Node* node = column.empty() ? nullptr : graph.find(column_id(table, column));
  if (!node) return {};
  const auto& type = node->as<ir::Column>().type;
  if (type.reference && type.reference->kind != Kind::extension) return {};
  const auto& text = type.text.text();
  const auto dot = text.find('.');
  return dot == std::string::npos || text.starts_with('"') ? Name() : Name(text.substr(0, dot));
}

// The schema of the search path that has an operator of a name that PostgreSQL does not have.
Name schema_with_operator(const Reader& reader, Name symbol) {
  if (!builtin::find_operators(symbol.text()).empty()) return {};
  for (const auto schema : reader.search_path)
    if (!operators_in_schema(reader.graph, schema, symbol).empty()) return schema;
  return {};
}

std::string operator_text(const Reader& reader, const PgQuery__Node& list, Name schema_of_type) {
  const auto written = qualified_name_of(list.list->items, list.list->n_items);
  auto name = without_catalog(written);
  if (written.schema.empty()) {
    const auto own = schema_with_operator(reader, name.name);
    name.schema = own.empty() ? schema_of_type : own;
  }
  if (name.schema.empty()) return name.name.text();
  return "OPERATOR(" + quoted(name.schema) + '.' + name.name.text() + ')';
}

ir::Exclusion exclusion_of(Reader& reader, const ObjectId& table, const PgQuery__Constraint& tree) {
  ir::Exclusion exclusion;
  const auto method = text_of(tree.access_method);
  exclusion.method = Name(method.empty() ? "btree" : method);
  const auto nodes = exclusion_elements(tree);
  exclusion.elements =
      index_elements(reader, table, exclusion.method.text(), nodes.data(), nodes.size());
  for (std::size_t i = 0; i < tree.n_exclusions; ++i)
    exclusion.operators.push_back(
        operator_text(reader, *tree.exclusions[i]->list->items[1],
                      operator_schema(reader.graph, table, exclusion.elements[i].column)));
  return exclusion;
}

KeyDraft key_draft(Reader& reader, const Statement& statement, const ObjectId& table, const ConstraintDraft& draft) {
  const auto& tree = *draft.tree;
  KeyDraft key{.name = Name(text_of(tree.conname)), .tree = &tree, .directives = draft.directives};
  auto& object = key.object;
  object.deferrable = draft.deferrable;
  object.initially_deferred = draft.initially_deferred;
  object.nulls_not_distinct = tree.nulls_not_distinct;
  object.without_overlaps = statement.says(tree.location, NewerWord::without_overlaps);
  object.include = column_names(tree.including, tree.n_including);
  object.index_options = options_of(tree.options, tree.n_options);
  object.index_tablespace = tablespace_of(tree.indexspace, reader);
  if (tree.contype == PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION) {
    object.type = ir::ConstraintType::exclusion;
    object.exclusion = exclusion_of(reader, table, tree);
    return key;
  }
  object.type = tree.contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY
                    ? ir::ConstraintType::primary_key
                    : ir::ConstraintType::unique;
  object.columns = column_names(tree.keys, tree.n_keys);
  if (object.columns.empty() && !draft.column.empty()) object.columns = {draft.column};
  return key;
}

bool has_primary_key(const Graph& graph, const ObjectId& table) {
  const auto constraints = graph.children(table, Kind::constraint);
  return std::any_of(constraints.begin(), constraints.end(), [&](const ObjectId& id) {
    return graph.at(id).as<ir::Constraint>().type == ir::ConstraintType::primary_key;
  });
}

bool columns_exist(Reader& reader,
                   const Span& span,
                   const ObjectId& table,
                   const ir::Constraint& object) {
  for (const auto& names : {object.columns, object.include}) {
    for (const auto name : names) {
      if (reader.graph.contains(column_id(table, name))) continue;
      reader.diagnostics.error("unknown-object",
                               span,
                               "the column `" + quoted(name) + "` named in a key of `" +
                                   quoted(table.qualified_name()) + "` does not exist");
      return false;
    }
  }
  return true;
}

std::vector<ir::IndexElement> elements_of(const ir::Constraint& object) {
  if (object.exclusion) return object.exclusion->elements;
  std::vector<ir::IndexElement> elements;
  for (const auto column : object.columns)
    elements.push_back({.column = column});
  return elements;
}

std::vector<std::string> names_for(const KeyDraft& key) {
  auto elements = elements_of(key.object);
  if (key.object.exclusion) {
    // Expressions have no text yet; their names come from the tree.
    const auto nodes = exclusion_elements(*key.tree);
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (!elements[i].column.empty()) continue;
      const auto name = name_of_expression(*nodes[i]->index_elem->expr);
      elements[i].column = Name(name.empty() ? "expr" : name);
    }
  }
  return index_column_names(elements, key.object.include);
}

void set_exclusion_expressions(Reader& reader,
                               const ObjectId& id,
                               const ObjectId& table,
                               const PgQuery__Constraint& tree) {
  const auto nodes = exclusion_elements(tree);
  set_element_expressions(reader,
                          id,
                          table,
                          nodes.data(),
                          nodes.size(),
                          [](Node& node) -> std::vector<ir::IndexElement>& {
                            return node.as<ir::Constraint>().exclusion->elements;
                          });
  if (!tree.where_clause) return;
  reader.set_expression(id, *tree.where_clause, &table, [](Node& node, Expr expr) {
    node.as<ir::Constraint>().exclusion->predicate = std::move(expr);
  });
}

void insert_key(
    Reader& reader, const Statement& statement, const ObjectId& table, KeyDraft key, Reach reach) {
  const auto span = statement.at(key.tree->location);
  const bool primary = key.object.type == ir::ConstraintType::primary_key;
  if (!columns_exist(reader, span, table, key.object)) return;
  if (primary && has_primary_key(reader.graph, table)) {
    reader.diagnostics.error(
        "duplicate-primary-key",
        span,
        "`" + quoted(table.qualified_name()) + "` has more than one primary key");
    return;
  }
  const bool generated = key.name.empty();
  if (generated) {
    const auto label = primary ? "pkey" : key.object.exclusion ? "excl" : "key";
    key.name = index_name(reader, table.schema, table.name, names_for(key), label);
  } else if (report_duplicate(reader, span, table, key.name) ||
             !may_create(reader, statement, table.schema, key.name, false, key.tree->location)) {
    return;
  }
  const auto id = constraint_id(table, key.name);
  const auto columns = key.object.columns;
  insert_part(reader,
              {.id = id,
               .parent = table,
               .object = std::move(key.object),
               .directives = std::move(key.directives),
               .origin = span,
               .generated_name = generated});
  if (key.tree->contype == PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION)
    set_exclusion_expressions(reader, id, table, *key.tree);
  if (primary)
    for (const auto column : columns)
      set_not_null(reader, table, column, reach);
  if (reach == Reach::descend) spread_to_partitions(reader, id);
}

bool is_key(const ConstraintDraft& draft) {
  return draft.tree->contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY ||
         draft.tree->contype == PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE ||
         draft.tree->contype == PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION;
}

}  // namespace

void set_not_null(Reader& reader, const ObjectId& table, Name column, Reach reach) {
  if (Node* node = reader.graph.find(column_id(table, column)))
    node->as<ir::Column>().not_null = true;
  if (reach == Reach::only) return;
  for (const auto& child : reader.relations.children(table))
    set_not_null(reader, child, column, reach);
}

void name_own_not_null(Reader& reader, const ObjectId& table, Name column) {
  Node* node = reader.graph.find(column_id(table, column));
  if (node == nullptr || !node->as<ir::Column>().inherited) return;
  auto& constraint = node->as<ir::Column>().not_null_constraint;
  if (!constraint) constraint = ir::NotNull{};
  if (constraint->name.empty()) constraint->name = usual_not_null_name(table, column);
}

void keep_not_null_names(Reader& reader, const ObjectId& table) {
  std::vector<ObjectId> columns;
  for (const Node* node : reader.graph.columns(table))
    if (node->as<ir::Column>().not_null) columns.push_back(node->id);
  for (const auto& id : columns) {
    auto& node = reader.graph.at(id);
    const auto name = not_null_name(reader.graph, node);
    auto& constraint = node.as<ir::Column>().not_null_constraint;
    if (!constraint) constraint = ir::NotNull{};
    constraint->name = name;
  }
}

Node* find_not_null(Reader& reader, const ObjectId& table, Name name) {
  for (const Node* node : reader.graph.columns(table))
    if (node->as<ir::Column>().not_null && not_null_name(reader.graph, *node) == name) return &reader.graph.at(node->id);
  return nullptr;
}

void add_keys(Reader& reader,
              const Statement& statement,
              const ObjectId& table,
              const std::vector<ConstraintDraft>& drafts,
              Reach reach) {
  std::vector<KeyDraft> keys;
  for (const auto& draft : drafts) {
    if (!is_key(draft) || !text_of(draft.tree->indexname).empty()) continue;
    auto key = key_draft(reader, statement, table, draft);
    // The primary key is made first, whatever the order.
    if (key.object.type == ir::ConstraintType::primary_key)
      keys.insert(keys.begin(), std::move(key));
    else
      keys.push_back(std::move(key));
  }
  std::vector<KeyDraft> kept;
  for (auto& key : keys) {
    const auto same = std::find_if(
        kept.begin(), kept.end(), [&](const KeyDraft& each) { return repeats(each, key); });
    const bool second_primary = key.object.type == ir::ConstraintType::primary_key && !kept.empty();
    if (same == kept.end() || second_primary)
      kept.push_back(std::move(key));
    else if (same->name.empty())
      same->name = key.name;
  }
  for (auto& key : kept)
    insert_key(reader, statement, table, std::move(key), reach);
}

void add_key_using_index(Reader& reader,
                         const Statement& statement,
                         const ObjectId& table,
                         const ConstraintDraft& draft) {
  const auto& tree = *draft.tree;
  const Name index_name{text_of(tree.indexname)};
  const auto source = index_id(table, index_name);
  Node* index = reader.graph.find(source);
  if (!index || index->parent != table)
    throw Postponed{{.code = "unknown-object",
                     .span = statement.at(tree.location),
                     .message = "the index `" + quoted(index_name) + "` does not exist"}};
  const auto old = *index;
  const auto& object = old.as<ir::Index>();
  ir::Constraint key{.type = tree.contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY
                                 ? ir::ConstraintType::primary_key
                                 : ir::ConstraintType::unique,
                     .include = object.include,
                     .nulls_not_distinct = object.nulls_not_distinct,
                     .deferrable = draft.deferrable,
                     .initially_deferred = draft.initially_deferred,
                     .index_options = object.options,
                     .index_tablespace = object.tablespace,
                     .index_comment = old.comment,
                     .attached_to = object.attached_to};
  for (const auto& element : object.elements)
    key.columns.push_back(element.column);
  const auto given = text_of(tree.conname);
  const Name name{given.empty() ? index_name.text() : given};
  reader.graph.erase(source);
  if (key.type == ir::ConstraintType::primary_key && has_primary_key(reader.graph, table)) {
    reader.diagnostics.error(
        "duplicate-primary-key",
        statement.at(tree.location),
        "`" + quoted(table.qualified_name()) + "` has more than one primary key");
    return;
  }
  if (report_duplicate(reader, statement.at(tree.location), table, name)) return;
  if (key.type == ir::ConstraintType::primary_key)
    for (const auto column : key.columns)
      set_not_null(reader, table, column, Reach::descend);
  auto& owner = reader.graph.at(table).as<ir::Table>();
  if (owner.cluster_on == index_name) owner.cluster_on = name;
  if (owner.replica_identity.index == index_name) owner.replica_identity.index = name;
  insert_part(reader,
              {.id = constraint_id(table, name),
               .parent = table,
               .object = std::move(key),
               .directives = draft.directives,
               .origin = statement.at(tree.location)});
}

}  // namespace lockstep
