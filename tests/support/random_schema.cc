#include "tests/support/random_schema.h"

#include <algorithm>

namespace lockstep::testing {

std::string fresh_name(RandomSchema& schema, Chance& chance, const std::string& stem) {
  const auto number = std::to_string(schema.next_name++);
  switch (chance.below(8)) {
    case 0: return "\"" + stem + " " + number + "\"";
    case 1: return "\"Mixed" + stem + number + "\"";
    case 2: return "\"sélect_" + stem + number + "\"";
    case 3: return "\"a\"\"b_" + stem + number + "\"";
    case 4: return stem + "_with_a_name_that_is_nearly_too_long_" + number;
    default: return stem + "_" + number;
  }
}

std::string qualified(RandomSchema& schema, Chance& chance, const std::string& stem) {
  const auto name = fresh_name(schema, chance, stem);
  return chance.pick(schema.schemas) + "." + name;
}

namespace {

// A built-in type with a literal default and an expression that is true or false of column {}.
struct TypeSample {
  std::string type;
  std::string default_value;
  std::string condition;
};

const std::vector<TypeSample>& samples() {
  static const std::vector<TypeSample> all = {
      {"integer", "0", "{} > 0"},
      {"bigint", "7", "{} BETWEEN 1 AND 100"},
      {"smallint", "-1", "{} IN (1, 2, 3)"},
      {"numeric(10,2)", "1.5", "{} >= 0.5"},
      {"text", "'it''s'", "{} <> ''"},
      {"varchar(40)", "'x'", "{} IN ('a', 'b')"},
      {"char(3)", "'abc'", "{} LIKE 'a%'"},
      {"boolean", "false", "{} IS NOT TRUE"},
      {"date", "CURRENT_DATE", "{} > DATE '2000-01-01'"},
      {"timestamptz", "now()", "{} IS NOT NULL"},
      {"timestamp(3)", "'2020-01-01'", "{} < TIMESTAMP '2100-01-01 00:00:00'"},
      {"interval", "'1 day'", "{} > INTERVAL '1 hour'"},
      {"jsonb", "'{}'", "{} ? 'key'"},
      {"text[]", "'{}'", "cardinality({}) < 10"},
      {"integer[]", "ARRAY[1,2]", "{}[1] = 1"},
      {"uuid", "gen_random_uuid()", "{} IS DISTINCT FROM '00000000-0000-0000-0000-000000000000'"},
      {"double precision", "0.1", "NOT ({} < 0 OR {} > 1e6)"},
      {"bytea", "'\\x00'", "octet_length({}) < 100"},
      {"inet", "'127.0.0.1'", "{} << '10.0.0.0/8'"},
      {"tsvector", "''", "{} IS NOT NULL"},
      {"int4range", "'[1,2)'", "NOT isempty({})"},
  };
  return all;
}

std::string with_column(std::string pattern, const std::string& column) {
  for (std::size_t at; (at = pattern.find("{}")) != std::string::npos;) pattern.replace(at, 2, column);
  return pattern;
}

// The condition for a column's type; none for user types.
std::string condition(const RandomColumn& column) {
  for (const auto& sample : samples())
    if (sample.type == column.type) return with_column(sample.condition, column.name);
  return column.name + " IS NOT NULL";
}

RandomColumn random_column(RandomSchema& schema, Chance& chance) {
  RandomColumn column;
  column.name = fresh_name(schema, chance, "c");
  const auto& sample = chance.pick(samples());
  column.type = sample.type;
  if (chance.one_in(3)) column.default_value = sample.default_value;
  column.not_null = chance.one_in(3);
  if (chance.one_in(6)) {
    const auto which = chance.below(3);
    column.user_type = which == 0   ? any_key(schema.enums, chance)
                       : which == 1 ? any_key(schema.domains, chance)
                                    : any_key(schema.composites, chance);
    if (!column.user_type.empty()) column.type = column.default_value = "";
  }
  if (chance.one_in(10)) column.comment = "about " + std::to_string(chance.below(100));
  return column;
}

void add_extras(RandomSchema& schema, RandomTable& table, const std::string& key, Chance& chance) {
  const auto& column = table.columns[chance.below(table.columns.size())];
  switch (chance.below(9)) {
    case 0: table.checks[fresh_name(schema, chance, "check")] = condition(column); break;
    case 1: table.indexes[fresh_name(schema, chance, "idx")] = "(" + table.columns[0].name + (chance.one_in(2) ? " DESC" : "") + ")"; break;
    case 2: table.indexes[fresh_name(schema, chance, "idx")] = "(" + table.columns[0].name + ") WHERE " + condition(column); break;
    case 3: {
      const auto other = any_key(schema.tables, chance);
      const auto found = schema.tables.find(other);
      if (found != schema.tables.end() && !found->second.partitioned && found->second.primary_key && other != key)
        table.foreign_keys[fresh_name(schema, chance, "fk")] = {other, table.columns[0].name};
      break;
    }
    case 4:
      if (!table.partitioned) table.unique_columns[fresh_name(schema, chance, "uq")] = table.columns[0].name;
      break;
    case 5:
      table.policies[fresh_name(schema, chance, "policy")] =
          (chance.one_in(2) ? "FOR SELECT" : "AS RESTRICTIVE") + std::string(" USING (") + condition(column) + ")";
      table.row_security = true;
      break;
    case 6:
      table.triggers[fresh_name(schema, chance, "trg")] =
          chance.one_in(2) ? "BEFORE INSERT OR UPDATE" : "AFTER DELETE";
      break;
    case 7: table.grants[chance.one_in(2) ? "prop_reader" : "PUBLIC"] = chance.one_in(2) ? "SELECT" : "SELECT, INSERT"; break;
    default: table.comment = "table comment " + std::to_string(chance.below(1000)); break;
  }
}

void add_table(RandomSchema& schema, Chance& chance) {
  RandomTable table;
  const auto key = qualified(schema, chance, "t");
  table.name = key;
  RandomColumn id;
  id.name = "id";
  id.type = chance.one_in(2) ? "integer" : "bigint";
  id.not_null = true;
  if (chance.one_in(4)) id.identity = chance.one_in(2) ? "ALWAYS" : "BY DEFAULT";
  table.columns.push_back(id);
  const auto count = 1 + chance.below(5);
  for (std::size_t i = 0; i < count; ++i) table.columns.push_back(random_column(schema, chance));
  table.primary_key = !chance.one_in(4);
  if (chance.one_in(6) && id.identity.empty()) {
    table.partitioned = true;
    table.partitions = 1 + static_cast<int>(chance.below(3));
  } else if (chance.one_in(8)) {
    table.inherits = any_key(schema.tables, chance);
    const auto parent = schema.tables.find(table.inherits);
    if (parent == schema.tables.end() || parent->second.partitioned || !parent->second.inherits.empty())
      table.inherits.clear();
    else
      table.columns.erase(table.columns.begin());
    if (!table.inherits.empty()) table.primary_key = false;
  }
  if (chance.one_in(8)) table.unlogged = !table.partitioned && table.inherits.empty();
  if (chance.one_in(6) && !table.partitioned) table.options = "fillfactor=" + std::to_string(50 + 10 * chance.below(5));
  const auto extras = chance.below(4);
  if (table.inherits.empty())
    for (std::size_t i = 0; i < extras; ++i) add_extras(schema, table, key, chance);
  schema.tables[key] = table;
}

void add_view(RandomSchema& schema, Chance& chance) {
  const auto table = any_key(schema.tables, chance);
  if (table.empty()) return;
  RandomSchema::View view;
  view.table = table;
  const auto& columns = schema.tables[table].columns;
  for (const auto& column : columns)
    if (chance.one_in(2)) view.columns.push_back(column.name);
  if (view.columns.empty()) view.columns.push_back(columns[0].name);
  if (chance.one_in(2)) view.where = condition(columns[chance.below(columns.size())]);
  view.materialized = chance.one_in(4);
  if (!schema.views.empty() && chance.one_in(4)) view.over = any_key(schema.views, chance);
  schema.views[qualified(schema, chance, "v")] = view;
}

void add_function(RandomSchema& schema, Chance& chance) {
  static const std::vector<std::string> definitions = {
      "(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT a + 1 $$",
      "(a integer, b text DEFAULT 'x') RETURNS text LANGUAGE sql STABLE AS $$ SELECT b || a::text $$",
      "(VARIADIC v integer[]) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT sum(x) FROM unnest(v) x $$",
      "(OUT x integer, OUT y text) LANGUAGE plpgsql AS $$ BEGIN x := 1; y := 'it''s'; END $$",
      "() RETURNS TABLE(k integer, v text) LANGUAGE sql COST 5 ROWS 10 AS $$ SELECT 1, 'a' $$",
      target_major() >= 14 ? "(a numeric) RETURNS numeric LANGUAGE sql IMMUTABLE RETURN a * 2"
                           : "(a numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT a * 2 $$",
  };
  schema.functions[qualified(schema, chance, "f")] = chance.pick(definitions);
}

void add_something(RandomSchema& schema, Chance& chance) {
  switch (chance.below(9)) {
    case 0: schema.enums[qualified(schema, chance, "mood")] = {"a", "b c", "d'e"}; break;
    case 1:
      schema.domains[qualified(schema, chance, "dom")] =
          chance.one_in(2) ? "text CHECK (VALUE <> '')" : "integer DEFAULT 3 CONSTRAINT positive CHECK (VALUE > 0)";
      break;
    case 2: schema.composites[qualified(schema, chance, "pair")] = "x integer, \"Y\" text"; break;
    case 3: schema.sequences[qualified(schema, chance, "seq")] = chance.one_in(2) ? "INCREMENT BY 5" : "AS integer CYCLE"; break;
    case 4: add_function(schema, chance); break;
    case 5:
    case 6: add_view(schema, chance); break;
    default: add_table(schema, chance); break;
  }
}

void drop_something(RandomSchema& schema, Chance& chance) {
  switch (chance.below(7)) {
    case 0: drop_any(schema.enums, chance); break;
    case 1: drop_any(schema.domains, chance); break;
    case 2: drop_any(schema.sequences, chance); break;
    case 3: drop_any(schema.functions, chance); break;
    case 4: drop_any(schema.views, chance); break;
    case 5: drop_any(schema.composites, chance); break;
    default: drop_any(schema.tables, chance); break;
  }
}

// A column that other columns' expressions of the table name must stay as it is.
bool mentioned(const RandomTable& table, const std::string& column) {
  const auto holds = [&](const std::string& text) { return text.find(column) != std::string::npos; };
  for (const auto* map : {&table.checks, &table.indexes, &table.policies, &table.unique_columns})
    for (const auto& [name, text] : *map)
      if (holds(text)) return true;
  return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                     [&](const auto& each) { return holds(each.second.second); });
}

bool seen_by_view(const RandomSchema& schema, const std::string& table, const std::string& column) {
  for (const auto& [name, view] : schema.views) {
    if (view.table != table) continue;
    if (view.where.find(column) != std::string::npos) return true;
    if (std::find(view.columns.begin(), view.columns.end(), column) != view.columns.end()) return true;
  }
  return false;
}

void alter_column(RandomSchema& schema, RandomTable& table, const std::string& key, Chance& chance) {
  if (table.columns.size() < 2) return;
  auto& column = table.columns[1 + chance.below(table.columns.size() - 1)];
  switch (chance.below(5)) {
    case 0: column.not_null = !column.not_null; break;
    case 1: column.comment = column.comment.empty() ? "new comment" : ""; break;
    case 2:
      for (const auto& sample : samples())
        if (sample.type == column.type) column.default_value = column.default_value.empty() ? sample.default_value : "";
      break;
    case 3: {
      static const std::map<std::string, std::string> wider = {
          {"integer", "bigint"}, {"varchar(40)", "text"}, {"smallint", "integer"}, {"numeric(10,2)", "numeric(12,3)"},
          {"char(3)", "varchar(40)"}, {"timestamp(3)", "timestamptz"}};
      if (const auto found = wider.find(column.type); found != wider.end() && !mentioned(table, column.name) && column.default_value.empty())
        column.type = found->second;
      break;
    }
    default:
      if (!mentioned(table, column.name) && !seen_by_view(schema, key, column.name))
        table.columns.erase(std::find_if(table.columns.begin(), table.columns.end(),
                                         [&](const auto& each) { return each.name == column.name; }));
      break;
  }
}

void alter_table(RandomSchema& schema, Chance& chance) {
  const auto key = any_key(schema.tables, chance);
  if (key.empty()) return;
  auto& table = schema.tables[key];
  switch (chance.below(7)) {
    case 0: table.columns.push_back(random_column(schema, chance)); break;
    case 1:
    case 2: alter_column(schema, table, key, chance); break;
    case 3:
      if (table.inherits.empty()) add_extras(schema, table, key, chance);
      break;
    case 4:
      drop_any(table.checks, chance);
      drop_any(table.indexes, chance);
      break;
    case 5:
      drop_any(table.foreign_keys, chance);
      drop_any(table.policies, chance);
      drop_any(table.triggers, chance);
      drop_any(table.grants, chance);
      break;
    default:
      table.comment = table.comment.empty() ? "said later" : "";
      if (table.partitioned) ++table.partitions;
      break;
  }
}

void alter_something(RandomSchema& schema, Chance& chance) {
  switch (chance.below(6)) {
    case 0:
      if (const auto key = any_key(schema.enums, chance); !key.empty()) {
        auto& values = schema.enums[key];
        values.insert(values.begin() + static_cast<std::ptrdiff_t>(chance.below(values.size() + 1)),
                      "added " + std::to_string(schema.next_name++));
        if (chance.one_in(3)) values.erase(values.begin() + static_cast<std::ptrdiff_t>(chance.below(values.size())));
      }
      break;
    case 1:
      if (const auto key = any_key(schema.sequences, chance); !key.empty())
        schema.sequences[key] = "MINVALUE 10 START WITH 20 CACHE 3";
      break;
    case 2:
      if (const auto key = any_key(schema.views, chance); !key.empty()) {
        auto& view = schema.views[key];
        view.where = view.where.empty() ? "id IS NOT NULL" : "";
        if (schema.tables.contains(view.table) && !schema.tables[view.table].inherits.empty()) view.where.clear();
      }
      break;
    case 3:
      if (const auto key = any_key(schema.functions, chance); !key.empty()) {
        schema.functions.erase(key);
        add_function(schema, chance);
      }
      break;
    default: alter_table(schema, chance); break;
  }
}

}  // namespace

RandomSchema random_schema(Chance& chance) {
  RandomSchema schema;
  schema.schemas = {"public", "app", "\"Odd Schema\""};
  const auto count = 6 + chance.below(14);
  for (std::size_t i = 0; i < count; ++i) add_something(schema, chance);
  add_definitions(schema, chance);
  schema.foreign = random_foreign(schema);
  add_texts(schema, chance.branch(1));
  add_forms(schema, chance.branch(3));
  add_joins(schema, chance.branch(7));
  return schema;
}

RandomSchema changed(RandomSchema schema, Chance& chance) {
  const auto count = 1 + chance.below(8);
  for (std::size_t i = 0; i < count; ++i) {
    const auto kind = chance.below(10);
    if (kind < 3)
      add_something(schema, chance);
    else if (kind < 5)
      drop_something(schema, chance);
    else
      alter_something(schema, chance);
  }
  change_definitions(schema, chance);
  schema.foreign = changed(std::move(schema.foreign), schema);
  change_texts(schema, chance.branch(2));
  change_forms(schema, chance.branch(4));
  retype_columns(schema, chance.branch(5));
  retype_keys(schema, chance.branch(8));
  return schema;
}

}  // namespace lockstep::testing
