// FROM: relations, joins, subqueries, functions (transformFromClauseItem() in parse_clause.c).
#include <algorithm>

#include "parser/analyse/call.h"
#include "parser/analyse/coerce.h"
#include "parser/analyse/operation.h"
#include "parser/analyse/query_parts.h"

namespace lockstep::analyse {
namespace {

using Visible = std::vector<VisibleItem>;

struct Parsed {
  RangeItem* item = nullptr;
  Visible visible;
};

RangeItem* new_item(const Analysis& analysis, NameScope& scope, ItemKind kind) {
  auto* item = make<RangeItem>(analysis);
  item->kind = kind;
  item->depth = scope.query->depth;
  return item;
}

void add_item(NameScope& scope, RangeItem* item) {
  item->position = static_cast<int>(scope.query->items.size());
  scope.query->items.push_back(item);
}

void apply_alias(RangeItem& item, const PgQuery__Alias* alias) {
  if (!alias) return;
  item.alias_given = true;
  item.refname = Name(text_of(alias->aliasname));
  const auto names = string_list(alias->colnames, alias->n_colnames);
  item.columns_given = !names.empty();
  for (std::size_t i = 0; i < names.size() && i < item.columns.size(); ++i) item.columns[i].name = Name(names[i]);
}

const Node* relation_node(const Analysis& analysis, Name schema, Name name) {
  const auto& graph = analysis.types.graph();
  constexpr std::array kinds{Kind::table, Kind::view, Kind::materialized_view, Kind::sequence};
  const auto find = [&](Name where) -> const Node* {
    for (const auto kind : kinds)
      if (const auto* node = graph.find(ObjectId{.kind = kind, .schema = where, .name = name})) return node;
    return nullptr;
  };
  if (!schema.empty()) return find(schema);
  for (const auto each : graph.origin.search_path)
    if (const auto* node = find(each)) return node;
  return nullptr;
}

void add_builtin_columns(RangeItem& item, const builtin::Relation& relation) {
  std::string_view rest = relation.columns;
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    const auto column = rest.substr(0, comma);
    const auto colon = column.rfind(':');
    const Name name(column.substr(0, colon));
    item.columns.push_back({.name = name, .type = {static_cast<Oid>(std::stoul(std::string(column.substr(colon + 1)))), {}}, .real_name = name});
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
}

void find_relation_columns(const Analysis& analysis, RangeItem& item, Name schema, Name name) {
  const auto* known = schema.empty() ? builtin::find_relation("pg_catalog", name.text()) : builtin::find_relation(schema.text(), name.text());
  if (known) {
    item.relation = {Name(known->schema), name};
    add_builtin_columns(item, *known);
    return;
  }
  const auto* node = relation_node(analysis, schema, name);
  if (!node) {
    item.relation = {schema, name};
    if (analysis.lenient) return;
    throw NotAnalysed{"relation " + quoted(QualifiedName{schema, name})};
  }
  item.relation = node->id.qualified_name();
  item.id = node->id;
  for (const auto& column : analysis.types.columns_of(node->id))
    item.columns.push_back({.name = column.name, .type = column.type, .real_name = column.name});
  if (item.columns.empty() && node->id.kind != Kind::table) throw NotAnalysed{"the columns of " + to_string(node->id)};
}

Parsed relation(const Analysis& analysis, NameScope& scope, const PgQuery__RangeVar& range) {
  const Name schema(text_of(range.schemaname)), name(text_of(range.relname));
  if (schema.empty()) {
    if (auto* table = find_common_table(scope, name)) {
      auto* item = new_item(analysis, scope, ItemKind::cte);
      item->refname = name;
      item->common_table = table;
      item->columns = table->columns;
      apply_alias(*item, range.alias);
      add_item(scope, item);
      return {item, {{.item = item}}};
    }
  }
  auto* item = new_item(analysis, scope, ItemKind::relation);
  item->refname = name;
  item->only = range.inh == 0;
  find_relation_columns(analysis, *item, schema, name);
  apply_alias(*item, range.alias);
  add_item(scope, item);
  return {item, {{.item = item}}};
}

Parsed subquery(const Analysis& analysis, NameScope& scope, const PgQuery__RangeSubselect& node) {
  auto* item = new_item(analysis, scope, ItemKind::subquery);
  scope.lateral_active = node.lateral != 0;
  item->query = analyse_query(analysis, &scope, *node.subquery);
  scope.lateral_active = false;
  item->lateral = node.lateral != 0;
  item->columns = output_of(*item->query);
  item->refname = Name("unnamed_subquery");
  apply_alias(*item, node.alias);
  add_item(scope, item);
  return {item, {{.item = item}}};
}

// What a function in FROM puts out, and the names that its columns have without an alias.
void add_function_columns(const Analysis& analysis, RangeItem& item, const FunctionItem& function, Name scalar_name) {
  const auto& call = *function.call;
  if (!function.definitions.empty()) {
    for (const auto& [name, type] : function.definitions) item.columns.push_back({.name = name, .type = type, .real_name = name});
    return;
  }
  if (call.type.id == no_type) throw NotAnalysed{"a function in FROM"};
  const auto outputs = output_columns(analysis, call);
  if (call.type.id == record_type || analysis.types.is_row(call.type.id)) {
    if (outputs.empty()) throw NotAnalysed{"the columns of a function"};
    for (const auto& output : outputs) item.columns.push_back({.name = output.name, .type = output.type, .real_name = output.name});
    return;
  }
  Name name = scalar_name;
  if (call.routine && call.routine->outputs.size() == 1 && !call.routine->outputs[0].name.empty()) name = call.routine->outputs[0].name;
  item.columns.push_back({.name = name, .type = call.type, .real_name = name});
}

std::vector<std::pair<Name, Type>> column_definitions(const Analysis& analysis, PgQuery__Node* const* nodes, std::size_t count) {
  std::vector<std::pair<Name, Type>> result;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& definition = *nodes[i]->column_def;
    result.emplace_back(Name(text_of(definition.colname)), analysis.types.from_tree(*definition.type_name));
  }
  return result;
}

Parsed function(const Analysis& analysis, NameScope& scope, const PgQuery__RangeFunction& node) {
  auto* item = new_item(analysis, scope, ItemKind::function);
  item->lateral = node.lateral != 0;
  item->rows_from = node.is_rowsfrom != 0;
  item->ordinality = node.ordinality != 0;
  std::vector<Name> names;
  scope.lateral_active = true;
  const auto add = [&](const PgQuery__Node& call, const PgQuery__Node* definitions) {
    FunctionItem function_item{.call = analyse_expression(analysis, scope, call)};
    if (definitions && definitions->node_case == PG_QUERY__NODE__NODE_LIST)
      function_item.definitions = column_definitions(analysis, definitions->list->items, definitions->list->n_items);
    item->functions.push_back(std::move(function_item));
    names.push_back(figured_name(call));
  };
  for (std::size_t i = 0; i < node.n_functions; ++i) {
    const auto& pair = *node.functions[i]->list;
    const auto& call = *pair.items[0];
    const bool several = call.node_case == PG_QUERY__NODE__NODE_FUNC_CALL && call.func_call->n_args > 1 && call.func_call->n_funcname == 1 &&
                         text_of(call.func_call->funcname[0]->string->sval) == "unnest";
    if (several) {
      // unnest() of several arrays is several calls side by side.
      for (std::size_t k = 0; k < call.func_call->n_args; ++k) {
        PgQuery__FuncCall one = *call.func_call;
        PgQuery__Node* argument = call.func_call->args[k];
        one.n_args = 1;
        one.args = &argument;
        PgQuery__Node wrapped = call;
        wrapped.func_call = &one;
        add(wrapped, nullptr);
      }
      item->rows_from = true;
    } else {
      add(call, pair.n_items > 1 ? pair.items[1] : nullptr);
    }
  }
  scope.lateral_active = false;
  if (node.n_coldeflist > 0 && item->functions.size() == 1)
    item->functions[0].definitions = column_definitions(analysis, node.coldeflist, node.n_coldeflist);
  if (item->functions.empty()) throw NotAnalysed{"ROWS FROM"};
  item->refname = names[0];
  for (std::size_t i = 0; i < item->functions.size(); ++i) {
    const Name alias = node.alias ? Name(text_of(node.alias->aliasname)) : names[i];
    add_function_columns(analysis, *item, item->functions[i], item->functions.size() == 1 ? alias : names[i]);
  }
  if (item->ordinality) item->columns.push_back({.name = Name("ordinality"), .type = {int8_type, {}}, .real_name = Name("ordinality")});
  apply_alias(*item, node.alias);
  add_item(scope, item);
  return {item, {{.item = item}}};
}

Parsed from_item(const Analysis& analysis, NameScope& scope, const PgQuery__Node& node);

// Puts things into the scope for a while.
class Extended {
 public:
  Extended(NameScope& scope, Visible visible) : scope_(scope), saved_(scope.visible) {
    for (auto& each : visible) scope.visible.push_back(each);
  }
  Extended(const Extended&) = delete;
  Extended& operator=(const Extended&) = delete;
  ~Extended() { scope_.visible = std::move(saved_); }

 private:
  NameScope& scope_;
  Visible saved_;
};

std::size_t column_at(const RangeItem& item, Name name) {
  const auto found = std::find_if(item.columns.begin(), item.columns.end(), [&](const ItemColumn& column) { return column.name == name; });
  if (found == item.columns.end()) throw NotAnalysed{"column " + name.text() + " of a join"};
  return static_cast<std::size_t>(found - item.columns.begin());
}

// The column that USING makes of two (buildMergedJoinVar()).
ItemColumn merged_column(const Analysis& analysis, int join_type, Name name, Value* left, Value* right) {
  const Oid common = common_type(analysis.types, std::vector<Value*>{left, right});
  const bool same = left->type == right->type;
  ItemColumn column{.name = name, .type = {common, same ? left->type.modifier : Name()}, .real_name = name, .merged = true};
  const auto fitted = [&](Value* value) -> Value* {
    if (value->type.id != common) return coerce_to_common(analysis, value, common);
    if (value->type.modifier == column.type.modifier) return value;
    auto* relabelled = analysis.arena.value(Op::cast, column.type);
    relabelled->form = Form::implicit_cast;
    relabelled->arguments = {value};
    return relabelled;
  };
  auto* first = fitted(left);
  auto* second = fitted(right);
  if (join_type == PG_QUERY__JOIN_TYPE__JOIN_INNER)
    column.source = first->op == Op::column ? first : second->op == Op::column ? second : first;
  else if (join_type == PG_QUERY__JOIN_TYPE__JOIN_LEFT)
    column.source = first;
  else if (join_type == PG_QUERY__JOIN_TYPE__JOIN_RIGHT)
    column.source = second;
  return column;
}

void add_using(const Analysis& analysis, RangeItem& join, const std::vector<Name>& names) {
  std::vector<bool> left_used(join.left->columns.size(), false), right_used(join.right->columns.size(), false);
  std::vector<Value*> conditions;
  for (const auto name : names) {
    const auto left = column_at(*join.left, name), right = column_at(*join.right, name);
    left_used[left] = true;
    right_used[right] = true;
    auto* first = column_value(analysis, join.left, left);
    auto* second = column_value(analysis, join.right, right);
    conditions.push_back(make_operation(analysis, {Name(), "="}, first, second));
    join.columns.push_back(merged_column(analysis, join.join_type, name, first, second));
  }
  const auto add_rest = [&](RangeItem* side, const std::vector<bool>& used) {
    for (std::size_t i = 0; i < side->columns.size(); ++i)
      if (!used[i]) join.columns.push_back({.name = side->columns[i].name, .type = side->columns[i].type, .real_name = {}, .source = column_value(analysis, side, i)});
  };
  add_rest(join.left, left_used);
  add_rest(join.right, right_used);
  if (conditions.size() == 1) join.condition = conditions[0];
  if (conditions.size() > 1) join.condition = make_boolean(analysis, Op::conjunction, std::move(conditions));
}

std::vector<Name> natural_columns(const RangeItem& left, const RangeItem& right) {
  std::vector<Name> names;
  for (const auto& column : left.columns)
    for (const auto& other : right.columns)
      if (column.name == other.name) names.push_back(column.name);
  return names;
}

Parsed join(const Analysis& analysis, NameScope& scope, const PgQuery__JoinExpr& node) {
  auto* item = new_item(analysis, scope, ItemKind::join);
  item->join_type = static_cast<int>(node.jointype);
  auto left = from_item(analysis, scope, *node.larg);
  Parsed right;
  {
    auto lateral = left.visible;
    for (auto& each : lateral) each.lateral_only = true;
    const Extended extended(scope, std::move(lateral));
    right = from_item(analysis, scope, *node.rarg);
  }
  item->left = left.item;
  item->right = right.item;
  auto visible = left.visible;
  visible.insert(visible.end(), right.visible.begin(), right.visible.end());
  for (const auto name : string_list(node.using_clause, node.n_using_clause)) item->using_columns.emplace_back(name);
  if (node.is_natural) item->using_columns = natural_columns(*left.item, *right.item);
  add_using(analysis, *item, item->using_columns);
  if (analysis.listener && !item->using_columns.empty()) analysis.listener->merged(*item);
  if (node.quals) {
    const auto saved = std::exchange(scope.visible, visible);
    item->condition = analyse_condition(analysis, scope, node.quals);
    scope.visible = saved;
  }
  apply_alias(*item, node.alias);
  add_item(scope, item);
  if (item->alias_given)
    visible.clear();
  else
    for (auto& each : visible) each.columns = false;
  if (node.join_using_alias) throw NotAnalysed{"an alias of USING"};
  visible.push_back({.item = item, .by_name = item->alias_given});
  return {item, std::move(visible)};
}

Parsed sample(const Analysis& analysis, NameScope& scope, const PgQuery__RangeTableSample& node) {
  auto parsed = from_item(analysis, scope, *node.relation);
  const auto names = string_list(node.method, node.n_method);
  parsed.item->sample = quoted(Name(names.back()));
  for (std::size_t i = 0; i < node.n_args; ++i)
    parsed.item->values.push_back(coerce_to_specific(analysis, analyse_expression(analysis, scope, *node.args[i]), float4_type));
  if (node.repeatable) {
    parsed.item->sample += " repeatable";
    parsed.item->values.push_back(coerce_to_specific(analysis, analyse_expression(analysis, scope, *node.repeatable), float8_type));
  }
  return parsed;
}

// XMLTABLE (transformRangeTableFunc()).
Parsed table_function(const Analysis& analysis, NameScope& scope, const PgQuery__RangeTableFunc& node) {
  auto* item = new_item(analysis, scope, ItemKind::table_function);
  scope.lateral_active = true;
  const auto value = [&](const PgQuery__Node* part, Type type) {
    auto* result = part ? analyse_expression(analysis, scope, *part) : nullptr;
    if (result) result = coerce_to_target(analysis, result, type, Strictness::assignment, Form::implicit_cast);
    item->values.push_back(result);
  };
  value(node.rowexpr, {text_type, {}});
  value(node.docexpr, {xml_type, {}});
  for (std::size_t i = 0; i < node.n_namespaces; ++i) {
    const auto& target = *node.namespaces[i]->res_target;
    item->text += "namespace " + std::string(text_of(target.name)) + ' ';
    value(target.val, {text_type, {}});
  }
  for (std::size_t i = 0; i < node.n_columns; ++i) {
    const auto& column = *node.columns[i]->range_table_func_col;
    const Name name(text_of(column.colname));
    const Type type = column.for_ordinality ? Type{int4_type, {}} : analysis.types.from_tree(*column.type_name);
    item->columns.push_back({.name = name, .type = type, .real_name = name});
    item->text += quoted(name) + ' ' + analysis.types.text(type) + (column.for_ordinality ? " ordinality" : "") + (column.is_not_null ? " not null" : "") + ' ';
    value(column.colexpr, {text_type, {}});
    value(column.coldefexpr, type);
  }
  scope.lateral_active = false;
  item->refname = Name("xmltable");
  apply_alias(*item, node.alias);
  add_item(scope, item);
  return {item, {{.item = item}}};
}

Parsed from_item(const Analysis& analysis, NameScope& scope, const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_RANGE_VAR: return relation(analysis, scope, *node.range_var);
    case PG_QUERY__NODE__NODE_RANGE_SUBSELECT: return subquery(analysis, scope, *node.range_subselect);
    case PG_QUERY__NODE__NODE_RANGE_FUNCTION: return function(analysis, scope, *node.range_function);
    case PG_QUERY__NODE__NODE_JOIN_EXPR: return join(analysis, scope, *node.join_expr);
    case PG_QUERY__NODE__NODE_RANGE_TABLE_SAMPLE: return sample(analysis, scope, *node.range_table_sample);
    case PG_QUERY__NODE__NODE_RANGE_TABLE_FUNC: return table_function(analysis, scope, *node.range_table_func);
    default: throw NotAnalysed{"a kind of FROM item"};
  }
}

}  // namespace

void analyse_from(const Analysis& analysis, NameScope& scope, PgQuery__Node* const* nodes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    auto parsed = from_item(analysis, scope, *nodes[i]);
    scope.query->from.push_back(parsed.item);
    for (auto& each : parsed.visible) {
      each.lateral_only = true;
      scope.visible.push_back(each);
    }
  }
  for (auto& each : scope.visible) each.lateral_only = false;
}

RangeItem* analyse_target_relation(const Analysis& analysis, NameScope& scope, const PgQuery__RangeVar& range) {
  auto* item = new_item(analysis, scope, ItemKind::relation);
  const Name name(text_of(range.relname));
  item->refname = name;
  item->only = range.inh == 0;
  find_relation_columns(analysis, *item, Name(text_of(range.schemaname)), name);
  apply_alias(*item, range.alias);
  add_item(scope, item);
  return item;
}

}  // namespace lockstep::analyse
