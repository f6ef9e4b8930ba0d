// The elements of indexes, exclusion constraints and partition keys.
#include <algorithm>

#include "parser/extension_names.h"
#include "parser/lower/options.h"
#include "parser/lower/table.h"
#include "parser/lower/type_facts.h"

namespace lockstep {
namespace {

// Operator classes that widely used extensions bring.
constexpr std::pair<std::string_view, std::string_view> extension_classes[] = {
    {"gin_trgm_ops", "pg_trgm"},
    {"gist_trgm_ops", "pg_trgm"},
    {"gin_hstore_ops", "hstore"},
    {"gist_hstore_ops", "hstore"},
    {"btree_hstore_ops", "hstore"},
    {"hash_hstore_ops", "hstore"},
    {"gist_ltree_ops", "ltree"},
    {"gist__ltree_ops", "ltree"},
    {"ltree_ops", "ltree"},
    {"hash_ltree_ops", "ltree"},
    {"citext_ops", "citext"},
    {"citext_pattern_ops", "citext"},
    {"gin__int_ops", "intarray"},
    {"gist__int_ops", "intarray"},
    {"gist__intbig_ops", "intarray"},
    {"gist_cube_ops", "cube"},
    {"gist_seg_ops", "seg"},
    {"vector_l2_ops", "vector"},
    {"vector_ip_ops", "vector"},
    {"vector_cosine_ops", "vector"},
    {"vector_l1_ops", "vector"},
    {"halfvec_l2_ops", "vector"},
    {"halfvec_ip_ops", "vector"},
    {"halfvec_cosine_ops", "vector"},
    {"sparsevec_l2_ops", "vector"},
    {"bit_hamming_ops", "vector"},
    {"gist_geometry_ops_2d", "postgis"},
    {"gist_geometry_ops_nd", "postgis"},
    {"gist_geography_ops", "postgis"},
    {"spgist_geometry_ops_2d", "postgis"},
    {"brin_geometry_inclusion_ops_2d", "postgis"},
};

// The schema that an operator class which is not PostgreSQL's own lives in.
Name schema_of_class(const Reader& reader, std::string_view operator_class) {
  const auto fallback = reader.search_path.empty() ? Name("public") : reader.search_path.front();
  for (const auto schema : reader.search_path)
    for (const auto* method : {"btree", "hash", "gist", "gin", "spgist", "brin"})
      if (reader.graph.contains({.kind = Kind::operator_class, .schema = schema, .name = Name(operator_class), .signature = Name(method)})) return schema;
  for (const auto& [name, extension] : extension_classes) {
    if (name != operator_class) continue;
    const Node* node = reader.graph.find({.kind = Kind::extension, .name = Name(extension)});
    if (node) return schema_of_extension(*node);
  }
  return fallback;
}

// The column that `(a)` and `(a COLLATE x)` stand for, which PostgreSQL treats like `a`
// (ComputeIndexAttrs, indexcmds.c).
const PgQuery__ColumnRef* plain_column(const PgQuery__Node& expression, QualifiedName& collation) {
  if (expression.node_case == PG_QUERY__NODE__NODE_COLUMN_REF) return expression.column_ref;
  if (expression.node_case != PG_QUERY__NODE__NODE_COLLATE_CLAUSE) return nullptr;
  const auto& clause = *expression.collate_clause;
  const auto* column = plain_column(*clause.arg, collation);
  if (column) collation = qualified_name_of(clause.collname, clause.n_collname);
  return column;
}

// True when the text of the expression reads as a function call, which needs no parentheses in an
// index definition (looks_like_function, ruleutils.c).
bool reads_like_function(const PgQuery__Node& expression) {
  switch (expression.node_case) {
    case PG_QUERY__NODE__NODE_FUNC_CALL:
      return expression.func_call->funcformat != PG_QUERY__COERCION_FORM__COERCE_SQL_SYNTAX &&
             !expression.func_call->over && !expression.func_call->agg_filter;
    case PG_QUERY__NODE__NODE_COALESCE_EXPR:
    case PG_QUERY__NODE__NODE_MIN_MAX_EXPR:
    case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION: return true;
    case PG_QUERY__NODE__NODE_A_EXPR:
      return expression.a_expr->kind == PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF;
    default: return false;
  }
}

const ir::Column* find_column(const Graph& graph, const ObjectId& relation, Name column) {
  const Node* node = graph.find(column_id(relation, column));
  return node ? &node->as<ir::Column>() : nullptr;
}

// The collation an expression has by the columns in it; `default` when they have none
// (parse_collate.c).
QualifiedName collation_of(const Graph& graph,
                           const ObjectId& relation,
                           const PgQuery__Node& expression) {
  QualifiedName result;
  walk(expression.base, [&](const ProtobufCMessage& message) {
    if (!is(message, pg_query__column_ref__descriptor)) return true;
    const auto& reference = reinterpret_cast<const PgQuery__ColumnRef&>(message);
    const auto names = string_list(reference.fields, reference.n_fields);
    const auto* column = names.empty() ? nullptr : find_column(graph, relation, Name(names.back()));
    if (!column) return true;
    const auto own =
        column->collation.empty() ? default_collation(graph, column->type) : column->collation;
    if (!own.empty() && (result.empty() || result.name == Name("default"))) result = own;
    return true;
  });
  return result.empty() ? QualifiedName{Name(), Name("default")} : result;
}

ir::IndexElement index_element(const PgQuery__IndexElem& tree,
                               const Reader& reader) {
  ir::IndexElement element{.column = Name(text_of(tree.name))};
  QualifiedName collation;
  if (tree.expr) {
    if (const auto* column = plain_column(*tree.expr, collation)) {
      const auto names = string_list(column->fields, column->n_fields);
      if (!names.empty()) element.column = Name(names.back());
    }
  }
  if (tree.n_collation > 0) collation = qualified_name_of(tree.collation, tree.n_collation);
  element.collation = resolved_collation(collation, reader.graph, reader.search_path);
  element.operator_class_options = options_of(tree.opclassopts, tree.n_opclassopts);
  element.descending = tree.ordering == PG_QUERY__SORT_BY_DIR__SORTBY_DESC;
  element.nulls_first =
      tree.nulls_ordering == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_FIRST ||
      (element.descending && tree.nulls_ordering != PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_LAST);
  return element;
}

}  // namespace

QualifiedName operator_class_of(const Reader& reader,
                                PgQuery__Node* const* nodes,
                                std::size_t count) {
  auto name = without_catalog(qualified_name_of(nodes, count));
  if (count == 1 && !is_builtin_operator_class(name.name.text()))
    name.schema = schema_of_class(reader, name.name.text());
  return name;
}

void simplify_element(const Graph& graph,
                      const ObjectId& relation,
                      std::string_view method,
                      ir::IndexElement& element) {
  const auto* column =
      element.column.empty() ? nullptr : find_column(graph, relation, element.column);
  const auto type = column ? column->type : TypeName{};
  if (column) {
    const auto own = column->collation.empty() ? default_collation(graph, type) : column->collation;
    if (element.collation == own) element.collation = {};
  }
  if (element.operator_class.schema.empty() && element.operator_class_options.empty() &&
      is_default_operator_class(graph, method, type, element.operator_class.name.text()))
    element.operator_class = {};
}

std::vector<ir::IndexElement> index_elements(Reader& reader,
                                             const ObjectId& relation,
                                             std::string_view method,
                                             PgQuery__Node* const* nodes,
                                             std::size_t count) {
  std::vector<ir::IndexElement> elements;
  for (std::size_t i = 0; i < count; ++i) {
    if (nodes[i]->node_case != PG_QUERY__NODE__NODE_INDEX_ELEM) continue;
    const auto& tree = *nodes[i]->index_elem;
    auto element = index_element(tree, reader);
    element.operator_class = operator_class_of(reader, tree.opclass, tree.n_opclass);
    simplify_element(reader.graph, relation, method, element);
    if (element.column.empty() && tree.expr &&
        element.collation == collation_of(reader.graph, relation, *tree.expr))
      element.collation = {};
    elements.push_back(std::move(element));
  }
  return elements;
}

std::string element_text(const PgQuery__Node& expression, std::string text) {
  return reads_like_function(expression) ? text : '(' + text + ')';
}

void set_element_expressions(Reader& reader,
                             const ObjectId& owner,
                             const ObjectId& relation,
                             PgQuery__Node* const* nodes,
                             std::size_t count,
                             const std::function<std::vector<ir::IndexElement>&(Node&)>& elements) {
  for (std::size_t i = 0; i < count; ++i) {
    if (nodes[i]->node_case != PG_QUERY__NODE__NODE_INDEX_ELEM) continue;
    const auto* expression = nodes[i]->index_elem->expr;
    if (!expression || !elements(reader.graph.at(owner))[i].column.empty()) continue;
    reader.set_expression(
        owner, *expression, &relation, [elements, i, expression](Node& node, Expr expr) {
          auto& list = elements(node);
          if (i >= list.size()) return;
          expr.text = element_text(*expression, std::move(expr.text));
          list[i].expression = std::move(expr);
        });
  }
}

std::vector<Name> column_names(PgQuery__Node* const* nodes, std::size_t count) {
  std::vector<Name> names;
  for (std::size_t i = 0; i < count; ++i) {
    if (nodes[i]->node_case == PG_QUERY__NODE__NODE_STRING)
      names.emplace_back(text_of(nodes[i]->string->sval));
    else if (nodes[i]->node_case == PG_QUERY__NODE__NODE_INDEX_ELEM)
      names.emplace_back(text_of(nodes[i]->index_elem->name));
  }
  return names;
}

}  // namespace lockstep
