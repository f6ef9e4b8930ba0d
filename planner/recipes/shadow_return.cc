// The way back of the exchange is as short as the way forth: indexes of the old columns are there before it, and what it brings back
// without proof is proven behind it.
//
//   DROP INDEX CONCURRENTLY …_old;                         -- behind the exchange; on the way back CREATE INDEX CONCURRENTLY … ON t (c_old)
//   ALTER TABLE t VALIDATE CONSTRAINT …;                   -- on the way back, by the step before the exchange
#include <utility>

#include "planner/locks.h"
#include "planner/recipes/shadow_column.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

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

Sql build_missing_old(const ShadowColumn& column, const ObjectId& id) {
  return create_index({column.before, *index_on_old(column, id)}, {.if_not_exists = true, .name = old_index(id).name});
}

std::vector<Step> leave_old_indexes(const Exchange& all, const Step& exchange) {
  std::vector<Step> result;
  for (const auto& column : all.columns)
    for (const auto* ids : {&column.dependents.keys, &column.dependents.indexes})
      for (const auto& id : *ids) {
        if (!is_built_for_return(all, column, id)) continue;
        auto step = concurrent_drop_step({column.before, *index_on_old(column, id)}, old_index(id).name);
        step.title = title(id.kind == Kind::constraint ? "drop the old index of" : "drop the old", id);
        step.subject = column.id;
        step.phase = Phase::migrate;
        step.requires_ = {facet(column.id, "shadow")};
        step.releases = exchange.releases;
        step.notes = {"the way back builds it here, while nobody waits"};
        result.push_back(std::move(step));
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
