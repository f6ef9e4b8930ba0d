// A copy that nobody has to see at once is made in the cheapest way: rows are copied without looking for them first, and without indexes; which
// rows are written meanwhile is noted, and these are copied again later, for the last time in the exchange.
//
//   CREATE TABLE log AS SELECT key FROM t WITH NO DATA;  CREATE TRIGGER … ON t …     -- INSERT INTO log VALUES (OLD.key), (NEW.key)
//   INSERT INTO n SELECT … FROM t WHERE ctid …                                        -- batch by batch, in the order in which the rows are stored
//   DELETE FROM log RETURNING key;  DELETE FROM n … ;  INSERT INTO n SELECT … FROM t WHERE key …
//   ALTER TABLE n ADD PRIMARY KEY …;  CREATE INDEX … ON n …;  and then the same once more, and again in the exchange
//
// A note is seen together with the write that it is of. All notes are taken at once, and the rows are read as they were at that moment: the copy is
// what the table was then, and breaks no unique key. Before the first time it may hold rows twice that were written, and so moved, meanwhile, and
// values that one row had given to another.
#include "planner/recipes/recipes.h"
#include "planner/recipes/table_copy.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

// The keys that are noted, as they are in the copy.
Sql noted_keys(const TableCopy& copy) { return sql("SELECT {} FROM {} AS {}", values_on_the_way(copy, Way::forth, copy.keys.fresh, true), copy.log, copy.table.name); }

}  // namespace

std::vector<Sql> begin_log(const TableCopy& copy) {
  const auto key = join(copy.keys.fresh);
  const auto was = fields_of(sql("OLD"), copy.keys.fresh);
  const auto is = fields_of(sql("NEW"), copy.keys.fresh);
  const auto body = sql(R"(
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE {}, {};
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO {} VALUES ({});
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND ({}) IS DISTINCT FROM ({})) THEN
    INSERT INTO {} VALUES ({});
  END IF;
  RETURN NULL;
END )",
                        copy.fresh.qualified_name(), copy.log, copy.log, was, is, was, copy.log, is);
  std::vector<Sql> result{sql("CREATE TABLE {} AS SELECT {} FROM ONLY {} WITH NO DATA", copy.log, key, copy.table.qualified_name()),
                          sql("CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS {}", copy.function, dollar_quoted(body))};
  append(result, make_triggers(copy));
  return result;
}

std::vector<Sql> end_log(const TableCopy& copy) {
  auto result = drop_triggers(copy);
  result.push_back(sql("DROP TABLE {}", copy.log));
  return result;
}

std::vector<Sql> copy_noted_rows(const TableCopy& copy, bool alone) {
  const auto key = join(copy.keys.fresh);
  const auto body = sql(R"(
#variable_conflict use_column
DECLARE
  lockstep_noted {}[];
BEGIN
  PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
  WITH gone AS (DELETE FROM {} AS lockstep_note RETURNING lockstep_note)
    SELECT pg_catalog.array_agg(lockstep_note) INTO lockstep_noted FROM gone;
  DELETE FROM {} AS lockstep_row USING (SELECT {} FROM pg_catalog.unnest(lockstep_noted) AS {}) AS lockstep_was ({}) WHERE {};
  INSERT INTO {} ({}) SELECT {} FROM (SELECT * FROM ONLY {} WHERE ({}) IN (SELECT {} FROM pg_catalog.unnest(lockstep_noted))) AS {};
END )",
                        copy.log, copy.log, copy.fresh.qualified_name(), values_on_the_way(copy, Way::forth, copy.keys.fresh, true), copy.table.name, key,
                        equal_keys(copy.keys.fresh, sql("lockstep_row"), sql("lockstep_was")), copy.fresh.qualified_name(), join(copy.columns),
                        values_on_the_way(copy, Way::forth, copy.columns, false), copy.table.qualified_name(), key, key, copy.table.name);
  std::vector<Sql> result;
  if (alone) result.push_back(sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"));
  result.push_back(sql("DO {}", dollar_quoted(body)));
  return result;
}

Sql missing_but_noted(const TableCopy& copy) {
  const auto& key = copy.keys.fresh;
  return sql("FROM (SELECT {} FROM ONLY {} AS {}) AS was ({}) WHERE NOT EXISTS (SELECT FROM {} AS now WHERE {}) AND NOT EXISTS (SELECT FROM ({}) AS noted ({}) WHERE {})",
             values_on_the_way(copy, Way::forth, key, true), copy.table.qualified_name(), copy.table.name, join(key), copy.fresh.qualified_name(), equal_keys(key, sql("now"), sql("was")),
             noted_keys(copy), join(key), equal_keys(key, sql("noted"), sql("was")));
}

namespace {

// What the row of the copy is not when it is not the same as it was. Equality is asked for where it tells enough, because images of whole rows
// have to be made first.
Sql differs(const TableCopy& copy) {
  std::vector<Sql> conditions;
  std::vector<Name> by_image;
  for (const auto name : copy.columns) {
    const ObjectId id{.kind = Kind::column, .schema = copy.table.schema, .name = copy.table.name, .part = name};
    if (is_stored_as_it_compares(copy.exchange.goal.at(id).as<ir::Column>()))
      conditions.push_back(sql("now.{} IS DISTINCT FROM was.{}", name, name));
    else
      by_image.push_back(name);
  }
  if (!by_image.empty()) conditions.push_back(sql("NOT pg_catalog.record_image_eq(ROW({}), ROW({}))", fields_of(sql("now"), by_image), fields_of(sql("was"), by_image)));
  return conditions.size() == 1 ? conditions.front() : sql("({})", join(conditions, " OR "));
}

}  // namespace

Sql compare_but_noted(const TableCopy& copy) {
  const auto& key = copy.keys.fresh;
  std::vector<Sql> noted;
  for (const auto name : key) noted.push_back(sql("noted.{} = coalesce(now.{}, was.{})", name, name, name));
  const auto body = sql(R"(
BEGIN
  IF EXISTS (SELECT FROM ({}) AS was ({}) FULL JOIN {} AS now ON {}
      WHERE {} AND NOT EXISTS (SELECT FROM ({}) AS noted ({}) WHERE {})) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', {};
  END IF;
END )",
                        rows_on_the_way(copy, Way::forth, sql("ONLY {}", copy.table.qualified_name()), true), join(copy.columns), copy.fresh.qualified_name(),
                        equal_keys(key, sql("now"), sql("was")), differs(copy), noted_keys(copy), join(key), join(noted, " AND "),
                        literal(quoted(copy.table.qualified_name())));
  return sql("DO {}", dollar_quoted(body));
}

}  // namespace lockstep
