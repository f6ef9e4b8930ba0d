// Calls as they are written: named and variadic arguments, aggregates, windows.
#include "parser/analyse/call.h"
#include "parser/analyse/coerce.h"
#include "parser/analyse/expression_parts.h"

namespace lockstep::analyse {
namespace {

bool needs_details(const PgQuery__FuncCall& node) {
  return node.n_agg_order > 0 || node.agg_filter || node.over || node.agg_star || node.agg_distinct;
}

CallDetails* details_of(const Analysis& analysis, NameScope& scope, const PgQuery__FuncCall& node) {
  if (!needs_details(node)) return nullptr;
  auto* details = analysis.arena.make<CallDetails>();
  details->distinct = node.agg_distinct != 0;
  details->star = node.agg_star != 0;
  details->within_group = node.agg_within_group != 0;
  details->order = analyse_order(analysis, scope, node.agg_order, node.n_agg_order);
  if (node.agg_filter) details->filter = coerce_to_boolean(analysis, analyse_expression(analysis, scope, *node.agg_filter));
  if (node.over) details->over = analyse_window(analysis, scope, *node.over);
  return details;
}

// nextval('app.seq'): the literal is a regclass, whose text is the qualified name.
bool is_aggregate(const Value& value) { return value.op == Op::call && value.routine && value.routine->kind == 'a'; }

}  // namespace

Value* analyse_function_call(const Analysis& analysis, NameScope& scope, const PgQuery__FuncCall& node) {
  const auto names = string_list(node.funcname, node.n_funcname);
  if (names.empty()) throw NotAnalysed{"a call"};
  CallRequest request{.name = Name(names.back())};
  if (names.size() > 1) request.schema = Name(names[names.size() - 2]);
  request.sql_syntax = node.funcformat == PG_QUERY__COERCION_FORM__COERCE_SQL_SYNTAX;
  request.variadic = node.func_variadic != 0;
  for (std::size_t i = 0; i < node.n_args; ++i) {
    const auto& argument = *node.args[i];
    const bool named = argument.node_case == PG_QUERY__NODE__NODE_NAMED_ARG_EXPR;
    request.argument_names.emplace_back(named ? text_of(argument.named_arg_expr->name) : std::string_view());
    request.arguments.push_back(analyse_expression(analysis, scope, named ? *argument.named_arg_expr->arg : argument));
  }
  request.details = details_of(analysis, scope, node);
  if (node.agg_within_group) {
    // The function sees the sorted expressions as further arguments.
    for (const auto& item : request.details->order) {
      request.arguments.push_back(item.value);
      request.argument_names.emplace_back();
    }
    const auto direct = node.n_args;
    auto* details = request.details;
    auto* value = make_call(analysis, std::move(request));
    if (value->op != Op::call || value->arguments.size() < details->order.size()) throw NotAnalysed{"WITHIN GROUP"};
    const auto first = value->arguments.size() - details->order.size();
    for (std::size_t i = 0; i < details->order.size(); ++i) details->order[i].value = value->arguments[first + i];
    value->arguments.resize(std::min(direct, first));
    return value;
  }
  auto* value = make_call(analysis, std::move(request));
  if (!value->call && is_aggregate(*value)) value->call = analysis.arena.make<CallDetails>();
  return value;
}

std::vector<SortItem> analyse_order(const Analysis& analysis, NameScope& scope, PgQuery__Node* const* nodes, std::size_t count) {
  std::vector<SortItem> items;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& sort = *nodes[i]->sort_by;
    SortItem item{.value = analyse_expression(analysis, scope, *sort.node)};
    if (item.value->type.id == unknown_type) item.value = coerce_to_common(analysis, item.value, text_type);
    item.descending = sort.sortby_dir == PG_QUERY__SORT_BY_DIR__SORTBY_DESC;
    item.nulls_first = sort.sortby_nulls == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_FIRST ||
                       (item.descending && sort.sortby_nulls != PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_LAST);
    for (const auto name : string_list(sort.use_op, sort.n_use_op)) item.using_operator = name;
    // The default operators are what ASC and DESC mean.
    if (item.using_operator == "<") item.using_operator.clear();
    if (item.using_operator == ">") {
      item.using_operator.clear();
      item.descending = true;
      item.nulls_first = sort.sortby_nulls != PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_LAST;
    }
    items.push_back(std::move(item));
  }
  return items;
}

namespace {

// FRAMEOPTION_… in src/include/nodes/parsenodes.h.
constexpr int frame_rows = 0x4, frame_groups = 0x8, frame_offsets = 0x800 | 0x1000 | 0x2000 | 0x4000;

// ROWS and GROUPS count, so their offsets are bigint; those of RANGE depend on the sort column.
Value* frame_offset(const Analysis& analysis, NameScope& scope, const PgQuery__Node* node, const Window& window) {
  if (!node || (window.frame & frame_offsets) == 0) return nullptr;
  auto* value = analyse_expression(analysis, scope, *node);
  if ((window.frame & (frame_rows | frame_groups)) != 0) return coerce_to_specific(analysis, value, int8_type);
  if (value->type.id != unknown_type || window.order.empty()) return value;
  const Oid sorted = window.order[0].value->type.id;
  const bool moment = sorted == date_type || sorted == timestamp_type || sorted == timestamptz_type || sorted == time_type;
  return coerce_type(analysis, value, {moment ? Oid{interval_type} : sorted, {}}, Strictness::implicit, Form::implicit_cast);
}

}  // namespace

Window* analyse_window(const Analysis& analysis, NameScope& scope, const PgQuery__WindowDef& definition) {
  auto* window = analysis.arena.make<Window>();
  window->name = text_of(definition.name);
  window->refname = text_of(definition.refname);
  for (std::size_t i = 0; i < definition.n_partition_clause; ++i) {
    auto* value = analyse_expression(analysis, scope, *definition.partition_clause[i]);
    if (value->type.id == unknown_type) value = coerce_to_common(analysis, value, text_type);
    window->partition.push_back(value);
  }
  window->order = analyse_order(analysis, scope, definition.order_clause, definition.n_order_clause);
  window->frame = definition.frame_options;
  // What RANGE offsets are measured against may come from the window that this one starts from.
  if (window->order.empty() && !window->refname.empty())
    for (const auto* each : scope.windows)
      if (each->name == window->refname) window->order = each->order;
  window->start = frame_offset(analysis, scope, definition.start_offset, *window);
  window->end = frame_offset(analysis, scope, definition.end_offset, *window);
  if (definition.n_order_clause == 0) window->order.clear();
  return window;
}

}  // namespace lockstep::analyse
