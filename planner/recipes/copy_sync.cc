// The trigger that keeps a table and its copy in step, whichever of the two is in use:
//
//   INSERT INTO n (…) SELECT … FROM (SELECT NEW.*) AS t ON CONFLICT (…) DO UPDATE SET …
//   DELETE FROM n USING (SELECT … FROM (SELECT OLD.*) AS t) … WHERE …
//
// After an exchange for a table that stores rows in another way, the old one may not be able to hold what is written. That is no reason to refuse it:
// a sequence, which needs no lock and forgets nothing, notes that it was so, and the way back looks for such rows.
#include <algorithm>

#include "planner/draft_parts.h"
#include "planner/recipes/recipes.h"
#include "planner/recipes/table_copy.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

// A value in the other table, from the columns of a row in the one. `exact`: of the type that it has there, not only one that can be assigned.
Sql value_on_the_way(const TableCopy& copy, Way way, Name column, bool exact) {
  const auto name = sql("{}", column);
  if (std::find(copy.converted.begin(), copy.converted.end(), column) == copy.converted.end()) return name;
  const ObjectId id{.kind = Kind::column, .schema = copy.table.schema, .name = copy.table.name, .part = column};
  const Node& was = copy.exchange.now.at(id);
  const Node& is = copy.exchange.goal.at(id);
  const Subject<ir::Column> old_column{copy.exchange.now, was};
  const Subject<ir::Column> new_column{copy.exchange.goal, is};
  const bool said = said_conversion(is, way == Way::forth ? "using" : "reverse").has_value();
  const auto& from = way == Way::forth ? old_column : new_column;
  const auto& to = way == Way::forth ? new_column : old_column;
  const bool alone = !said && converts_by_itself(from.graph, from->type, to.graph, to->type);
  const auto value = alone ? name : converted_value(old_column, new_column, way == Way::forth);
  return exact ? sql("CAST({} AS {})", value, to->type) : value;
}

// A table that is partitioned for good holds whatever its copy does, and its keys go on holding.
bool may_miss_rows(const TableCopy& copy) { return copy.exchange.what.mode == PartitionMode::rewrite; }

// What several old values have become cannot be told apart any more, so an old one stays as long as nobody writes another new one.
std::vector<Sql> changes_on_conflict(const TableCopy& copy, Way way, const std::vector<Name>& key) {
  std::vector<Sql> result;
  for (const auto name : copy.columns) {
    if (std::find(key.begin(), key.end(), name) != key.end()) continue;
    const bool converted = std::find(copy.converted.begin(), copy.converted.end(), name) != copy.converted.end();
    if (way == Way::back && converted)
      result.push_back(sql("{} = CASE WHEN TG_OP = 'UPDATE' AND NEW.{}::text COLLATE pg_catalog.\"C\" IS NOT DISTINCT FROM OLD.{}::text THEN lockstep_row.{} ELSE EXCLUDED.{} END", name, name, name, name, name));
    else
      result.push_back(sql("{} = EXCLUDED.{}", name, name));
  }
  return result;
}

}  // namespace

Sql values_on_the_way(const TableCopy& copy, Way way, const std::vector<Name>& columns, bool exact) {
  std::vector<Sql> values;
  for (const auto column : columns) values.push_back(value_on_the_way(copy, way, column, exact));
  return join(values);
}

Sql equal_keys(const std::vector<Name>& key, const Sql& one, const Sql& other) {
  std::vector<Sql> parts;
  for (const auto name : key) parts.push_back(sql("{}.{} = {}.{}", one, name, other, name));
  return join(parts, " AND ");
}

Sql fields_of(const Sql& row, const std::vector<Name>& columns) {
  std::vector<Sql> parts;
  for (const auto name : columns) parts.push_back(sql("{}.{}", row, name));
  return join(parts);
}

Sql rows_on_the_way(const TableCopy& copy, Way way, const Sql& source, bool exact) {
  return sql("SELECT {} FROM {} AS {}", values_on_the_way(copy, way, copy.columns, exact), source, copy.table.name);
}

std::vector<Sql> make_triggers(const TableCopy& copy) {
  const auto table = copy.table.qualified_name();
  return {sql("CREATE TRIGGER {} AFTER INSERT OR UPDATE OR DELETE ON {} FOR EACH ROW EXECUTE FUNCTION {}()", copy.on_rows, table, copy.function),
          sql("CREATE TRIGGER {} AFTER TRUNCATE ON {} FOR EACH STATEMENT EXECUTE FUNCTION {}()", copy.on_truncate, table, copy.function)};
}

std::vector<Sql> drop_triggers(const TableCopy& copy) {
  const auto table = copy.table.qualified_name();
  return {sql("DROP TRIGGER {} ON {}", copy.on_truncate, table), sql("DROP TRIGGER {} ON {}", copy.on_rows, table), sql("DROP FUNCTION {}()", copy.function)};
}

std::vector<Sql> write_to_both(const TableCopy& copy, Way way) {
  const auto& key = way == Way::forth ? copy.keys.fresh : copy.keys.old;
  const auto target = (way == Way::forth ? copy.fresh : copy.old).qualified_name();
  const auto changes = changes_on_conflict(copy, way, key);
  const auto remove = sql("DELETE FROM {} AS lockstep_row USING (SELECT {} FROM (SELECT OLD.*) AS {}) AS lockstep_was ({}) WHERE {}", target, values_on_the_way(copy, way, key, true),
                          copy.table.name, join(key), equal_keys(key, sql("lockstep_row"), sql("lockstep_was")));
  const bool may_miss = way == Way::back && may_miss_rows(copy);
  const auto otherwise = !may_miss ? Sql() : sql(R"(EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  PERFORM pg_catalog.nextval({});
  IF TG_OP <> 'INSERT' THEN
    BEGIN
      {};
    EXCEPTION WHEN data_exception THEN
      NULL;
    END;
  END IF;
  RETURN NULL;
)", literal(quoted(copy.missed)), remove);
  const auto body = sql(R"(
#variable_conflict use_column
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE {};
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND ({}) IS DISTINCT FROM ({})) THEN
    {};
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO {} AS lockstep_row ({}) SELECT {} FROM (SELECT NEW.*) AS {} ON CONFLICT ({}) {};
  END IF;
  RETURN NULL;
{}END )",
                        target, fields_of(sql("NEW"), key), fields_of(sql("OLD"), key), remove, target, join(copy.columns), values_on_the_way(copy, way, copy.columns, false), copy.table.name,
                        join(key), changes.empty() ? sql("DO NOTHING") : sql("DO UPDATE SET {}", join(changes)), otherwise);
  std::vector<Sql> result;
  if (may_miss) result.push_back(sql("CREATE SEQUENCE {}", copy.missed));
  result.push_back(sql("CREATE OR REPLACE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS {}", copy.function, dollar_quoted(body)));
  append(result, make_triggers(copy));
  return result;
}

std::vector<Sql> stop_writing_to_both(const TableCopy& copy, Way way) {
  auto result = drop_triggers(copy);
  if (way == Way::back && may_miss_rows(copy)) result.push_back(sql("DROP SEQUENCE {}", copy.missed));
  return result;
}

std::vector<Sql> take_missed_rows_back(const TableCopy& copy) {
  if (!may_miss_rows(copy)) return {};
  std::vector<Sql> keys;
  for (const auto name : copy.keys.old) {
    const ObjectId id{.kind = Kind::column, .schema = copy.table.schema, .name = copy.table.name, .part = name};
    keys.push_back(sql("lockstep_row.{} = CAST(lockstep_was.{} AS {})", name, name, copy.exchange.now.at(id).as<ir::Column>().type));
  }
  const auto body = sql(R"(
BEGIN
  IF (SELECT is_called FROM {}) THEN
    INSERT INTO {} ({}) SELECT {} FROM ({}) AS lockstep_was ({})
      WHERE NOT EXISTS (SELECT FROM {} AS lockstep_row WHERE {});
  END IF;
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
  RAISE EXCEPTION 'rows of % that were written since do not fit into the table as it was before: %', {}, SQLERRM;
END )",
                        copy.missed, copy.old.qualified_name(), join(copy.columns), fields_of(sql("lockstep_was"), copy.columns),
                        rows_on_the_way(copy, Way::back, sql("{}", copy.table.qualified_name()), false), join(copy.columns), copy.old.qualified_name(), join(keys, " AND "),
                        literal(quoted(copy.table.qualified_name())));
  return {sql("DO {}", dollar_quoted(body))};
}

}  // namespace lockstep
