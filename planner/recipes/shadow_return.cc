// The way back of the exchange is as short as the way forth: indexes of the old columns are there before it, and what it brings back
// without proof is proven behind it.
//
//   DROP INDEX CONCURRENTLY …_old;                         -- behind the exchange; on the way back CREATE INDEX CONCURRENTLY … ON t (c_old)
//   ALTER TABLE t VALIDATE CONSTRAINT …;                   -- on the way back, by the step before the exchange
#include <algorithm>
#include <utility>

#include "planner/locks.h"
#include "planner/recipes/shadow_column.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

std::vector<ObjectId> built_for_return(const Exchange& all, const ShadowColumn& column) {
  std::vector<ObjectId> result;
  for (const auto* ids : {&column.dependents.keys, &column.dependents.indexes})
    for (const auto& id : *ids)
      if (is_built_for_return(all, column, id)) result.push_back(id);
  return result;
}

Sql all_are(const std::vector<Sql>& queries) {
  if (queries.size() == 1) return queries.front();
  std::vector<Sql> parts;
  for (const auto& each : queries) parts.push_back(sql("({})", each));
  return sql("SELECT {}", join(parts, " AND "));
}

void validate(const ShadowColumn& column, Name constraint, Step& step) {
  step.down.statements.push_back(sql("{} VALIDATE CONSTRAINT {}", column.head, constraint));
  step.down.locks.push_back(takes(Form::validate_check, column.table));
}

}  // namespace

bool is_built_for_return(const Exchange& all, const ShadowColumn& column, const ObjectId& id) {
  // Where other columns are rewritten in the exchange, that writes their indexes again, too.
  return all.in_place.empty() && !is_partitioned(column.before, *column.before.at(id).parent) && index_on_old(column, id).has_value();
}

QualifiedName old_index(const ObjectId& id) { return {id.schema, temporary_name(id, "old")}; }

Sql build_for_return(const ShadowColumn& column, const ObjectId& id, bool concurrently) {
  return create_index({column.before, *index_on_old(column, id)}, {.concurrently = concurrently, .if_not_exists = !concurrently, .name = old_index(id).name});
}

std::vector<Step> leave_old_indexes(const Exchange& all, const Step& exchange) {
  std::vector<Step> result;
  std::vector<const ShadowColumn*> columns;
  for (const auto& column : all.columns) columns.push_back(&column);
  std::stable_sort(columns.begin(), columns.end(), [](const auto* one, const auto* other) { return one->table < other->table; });
  for (const auto* column : columns) {
    const auto ids = built_for_return(all, *column);
    if (ids.empty()) continue;
    if (result.empty() || result.back().locks.front().relation != column->table) {
      result.push_back(shadow_step(*column, "drop the indexes of the old", {}, {}, Form::drop_index_concurrently));
      auto& step = result.back();
      step.transaction = Transaction::outside;
      step.phase = Phase::migrate;
      step.releases = exchange.releases;
      step.notes = {"the way back builds them here, while nobody waits"};
    } else {
      result.back().title = "drop the indexes of old columns of " + to_string(column->table);
    }
    auto& step = result.back();
    for (const auto& id : ids) {
      const auto index = old_index(id);
      step.up.push_back(drop_index_concurrently(index, true));
      step.down.statements.push_back(build_for_return(*column, id, true));
      step.down.leftovers.push_back(drop_index_concurrently(index, true));
    }
  }
  for (auto& step : result) {
    std::vector<Sql> gone;
    std::vector<Sql> valid;
    for (const auto& column : all.columns)
      if (column.table == step.locks.front().relation)
        for (const auto& id : built_for_return(all, column)) {
          gone.push_back(relation_is_gone(old_index(id)));
          valid.push_back(index_is_valid(old_index(id)));
        }
    step.done = all_are(gone);
    step.down.done = all_are(valid);
  }
  return result;
}

void prove_on_return(const Exchange& all, Step& step) {
  const auto nothing = std::exchange(step.down.statements, {});
  for (const auto& column : all.columns) {
    const auto& before = column.before;
    if (column.is.as<ir::Column>().not_null) validate(column, column.helper, step);
    for (const auto& id : column.dependents.checks)
      if (before.at(id).as<ir::Constraint>().validated) validate(column, id.part, step);
    for (const auto& id : column.dependents.foreign_keys) {
      const auto& key = before.at(id);
      if (!key.as<ir::Constraint>().validated || !comes_open_on_return(column, id)) continue;
      step.down.statements.push_back(sql("{} VALIDATE CONSTRAINT {}", alter_table(before, *key.parent), id.part));
      step.down.locks.push_back(takes(Form::validate_foreign_key, *key.parent));
      step.down.locks.push_back(takes(Form::validate_foreign_key_target, key.as<ir::Constraint>().foreign_key->table.id));
    }
  }
  if (step.down.statements.empty()) step.down.statements = nothing;
}

bool comes_open_on_return(const ShadowColumn& column, const ObjectId& key) { return !is_partitioned(column.before, *column.before.at(key).parent); }

}  // namespace lockstep
