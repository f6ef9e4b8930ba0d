// The exchange: in one short transaction new columns take the places of the old ones, with all that hangs on them, or give them back.
//
// Both ways go alike: every table that it is about is locked at once; what hangs on the columns is taken off; names, default, NOT NULL and
// identity change hands; and all of it is there again over the other columns. Indexes and keys were built beforehand and only take their
// names (shadow_keys.cc), while checks and foreign keys come NOT VALID, for other steps to prove (shadow_return.cc, for the way down). Last, the triggers'
// functions turn round.
#include <algorithm>
#include <set>

#include "planner/locks.h"
#include "planner/recipes/shadow_column.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"
#include "planner/steer.h"

namespace lockstep {
namespace {

std::set<ObjectId> tables_to_lock(const Exchange& exchange) {
  const auto& before = exchange.columns.front().before;
  std::set<ObjectId> result;
  for (const auto& column : exchange.columns) {
    result.insert(column.table);
    for (const auto& id : column.dependents.foreign_keys) {
      result.insert(*before.at(id).parent);
      result.insert(before.at(id).as<ir::Constraint>().foreign_key->table.id);
    }
  }
  for (const auto& step : exchange.in_place)
    if (const auto& table = *before.at(step.subject).parent; !is_foreign(before, table)) result.insert(table);  // LOCK TABLE refuses those
  return result;
}

// Fails when values came since that the old column does not hold.
Sql all_fit(const ShadowColumn& column) {
  const auto body = sql(R"(
BEGIN
  IF EXISTS (SELECT FROM {} WHERE {} IS NULL AND {} IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', {};
  END IF;
END )",
                        rows_of(column), column.old, column.id.part, literal(column.id.part.text()));
  return sql("DO {}", dollar_quoted(body));
}

// Takes away what hangs on the columns that have the names now; foreign keys on the way down as they were before they were proven.
std::vector<Sql> take_off(const Exchange& all, Direction direction) {
  const auto& columns = all.columns;
  std::vector<Sql> result;
  for (const auto& column : columns)
    for (const auto& id : column.dependents.foreign_keys) append(result, direction == Direction::down ? drop_open_foreign_key(column, id) : drop(column.before, column.before.at(id)));
  for (const auto kind : {&Dependents::checks, &Dependents::keys})
    for (const auto& column : columns)
      for (const auto& id : column.dependents.*kind) append(result, drop(column.before, column.before.at(id)));
  for (const auto& column : columns)
    for (const auto& id : column.dependents.indexes) append(result, take_off_index(all, column, id, direction));
  for (const auto& column : columns)
    for (const auto& id : column.dependents.statistics) append(result, drop(column.before, column.before.at(id)));
  for (const auto& column : columns)
    for (const auto& id : column.dependents.sequences) result.push_back(sql("ALTER SEQUENCE {} OWNED BY NONE", id.qualified_name()));
  return result;
}

// NOT NULL for a column that has no value where a new one did not fit: the rows are read once for both.
Sql require_fitting(const ShadowColumn& column, const Sql& require) {
  const auto body = sql(R"(
BEGIN
  {};
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', {};
END )",
                        require, literal(column.id.part.text()));
  return sql("DO {}", dollar_quoted(body));
}

bool is_told_by_not_null(const ShadowColumn& column) { return column.was.as<ir::Column>().not_null && !column.was.as<ir::Column>().identity; }

// Renames the one that has the name to another, and the one that waits for it to its place. An identity and its sequence go along, with what the sequence
// has given out.
std::vector<Sql> exchange(const ShadowColumn& column, Direction direction, const ir::Column& left, const ir::Column& come) {
  const auto aside = direction == Direction::up ? column.old : column.shadow;
  const auto given = direction == Direction::up ? column.shadow : column.old;
  const auto& head = column.head;
  const auto name = column.id.part;
  const auto away = sql("{} RENAME COLUMN {} TO {}", head, name, aside);
  const auto here = sql("{} RENAME COLUMN {} TO {}", head, given, name);
  std::vector<Sql> result;
  if (left.default_value) result.push_back(sql("{} ALTER COLUMN {} DROP DEFAULT", head, name));
  const auto require = sql("{} ALTER COLUMN {} SET NOT NULL", head, name);
  // From PostgreSQL 18 on that of a partition is its own besides, once a key over the column has taken over an index there.
  std::vector<Sql> release;
  for (const auto& table : tables_of(column))
    if (table == column.table || !column.dependents.keys.empty()) release.push_back(sql("{} ALTER COLUMN {} DROP NOT NULL", alter_table(column.before, table), aside));
  if (!left.identity) {
    append(result, {away, here});
    if (come.not_null) {  // from 18 on the old one has a name that the new one is to have
      append(result, release);
      result.push_back(direction == Direction::up ? require : require_fitting(column, require));
    }
  } else {
    const auto& identity = *column.was.as<ir::Column>().identity;  // what else it is to be is said afterwards
    const auto body = sql(R"(
DECLARE
  lockstep_state record;
BEGIN
  SELECT last_value, is_called INTO lockstep_state FROM {};
  {} ALTER COLUMN {} DROP IDENTITY;
  {};
  {};
  {};
  {};
  {} ALTER COLUMN {} ADD {};
  PERFORM pg_catalog.setval({}, lockstep_state.last_value, lockstep_state.is_called);
END )",
                          identity.sequence, head, name, away, here, join(release, ";\n  "), require, head, name, identity_clause(column.id, identity),
                          literal(quoted(identity.sequence)));
    result.push_back(sql("DO {}", dollar_quoted(body)));
    append(result, identity_persistence(column.before, column.was));
  }
  if (come.default_value) result.push_back(sql("{} ALTER COLUMN {} SET DEFAULT {}", head, name, *come.default_value));
  return result;
}

// Checks and foreign keys, without scans where somebody proves them afterwards, and extended statistics.
std::vector<Sql> come_again(const std::vector<ShadowColumn>& columns, Direction direction) {
  std::vector<Sql> result;
  for (const auto& column : columns)
    for (const auto& id : column.dependents.checks) {
      auto node = column.before.at(id);
      node.as<ir::Constraint>().validated = false;
      append(result, make_again(column, node));
    }
  for (const auto& column : columns)
    for (const auto& id : column.dependents.foreign_keys) append(result, direction == Direction::down && !comes_open_on_return(column, id) ? make_again(column, column.before.at(id)) : open_foreign_key(column, id));
  for (const auto& column : columns)
    for (const auto& id : column.dependents.statistics) {
      append(result, create_object(column.before, column.before.at(id)));
      append(result, trimmings(column.before, column.before.at(id)));
    }
  return result;
}

std::vector<Sql> own_again(const ShadowColumn& column) {
  std::vector<Sql> result;
  for (const auto& id : column.dependents.sequences)
    result.push_back(sql("ALTER SEQUENCE {} OWNED BY {}", id.qualified_name(), sql("{}.{}", column.table.qualified_name(), column.id.part)));
  return result;
}

// Sessions that have fired a trigger keep its function with the types that the columns had; a function that was altered is read
// again (function_compile in src/pl/plpgsql/src/pl_comp.c looks at the row of pg_proc).
std::set<ObjectId> functions_of_triggers(const std::vector<ShadowColumn>& columns) {
  std::set<ObjectId> functions;
  for (const auto& column : columns)
    for (const auto& table : tables_of(column))
      for (const auto& id : column.before.children(table, Kind::trigger)) {
        const auto& named = column.before.at(id).as<ir::Trigger>().function;
        const ObjectId function{.kind = Kind::routine, .schema = named.schema, .name = named.name};
        if (is_kept(column, id) && is_kept(column, function) && column.before.contains(function)) functions.insert(function);
      }
  return functions;
}

std::vector<Sql> read_functions_again(const std::vector<ShadowColumn>& columns) {
  const auto& before = columns.front().before;
  std::vector<Sql> result;
  for (const auto& id : functions_of_triggers(columns)) {
    const auto volatility = before.at(id).as<ir::Routine>().volatility;
    const auto same = volatility == ir::Volatility::immutable ? sql("IMMUTABLE") : volatility == ir::Volatility::stable ? sql("STABLE") : sql("VOLATILE");
    result.push_back(sql("ALTER {} {}", sql_reference(before, before.at(id)), same));
  }
  return result;
}

// What a column has besides its definition, and a new one has not: settings, comment, privileges.
std::vector<Sql> settle_again(const ShadowColumn& column) {
  const auto& after = column.is.as<ir::Column>();
  const Node& was = column.was;
  auto settings = after;
  settings.statistics = was.as<ir::Column>().statistics;
  settings.options = was.as<ir::Column>().options;
  auto result = column_settings(column.after, column.is, ir::Column{.type = after.type}, settings);
  if (was.comment) append(result, set_comment(column.before, was, was.comment));
  append(result, change_privileges(column.before, was, {}, was.privileges));
  return result;
}

// The ones that have the names of the types become `aside`, and those that are `given` take them.
std::vector<Sql> exchange_types(const std::vector<TypeBeside>& types, Name TypeBeside::*aside, Name TypeBeside::*given) {
  std::vector<Sql> result;
  for (const auto& type : types) {
    result.push_back(sql("ALTER TYPE {} RENAME TO {}", type.id.qualified_name(), type.*aside));
    result.push_back(sql("ALTER TYPE {} RENAME TO {}", QualifiedName{type.id.schema, type.*given}, type.id.name));
  }
  return result;
}

bool requires_values(const ShadowColumn& column) { return column.is.as<ir::Column>().not_null; }

// The column when it has been exchanged. Rows get their values as before: whether an identity comes or goes is seen to afterwards.
ir::Column exchanged_form(const ShadowColumn& column) {
  const auto& was = column.was.as<ir::Column>();
  auto result = column.is.as<ir::Column>();
  if (was.identity.has_value() == result.identity.has_value()) return result;
  result.identity = was.identity;
  result.default_value = was.default_value;
  return result;
}

std::vector<Sql> exchange_up(const Exchange& all, const Sql& lock) {
  const auto& columns = all.columns;
  std::vector<Sql> result{lock};
  for (const auto& column : columns) append(result, build_missing(all, column, Direction::up));
  append(result, exchange_types(all.types, &TypeBeside::old, &TypeBeside::fresh));
  append(result, take_off(all, Direction::up));
  for (const auto& step : all.in_place) append(result, step.up);
  for (const auto& column : columns) append(result, exchange(column, Direction::up, column.was.as<ir::Column>(), exchanged_form(column)));
  for (const auto& column : columns)
    if (requires_values(column)) result.push_back(drop_shadow_check(column));
  for (const auto& column : columns) append(result, settle_again(column));
  for (const auto& column : columns) append(result, own_again(column));
  for (const auto& column : columns) append(result, name_built_ones(column));
  append(result, come_again(columns, Direction::up));
  for (const auto& column : columns) result.push_back(sync_function(column, column.old, column.to_old));
  append(result, read_functions_again(columns));
  return result;
}

std::vector<Sql> exchange_down(const Exchange& all, const Sql& lock) {
  const auto& columns = all.columns;
  std::vector<Sql> result{lock};
  for (const auto& column : columns)
    if (!is_told_by_not_null(column)) result.push_back(all_fit(column));
  for (const auto& column : columns) append(result, build_missing(all, column, Direction::down));
  append(result, exchange_types(all.types, &TypeBeside::fresh, &TypeBeside::old));
  append(result, take_off(all, Direction::down));
  for (auto step = all.in_place.rbegin(); step != all.in_place.rend(); ++step) append(result, step->down.statements);
  for (const auto& column : columns) append(result, exchange(column, Direction::down, exchanged_form(column), column.was.as<ir::Column>()));
  for (const auto& column : columns)
    if (requires_values(column)) result.push_back(sql("{} ADD CONSTRAINT {} CHECK ({} IS NOT NULL) NOT VALID", column.head, column.helper, column.shadow));
  for (const auto& column : columns) append(result, own_again(column));
  for (const auto& column : columns) append(result, name_old_ones(all, column));
  append(result, come_again(columns, Direction::down));
  for (const auto& column : columns) result.push_back(sync_function(column, column.shadow, column.to_new));
  append(result, read_functions_again(columns));
  return result;
}

std::vector<LockTaken> locks_of_exchange(const ShadowColumn& column) {
  std::vector<LockTaken> result{{column.table, Lock::access_exclusive}};
  for (const auto& id : column.dependents.foreign_keys) {
    const auto& key = column.before.at(id);
    result.push_back({*key.parent, Lock::access_exclusive});
    result.push_back({key.as<ir::Constraint>().foreign_key->table.id, Lock::access_exclusive});
  }
  for (const auto& id : column.dependents.sequences) result.push_back({id, Lock::share_row_exclusive});
  if (const auto& identity = column.was.as<ir::Column>().identity) result.push_back(lock_on_identity(*identity, Lock::access_exclusive));
  return result;
}

// What the order needs to know of a column that is exchanged.
void add_exchanged(const ShadowColumn& column, Step& step) {
  step.produces.push_back(facet(column.id, "exchanged"));
  // They are what they were before: what is to be otherwise with them changes afterwards.
  for (const auto* ids : {&column.dependents.indexes, &column.dependents.keys, &column.dependents.checks, &column.dependents.foreign_keys, &column.dependents.statistics})
    for (const auto& id : *ids)
      if (id.kind != Kind::constraint || !column.before.at(id).as<ir::Constraint>().foreign_key || !comes_in_parts(column, id)) append(step.produces, index_tree(column.before, id));
  if (!column.dependents.statistics.empty()) step.unsampled.push_back({.table = column.table});
  if (const auto& identity = column.was.as<ir::Column>().identity)
    step.produces.push_back({.kind = Kind::sequence, .schema = identity->sequence.schema, .name = identity->sequence.name});
  append(step.locks, locks_of_exchange(column));
}

void add_needs(const Step& other, Step& step) {
  append(step.produces, other.produces);
  append(step.requires_, other.requires_);
  append(step.removes, other.removes);
  append(step.releases, other.releases);
  append(step.hazards, other.hazards);
  append(step.notes, other.notes);
}

std::set<ObjectId> ids_of(const std::vector<TypeBeside>& types) {
  std::set<ObjectId> result;
  for (const auto& type : types) result.insert(type.id);
  return result;
}

std::set<ObjectId> tables_of(const Exchange& all) {
  std::set<ObjectId> result;
  for (const auto& column : all.columns) result.insert(column.table);
  return result;
}

std::string words_of(const std::set<ObjectId>& ids) {
  std::string result;
  for (const auto& id : ids) result += (result.empty() ? "" : ", ") + to_string(id);
  return result;
}

// The shortest that any of the tables wants.
std::optional<int> shortest_wait(const Exchange& all) {
  std::optional<int> result;
  const auto add = [&](const Graph& before, const Graph& after, const ObjectId& id) {
    const auto said = lock_timeout_of(before, after, id);
    if (said && (!result || *said < *result)) result = said;
  };
  const auto& first = all.columns.front();
  for (const auto& column : all.columns) add(first.before, first.after, column.id);
  for (const auto& step : all.in_place) add(first.before, first.after, step.subject);
  for (const auto& type : all.types) add(first.before, first.after, type.id);
  return result;
}

}  // namespace

Step exchange_step(const Exchange& all) {
  const auto& columns = all.columns;
  auto step = all.plain.front();
  for (std::size_t i = 1; i < columns.size(); ++i) add_needs(all.plain[i], step);
  std::erase_if(step.hazards, [](const Hazard& hazard) { return hazard.code == "rewrite" || hazard.code == "blocking-scan" || hazard.code == "index-rebuild"; });
  step.title = title("put the new column in the place of", columns.front().id);
  const auto retyped = words_of(tables_of(all));
  step.hazards.push_back({"app-breaking", "columns of " + retyped + " stand behind the others from now on: INSERT without their names, and SELECT *, see that"});
  step.work.clear();
  step.locks.clear();
  step.unsampled.clear();
  step.down = {};
  if (columns.size() + all.in_place.size() > 1) {
    if (!all.types.empty()) step.subject = all.types.front().id;
    step.title = "put new columns in the places of " + (all.types.empty() ? "the old ones of " + words_of(tables_of(all)) : "those of " + words_of(ids_of(all.types)));
    step.lock_timeout_ms = shortest_wait(all);
  }
  for (const auto& each : all.in_place) {
    add_needs(each, step);
    for (const auto& id : each.removes)
      if (id.kind == Kind::column && !is_facet(id)) step.produces.push_back(facet(id, "exchanged"));
    append(step.locks, each.locks);
    append(step.unsampled, each.unsampled);
    for (const auto& work : each.work) add_work(step, work.relation, work.rewrites);
  }
  for (const auto& id : functions_of_triggers(columns)) step.requires_.push_back(id);
  for (const auto& type : all.types) {
    step.removes.push_back(type.id);
    step.produces.push_back(type.id);
  }
  for (const auto& column : columns) {
    add_exchanged(column, step);
    step.reveals.push_back(column.table);
  }
  const auto tables = tables_to_lock(all);
  for (const auto& table : tables) step.locks.push_back({table, Lock::access_exclusive, Reach::descendants});
  const auto lock = lock_tables(in_order_of_locks(columns.front().before, tables));
  step.up = exchange_up(all, lock);
  step.down.statements = exchange_down(all, lock);
  for (const auto& column : columns) step.probes.push_back(sql("SELECT {} FROM {} AS {}", column.to_old, rows_of(column), column.id.name));
  step.phase = Phase::migrate;
  return step;
}

}  // namespace lockstep
