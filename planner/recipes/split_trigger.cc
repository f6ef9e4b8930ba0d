// The triggers that keep columns in step with those that take their place.
//
// A row is in step when the new columns hold what the old ones give. Who writes the new ones means those: the old ones follow where
// `reverse` says how, unless the row is in step. Otherwise who writes the old ones means those. So rows that the batches fill keep their
// old values, also where `reverse` would not give just these.
#include "planner/recipes/split_columns.h"

#include <algorithm>

#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

Sql changed(Name column) { return sql("NEW.{}::text COLLATE pg_catalog.\"C\" IS DISTINCT FROM OLD.{}::text", column, column); }

Sql none_in_new_row(const Parting& parting) {
  return of_each(parting.split.fresh, " AND ", [](Name name) { return sql("NEW.{} IS NULL", name); });
}

// `SELECT … INTO row.a, row.b FROM (SELECT NEW.*) AS t`: the expressions may name the columns with the name of the table.
Sql select_into(const Parting& parting, const std::vector<Sql>& values, const std::vector<Sql>& targets) {
  return sql("SELECT {} INTO {} FROM (SELECT NEW.*) AS {};\n", join(values), join(targets), parting.split.table.name);
}

Sql take_from_old(const Parting& parting, const Sql& row) {
  std::vector<Sql> values;
  std::vector<Sql> targets;
  for (std::size_t i = 0; i < parting.split.fresh.size(); ++i) {
    values.push_back(verbatim(parting.split.forth[i]));
    targets.push_back(sql("{}.{}", row, parting.split.fresh[i]->id.part));
  }
  return select_into(parting, values, targets);
}

Sql give_back(const Parting& parting) {
  std::vector<Sql> values;
  std::vector<Sql> targets;
  for (std::size_t i = 0; i < parting.split.old.size(); ++i) {
    if (!parting.split.back[i]) continue;
    values.push_back(verbatim(*parting.split.back[i]));
    targets.push_back(sql("NEW.{}", parting.split.old[i]->id.part));
  }
  return select_into(parting, values, targets);
}

// A row that is written without any of them, and what has a default, or must have a value.
Sql complete_new_row(const Parting& parting) {
  Sql result;
  for (const Node* each : parting.split.fresh)
    if (as_column(*each).default_value) result += sql("    NEW.{} := coalesce(NEW.{}, {});\n", each->id.part, each->id.part, *as_column(*each).default_value);
  for (std::size_t i = 0; i < parting.split.old.size(); ++i) {
    const auto name = parting.split.old[i]->id.part;
    if (!parting.split.back[i] || !as_column(*parting.split.old[i]).not_null) continue;
    result += sql("    IF NEW.{} IS NULL THEN\n      {}    END IF;\n", name, select_into(parting, {verbatim(*parting.split.back[i])}, {sql("NEW.{}", name)}));
  }
  return result.empty() ? result : sql("  IF TG_OP = 'INSERT' THEN\n{}  END IF;\n", result);
}

}  // namespace

bool gives_back(const Parting& parting) {
  return std::any_of(parting.split.back.begin(), parting.split.back.end(), [](const auto& each) { return each.has_value(); });
}

Sql keep_in_step(const Parting& parting, bool filling) {
  const auto& fresh = parting.split.fresh;
  const auto any_given = of_each(fresh, " OR ", [](Name name) { return sql("NEW.{} IS NOT NULL", name); });
  const auto any_changed = of_each(fresh, " OR ", changed);
  Sql untouched;
  if (!filling)
    untouched = sql("    IF NOT (lockstep_new OR {}) THEN\n      RETURN NEW;\n    END IF;\n", of_each(parting.split.old, " OR ", changed));
  Sql back;
  if (gives_back(parting)) {
    const auto differs = of_each(fresh, " OR ", [](Name name) { return sql("NEW.{}::text COLLATE pg_catalog.\"C\" IS DISTINCT FROM lockstep_row.{}::text", name, name); });
    back = sql("  IF lockstep_new THEN\n    {}    IF {} THEN\n      {}    END IF;\n  END IF;\n", take_from_old(parting, sql("lockstep_row")), differs, give_back(parting));
  }
  const auto body = sql(R"(
#variable_conflict use_column
DECLARE
  lockstep_new boolean;
{}BEGIN
  IF TG_OP = 'INSERT' THEN
    lockstep_new := {};
  ELSE
    lockstep_new := {};
{}  END IF;
  IF NOT lockstep_new THEN
    {}  END IF;
{}{}  RETURN NEW;
END )",
                        gives_back(parting) ? sql("  lockstep_row record := NEW;\n") : Sql(), any_given, any_changed, untouched, take_from_old(parting, sql("NEW")),
                        complete_new_row(parting), back);
  return sql("CREATE OR REPLACE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS {}", parting.function, dollar_quoted(body));
}

// A condition can speak of OLD only where there is one (CreateTrigger() in src/backend/commands/trigger.c), so there are two triggers.
std::vector<Sql> keep_in_step_from_now(const Parting& parting, bool filling) {
  const auto table = parting.split.table.qualified_name();
  const auto touched = sql("{} OR {} OR ({})", of_each(parting.split.fresh, " OR ", changed), of_each(parting.split.old, " OR ", changed), none_in_new_row(parting));
  return {keep_in_step(parting, filling), sql("CREATE TRIGGER {} BEFORE INSERT ON {} FOR EACH ROW EXECUTE FUNCTION {}()", parting.on_insert, table, parting.function),
          sql("CREATE TRIGGER {} BEFORE UPDATE ON {} FOR EACH ROW WHEN ({}) EXECUTE FUNCTION {}()", parting.on_update, table, touched, parting.function)};
}

std::vector<Sql> stop_keeping_in_step(const Parting& parting) {
  const auto table = parting.split.table.qualified_name();
  return {sql("DROP TRIGGER {} ON {}", parting.on_update, table), sql("DROP TRIGGER {} ON {}", parting.on_insert, table), sql("DROP FUNCTION {}()", parting.function)};
}

}  // namespace lockstep
