#include "parser/analyse/scope.h"

#include <algorithm>
#include <array>

#include "parser/analyse/call.h"

namespace lockstep::analyse {

Value* column_value(const Analysis& analysis, RangeItem* item, std::size_t index) {
  const auto& column = item->columns[index];
  if (item->kind == ItemKind::join && !item->alias_given && column.source && column.source->op == Op::column) return column.source;
  auto* value = analysis.arena.value(Op::column, column.type);
  value->item = item;
  value->index = static_cast<int>(index);
  return value;
}

namespace {

// Columns that every table has (src/backend/catalog/heap.c, SysAtt).
Value* system_column(const Analysis& analysis, RangeItem* item, Name column) {
  using Row = std::pair<std::string_view, Oid>;
  static constexpr std::array columns = std::to_array<Row>(
      {{"ctid", 27}, {"xmin", 28}, {"cmin", 29}, {"xmax", 28}, {"cmax", 29}, {"tableoid", oid_type}});
  if (item->kind != ItemKind::relation) return nullptr;
  for (const auto& [name, type] : columns) {
    if (name != column.text()) continue;
    auto* value = analysis.arena.value(Op::column, {type, {}});
    value->item = item;
    value->column = column;
    return value;
  }
  return nullptr;
}

}  // namespace

Value* find_item_column(const Analysis& analysis, RangeItem* item, Name column) {
  for (std::size_t i = 0; i < item->columns.size(); ++i)
    if (item->columns[i].name == column) return column_value(analysis, item, i);
  return system_column(analysis, item, column);
}

Value* find_column(const Analysis& analysis, const NameScope& scope, Name column) {
  for (const auto* level = &scope; level; level = level->parent)
    for (const auto& visible : level->visible) {
      if (!visible.columns || (visible.lateral_only && !level->lateral_active)) continue;
      if (auto* value = find_item_column(analysis, visible.item, column)) return value;
    }
  return nullptr;
}

RangeItem* find_item(const NameScope& scope, Name schema, Name name) {
  for (const auto* level = &scope; level; level = level->parent)
    for (const auto& visible : level->visible) {
      if (!visible.by_name || (visible.lateral_only && !level->lateral_active)) continue;
      auto* item = visible.item;
      if (schema.empty()) {
        if (item->refname == name) return item;
      } else if (item->kind == ItemKind::relation && !item->alias_given && item->relation == QualifiedName{schema, name}) {
        return item;
      }
    }
  return nullptr;
}

CommonTable* find_common_table(const NameScope& scope, Name name) {
  for (const auto* level = &scope; level; level = level->parent)
    for (auto at = level->common_tables.rbegin(); at != level->common_tables.rend(); ++at)
      if ((*at)->name == name) return *at;
  return nullptr;
}

Value* whole_row(const Analysis& analysis, RangeItem* item) {
  if (item->kind == ItemKind::function && item->functions.size() == 1 && !item->ordinality &&
      item->functions[0].definitions.empty()) {
    const auto& call = *item->functions[0].call;
    const bool scalar = call.type.id != no_type && call.type.id != record_type && !analysis.types.is_row(call.type.id);
    if (scalar && item->columns.size() == 1) return column_value(analysis, item, 0);
  }
  Type type{record_type, {}};
  if (item->kind == ItemKind::relation && item->id) type.id = analysis.types.row_type(*item->id);
  if (item->kind == ItemKind::function && item->functions.size() == 1 && analysis.types.is_row(item->functions[0].call->type.id))
    type.id = item->functions[0].call->type.id;
  auto* value = analysis.arena.value(Op::whole_row, type);
  value->item = item;
  return value;
}

Value* find_parameter(const Analysis& analysis, const NameScope& scope, Name qualifier, Name name) {
  const auto* outermost = &scope;
  while (outermost->parent) outermost = outermost->parent;
  if (outermost->domain_value && qualifier.empty() && name.text() == "value") {
    auto* value = analysis.arena.value(Op::parameter, *outermost->domain_value);
    value->text = "VALUE";
    return value;
  }
  if (!outermost->parameters || (!qualifier.empty() && qualifier != outermost->routine)) return nullptr;
  for (std::size_t i = 0; i < outermost->parameters->size(); ++i) {
    const auto& parameter = (*outermost->parameters)[i];
    if (parameter.name != name) continue;
    auto* value = analysis.arena.value(Op::parameter, parameter.type);
    value->text = '$' + std::to_string(i + 1);
    return value;
  }
  return nullptr;
}

}  // namespace lockstep::analyse
