// Names of output columns; `*`, `t.*` and `(row).*` (ExpandColumnRefStar() and ExpandRowReference() in parse_target.c).
#include "parser/analyse/call.h"
#include "parser/analyse/expression.h"
#include "parser/output_name.h"

namespace lockstep::analyse {
namespace {

void add_columns(const Analysis& analysis, RangeItem* item, std::vector<Target>& targets) {
  for (std::size_t i = 0; i < item->columns.size(); ++i)
    targets.push_back({.value = column_value(analysis, item, i), .name = item->columns[i].name});
}

std::vector<Target> fields_of(const Analysis& analysis, Value* row) {
  std::vector<Target> targets;
  if (row->op == Op::whole_row) {
    add_columns(analysis, row->item, targets);
    return targets;
  }
  const auto attributes = analysis.types.is_row(row->type.id) ? analysis.types.attributes(row->type.id) : output_columns(analysis, *row);
  if (attributes.empty()) throw NotAnalysed{"a row of unknown columns"};
  for (const auto& attribute : attributes) {
    auto* field = analysis.arena.value(Op::field, attribute.type);
    field->name = quoted(attribute.name);
    field->arguments = {row};
    targets.push_back({.value = field, .name = attribute.name});
  }
  return targets;
}

}  // namespace

Name figured_name(const PgQuery__Node& node) {
  PgQuery__ResTarget target = PG_QUERY__RES_TARGET__INIT;
  PgQuery__Node value = node;
  target.val = &value;
  return Name(output_name(target));
}

bool is_star(const PgQuery__Node& node) {
  if (node.node_case == PG_QUERY__NODE__NODE_COLUMN_REF) {
    const auto& reference = *node.column_ref;
    return reference.n_fields > 0 && reference.fields[reference.n_fields - 1]->node_case == PG_QUERY__NODE__NODE_A_STAR;
  }
  if (node.node_case != PG_QUERY__NODE__NODE_A_INDIRECTION) return false;
  const auto& steps = *node.a_indirection;
  return steps.n_indirection > 0 && steps.indirection[steps.n_indirection - 1]->node_case == PG_QUERY__NODE__NODE_A_STAR;
}

namespace {

std::vector<Target> columns_of_star(const Analysis& analysis, NameScope& scope, const PgQuery__ColumnRef& reference) {
  std::vector<Target> targets;
  if (reference.n_fields == 1) {
    for (const auto& visible : scope.visible)
      if (visible.columns) add_columns(analysis, visible.item, targets);
    if (targets.empty()) throw NotAnalysed{"a star without columns"};
    return targets;
  }
  const auto names = string_list(reference.fields, reference.n_fields - 1);
  const Name schema = names.size() > 1 ? Name(names[names.size() - 2]) : Name();
  if (auto* item = find_item(scope, schema, Name(names.back()))) {
    if (item->columns.empty()) throw NotAnalysed{"a star without columns"};
    add_columns(analysis, item, targets);
    return targets;
  }
  PgQuery__ColumnRef without_star = reference;
  --without_star.n_fields;
  PgQuery__Node node = PG_QUERY__NODE__INIT;
  node.node_case = PG_QUERY__NODE__NODE_COLUMN_REF;
  node.column_ref = &without_star;
  return fields_of(analysis, analyse_expression(analysis, scope, node));
}

}  // namespace

std::vector<Target> expand_star(const Analysis& analysis, NameScope& scope, const PgQuery__ColumnRef& reference) {
  auto targets = columns_of_star(analysis, scope, reference);
  if (analysis.listener) analysis.listener->star(reference, targets);
  return targets;
}

std::vector<Target> expand_star_of(const Analysis& analysis, NameScope& scope, const PgQuery__AIndirection& indirection) {
  if (indirection.n_indirection == 1) return fields_of(analysis, analyse_expression(analysis, scope, *indirection.arg));
  PgQuery__AIndirection without_star = indirection;
  --without_star.n_indirection;
  PgQuery__Node node = PG_QUERY__NODE__INIT;
  node.node_case = PG_QUERY__NODE__NODE_A_INDIRECTION;
  node.a_indirection = &without_star;
  return fields_of(analysis, analyse_expression(analysis, scope, node));
}

}  // namespace lockstep::analyse
