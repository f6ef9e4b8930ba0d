// The exchange: in one short transaction the new column takes the place of the old one, with all that hangs on it, or gives it back.
//
// Both ways go alike: every table that it is about is locked at once; what hangs on the column is taken off; names, default, NOT NULL and
// identity change hands; and all of it is there again over the other column. On the way up, indexes and keys were built beforehand and
// only take their names, while checks and foreign keys come NOT VALID, for steps of their own to prove. On the way down, the second
// column has to have afterwards what the plan's steps before the exchange had given it. Last, the trigger's function turns round.
#include <algorithm>
#include <set>

#include "planner/locks.h"
#include "planner/recipes/shadow_column.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

// Those that a foreign key leads to are locked last: who inserts a row has its table locked before the one that is referred to is looked at.
std::vector<Sql> tables_to_lock(const ShadowColumn& column) {
  const auto& before = column.before;
  const auto& foreign_keys = column.dependents.foreign_keys;
  std::set<ObjectId> partners;
  for (const auto& id : foreign_keys) {
    partners.insert(*before.at(id).parent);
    partners.insert(before.at(id).as<ir::Constraint>().foreign_key->table.id);
  }
  partners.erase(column.table);
  const auto is_referred = [&](const ObjectId& other) {
    return std::any_of(foreign_keys.begin(), foreign_keys.end(),
                       [&](const ObjectId& id) { return *before.at(id).parent == column.table && before.at(id).as<ir::Constraint>().foreign_key->table.id == other; });
  };
  std::vector<Sql> first;
  std::vector<Sql> last;
  for (const auto& each : partners) (is_referred(each) ? last : first).push_back(sql("{}", each.qualified_name()));
  first.push_back(sql("{}", column.table.qualified_name()));
  append(first, std::move(last));
  return first;
}

// Fails when values came since that the old column does not hold.
Sql all_fit(const ShadowColumn& column) {
  const auto body = sql(R"(
BEGIN
  IF EXISTS (SELECT FROM ONLY {} WHERE {} IS NULL AND {} IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', {};
  END IF;
END )",
                        column.table.qualified_name(), column.old, column.id.part, literal(column.id.part.text()));
  return sql("DO {}", dollar_quoted(body));
}

// Takes away what hangs on the column that has the name now.
std::vector<Sql> take_off(const ShadowColumn& column) {
  const auto& [indexes, keys, checks, foreign_keys, sequences] = column.dependents;
  std::vector<Sql> result;
  for (const auto* ids : {&foreign_keys, &checks, &keys, &indexes})
    for (const auto& id : *ids) append(result, drop(column.before, column.before.at(id)));
  for (const auto& id : sequences) result.push_back(sql("ALTER SEQUENCE {} OWNED BY NONE", id.qualified_name()));
  return result;
}

// Renames the one that has the name to `aside`, and `given` to its place. An identity and its sequence go along, with what the sequence
// has given out.
std::vector<Sql> exchange(const ShadowColumn& column, Name aside, Name given, const ir::Column& left, const ir::Column& come) {
  const auto& head = column.head;
  const auto name = column.id.part;
  const auto away = sql("{} RENAME COLUMN {} TO {}", head, name, aside);
  const auto here = sql("{} RENAME COLUMN {} TO {}", head, given, name);
  std::vector<Sql> result;
  if (left.default_value) result.push_back(sql("{} ALTER COLUMN {} DROP DEFAULT", head, name));
  const auto require = sql("{} ALTER COLUMN {} SET NOT NULL", head, name);
  const auto release = sql("{} ALTER COLUMN {} DROP NOT NULL", head, aside);
  if (!left.identity) {
    append(result, {away, here});
    if (come.not_null) append(result, {release, require});  // from 18 on the old one has a name that the new one is to have
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
                          identity.sequence, head, name, away, here, release, require, head, name, identity_clause(column.id, identity),
                          literal(quoted(identity.sequence)));
    result.push_back(sql("DO {}", dollar_quoted(body)));
    append(result, identity_persistence(column.before, column.was));
  }
  if (come.default_value) result.push_back(sql("{} ALTER COLUMN {} SET DEFAULT {}", head, name, *come.default_value));
  return result;
}

std::vector<Sql> comment_again(const ShadowColumn& column, const ObjectId& id) {
  const Node& node = column.before.at(id);
  return node.comment ? set_comment(column.before, node, node.comment) : std::vector<Sql>();
}

// A key's index is another one, too; where it is made as in a new table, that says its comment.
std::vector<Sql> index_comment_again(const ShadowColumn& column, const ObjectId& key) {
  if (!column.before.at(key).as<ir::Constraint>().index_comment) return {};
  return {comment_on_index({column.before, column.before.at(key)})};
}

// The object as it is before the plan, but for the column's type: what is altered besides is altered by steps of its own.
std::vector<Sql> make_again(const ShadowColumn& column, const Node& node) {
  auto result = create_object(column.before, node);
  append(result, comment_again(column, node.id));
  return result;
}

// Checks and foreign keys, with scans or without.
std::vector<Sql> come_again(const ShadowColumn& column, bool proven) {
  std::vector<Sql> result;
  for (const auto* ids : {&column.dependents.checks, &column.dependents.foreign_keys})
    for (const auto& id : *ids) {
      auto node = column.before.at(id);
      if (!proven) node.as<ir::Constraint>().validated = false;
      append(result, make_again(column, node));
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
std::set<ObjectId> functions_of_triggers(const ShadowColumn& column) {
  const auto& before = column.before;
  std::set<ObjectId> functions;
  for (const auto& id : before.children(column.table, Kind::trigger)) {
    const auto& named = before.at(id).as<ir::Trigger>().function;
    const ObjectId function{.kind = Kind::routine, .schema = named.schema, .name = named.name};
    if (is_kept(column, id) && is_kept(column, function) && before.contains(function)) functions.insert(function);
  }
  return functions;
}

std::vector<Sql> read_functions_again(const ShadowColumn& column) {
  const auto& before = column.before;
  std::vector<Sql> result;
  for (const auto& id : functions_of_triggers(column)) {
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

// Keys and indexes that were built over the new column take the names of those over the old one.
std::vector<Sql> name_built_ones(const ShadowColumn& column) {
  std::vector<Sql> result;
  for (const auto& id : column.dependents.keys) {
    const auto& key = column.before.at(id).as<ir::Constraint>();
    auto attach = sql("{} ADD CONSTRAINT {} {} USING INDEX {}", column.head, id.part, key.type == ir::ConstraintType::primary_key ? sql("PRIMARY KEY") : sql("UNIQUE"),
                      temporary_name(id, "key"));
    if (key.deferrable) attach += sql(" DEFERRABLE");
    if (key.initially_deferred) attach += sql(" INITIALLY DEFERRED");
    result.push_back(std::move(attach));
    append(result, index_comment_again(column, id));
    append(result, comment_again(column, id));
  }
  for (const auto& id : column.dependents.indexes) {
    result.push_back(sql("ALTER INDEX {} RENAME TO {}", QualifiedName{id.schema, temporary_name(id, "new")}, id.own_name()));
    append(result, comment_again(column, id));
  }
  return result;
}

// Keys and indexes of the old column are built again, and those that wait under their names for the next way up.
std::vector<Sql> build_both(const ShadowColumn& column) {
  const auto& [indexes, keys, checks, foreign_keys, sequences] = column.dependents;
  const auto& before = column.before;
  std::vector<Sql> result;
  for (const auto& id : keys) append(result, make_again(column, before.at(id)));
  for (const auto& id : indexes) {
    append(result, make_again(column, before.at(id)));
    result.push_back(create_index({before, index_on_shadow(column, id)}, {.name = temporary_name(id, "new")}));
  }
  for (const auto& id : keys) result.push_back(create_index({before, key_on_shadow(column, id)}, {.name = temporary_name(id, "key")}));
  return result;
}

// The one that has the name of the type becomes `aside`, and `given` takes it.
std::vector<Sql> exchange_types(const ShadowColumn& column, Name TypeBeside::*aside, Name TypeBeside::*given) {
  if (!column.type) return {};
  const auto& type = *column.type;
  return {sql("ALTER TYPE {} RENAME TO {}", type.id.qualified_name(), type.*aside),
          sql("ALTER TYPE {} RENAME TO {}", QualifiedName{type.id.schema, type.*given}, type.id.name)};
}

std::vector<Sql> exchange_up(const ShadowColumn& column) {
  const auto& to = column.is.as<ir::Column>();
  std::vector<Sql> result{lock_together(tables_to_lock(column))};
  append(result, exchange_types(column, &TypeBeside::old, &TypeBeside::fresh));
  append(result, take_off(column));
  append(result, exchange(column, column.old, column.shadow, column.was.as<ir::Column>(), to));
  if (to.not_null) result.push_back(drop_shadow_check(column));
  append(result, settle_again(column));
  append(result, own_again(column));
  append(result, name_built_ones(column));
  append(result, come_again(column, false));
  result.push_back(sync_function(column, column.old, column.to_old));
  append(result, read_functions_again(column));
  return result;
}

std::vector<Sql> exchange_down(const ShadowColumn& column) {
  const auto& to = column.is.as<ir::Column>();
  std::vector<Sql> result{lock_together(tables_to_lock(column))};
  result.push_back(all_fit(column));
  append(result, exchange_types(column, &TypeBeside::fresh, &TypeBeside::old));
  append(result, take_off(column));
  append(result, exchange(column, column.shadow, column.old, to, column.was.as<ir::Column>()));
  if (to.not_null) result.push_back(sql("{} ADD CONSTRAINT {} CHECK ({} IS NOT NULL)", column.head, column.helper, column.shadow));
  append(result, own_again(column));
  append(result, build_both(column));
  append(result, come_again(column, true));
  result.push_back(sync_function(column, column.shadow, column.to_new));
  append(result, read_functions_again(column));
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

}  // namespace

Step exchange_step(const ShadowColumn& column, Step plain) {
  auto step = std::move(plain);
  step.title = title("put the new column in the place of", column.id);
  step.up = exchange_up(column);
  step.down = {};
  for (const auto& id : functions_of_triggers(column)) step.requires_.push_back(id);
  step.down.statements = exchange_down(column);
  step.produces.push_back(facet(column.id, "exchanged"));
  if (column.type) step.removes.push_back(column.type->id);
  if (column.type) step.produces.push_back(column.type->id);
  // They are what they were before: what is to be otherwise with them changes afterwards.
  for (const auto* ids : {&column.dependents.indexes, &column.dependents.keys, &column.dependents.checks, &column.dependents.foreign_keys})
    step.produces.insert(step.produces.end(), ids->begin(), ids->end());
  if (const auto& identity = column.was.as<ir::Column>().identity)
    step.produces.push_back({.kind = Kind::sequence, .schema = identity->sequence.schema, .name = identity->sequence.name});
  step.locks = locks_of_exchange(column);
  step.phase = Phase::migrate;
  step.work.clear();
  std::erase_if(step.hazards, [](const Hazard& hazard) { return hazard.code == "rewrite"; });
  step.notes.push_back("the column stands behind the others from now on: INSERT without a list of columns gives it other values");
  return step;
}

}  // namespace lockstep
