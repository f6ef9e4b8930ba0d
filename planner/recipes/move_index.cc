// An index in another tablespace. ALTER INDEX … SET TABLESPACE copies it under a lock for which even who plans a query on its table waits; that of a
// table in use is built there beside the old one, from PostgreSQL 14 on:
//
//   REINDEX (TABLESPACE fast) INDEX CONCURRENTLY i; -- outside a transaction; a killed attempt leaves i_ccnew or i_ccold behind
//
// (ReindexRelationConcurrently() in src/backend/commands/indexcmds.c, which does not do so for exclusion constraints.)
#include <algorithm>

#include "ir/object_name.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/table.h"
#include "planner/size.h"

namespace lockstep {
namespace {

Name in_words(Name tablespace) { return tablespace.empty() ? Name("pg_default") : tablespace; }

Sql set_tablespace(const QualifiedName& index, Name tablespace) { return sql("ALTER INDEX {} SET TABLESPACE {}", index, in_words(tablespace)); }

Sql reindex_into(const QualifiedName& index, Name tablespace) { return sql("REINDEX (TABLESPACE {}) INDEX CONCURRENTLY {}", in_words(tablespace), index); }

Sql is_in_tablespace(const QualifiedName& index, Name tablespace) {
  return sql("SELECT coalesce((SELECT space.spcname = {} FROM pg_catalog.pg_class index JOIN pg_catalog.pg_database database ON database.datname = pg_catalog.current_database() "
             "JOIN pg_catalog.pg_tablespace space ON space.oid = CASE index.reltablespace WHEN 0 THEN database.dattablespace ELSE index.reltablespace END "
             "WHERE index.oid = pg_catalog.to_regclass({})), false)",
             literal(in_words(tablespace).text()), literal(quoted(index)));
}

std::vector<QualifiedName> names_of_attempts(const QualifiedName& index) {
  std::vector<QualifiedName> result;
  for (const auto* label : {"ccnew", "ccold"}) result.push_back({index.schema, Name(object_name(index.name.text(), {}, label))});
  return result;
}

bool is_free(const Graph& graph, const QualifiedName& name) {
  for (const auto kind : {Kind::index, Kind::table, Kind::view, Kind::materialized_view, Kind::sequence})
    if (graph.contains({.kind = kind, .schema = name.schema, .name = name.name})) return false;
  return true;
}

bool can_be_reindexed(const IndexMove& move) {
  const auto& table = *move.node.parent;
  const auto* constraint = std::get_if<ir::Constraint>(&move.node.object);
  if (constraint != nullptr && constraint->exclusion) return false;
  if (is_partitioned(move.after, table) || version_of_locks(move.before, move.after) < 140000) return false;
  if (!deserves_online(move.before, move.after, table, move.node.id, move.policy)) return false;
  const auto attempts = names_of_attempts(move.index);
  return std::all_of(attempts.begin(), attempts.end(), [&](const QualifiedName& name) { return is_free(move.before, name) && is_free(move.after, name); });
}

}  // namespace

Step move_index(const IndexMove& move, std::string_view verb) {
  const auto& table = *move.node.parent;
  const bool beside = can_be_reindexed(move);
  const auto& statement = beside ? reindex_into : set_tablespace;
  auto step = step_for(move.node, Action::alter, title(verb, move.node.id), {statement(move.index, move.to)}, {statement(move.index, move.from)});
  step.requires_ = {move.node.id};
  if (!beside) {
    step.locks = {takes(Form::set_table, table)};
    if (is_busy(move.before, table, move.policy) && !is_partitioned(move.after, table))
      step.hazards.push_back({"exclusive-lock-long", quoted(move.index) + " is copied while nobody can read or write " + quoted(table.qualified_name())});
    return step;
  }
  step.transaction = Transaction::outside;
  step.locks = {takes(Form::create_index_concurrently, table)};
  add_work(step, table, false);
  step.done = is_in_tablespace(move.index, move.to);
  step.down.done = is_in_tablespace(move.index, move.from);
  for (const auto& name : names_of_attempts(move.index)) {
    step.leftovers.push_back(drop_index_concurrently(name, true));
    step.down.leftovers.push_back(drop_index_concurrently(name, true));
  }
  return step;
}

}  // namespace lockstep
