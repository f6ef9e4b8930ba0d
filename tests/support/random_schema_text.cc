#include <algorithm>
#include <set>

#include "tests/support/random_schema.h"

namespace lockstep::testing {
std::string literal(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("''") : std::string(1, c);
  return result + "'";
}

namespace {

std::string type_of(const RandomSchema& schema, const RandomColumn& column) {
  if (column.user_type.empty()) return column.type;
  const bool there = schema.enums.contains(column.user_type) || schema.domains.contains(column.user_type) ||
                     schema.composites.contains(column.user_type);
  return there ? column.user_type : "text";
}

std::string column_text(const RandomSchema& schema, const RandomTable& table, const RandomColumn& column) {
  auto text = column.name + " " + type_of(schema, column) + collate_clause(schema, table.name, column.name, column.type);
  if (!column.default_value.empty() && column.user_type.empty()) text += " DEFAULT " + column.default_value;
  if (!column.identity.empty()) text += " GENERATED " + column.identity + " AS IDENTITY";
  if (column.not_null) text += " NOT NULL";
  return text;
}

// Only tables whose parent is still there and still fits inherit.
bool inherits(const RandomSchema& schema, const RandomTable& table) {
  return !table.inherits.empty() && schema.tables.contains(table.inherits);
}

std::string table_text(const RandomSchema& schema, const RandomTable& table) {
  std::string body;
  for (const auto& column : table.columns) body += (body.empty() ? "    " : ",\n    ") + column_text(schema, table, column);
  const auto& key = table.columns.empty() ? std::string("id") : table.columns[0].name;
  if (table.primary_key && table.inherits.empty()) body += ",\n    PRIMARY KEY (" + key + ")";
  for (const auto& [name, column] : table.unique_columns) body += ",\n    CONSTRAINT " + name + " UNIQUE (" + column + ")";
  for (const auto& [name, expression] : table.checks) body += ",\n    CONSTRAINT " + name + " CHECK (" + expression + ")";
  std::string text = (table.copied ? "-- @online mode=copy\nCREATE " : "CREATE ") + std::string(table.unlogged ? "UNLOGGED " : "") + "TABLE " + table.name + " (\n" + body + "\n)";
  if (inherits(schema, table)) text += " INHERITS (" + table.inherits + ")";
  if (table.partitioned) text += " PARTITION BY RANGE (" + key + ")";
  if (!table.options.empty()) text += " WITH (" + table.options + ")";
  text += ";\n";
  for (int i = 0; i < table.partitions; ++i) {
    auto name = table.name;
    const auto suffix = "_p" + std::to_string(i);
    name.ends_with('"') ? name.insert(name.size() - 1, suffix) : name += suffix;
    text += "CREATE TABLE " + name + " PARTITION OF " + table.name + " FOR VALUES FROM (" + std::to_string(i * 100) + ") TO (" +
            std::to_string(i * 100 + 100) + ");\n";
  }
  return text;
}

std::string extras_text(const RandomSchema& schema, const RandomTable& table) {
  std::string text;
  for (const auto& [name, rest] : table.indexes) text += "CREATE INDEX " + name + " ON " + table.name + " " + rest + ";\n";
  for (const auto& [name, target] : table.foreign_keys) {
    const auto found = schema.tables.find(target.first);
    if (found == schema.tables.end() || !found->second.primary_key || found->second.partitioned || !found->second.inherits.empty() ||
        (found->second.unlogged && !table.unlogged))
      continue;
    text += "ALTER TABLE " + table.name + " ADD CONSTRAINT " + name + " FOREIGN KEY (" + target.second + ") REFERENCES " +
            target.first + ";\n";
  }
  if (table.row_security) text += "ALTER TABLE " + table.name + " ENABLE ROW LEVEL SECURITY;\n";
  for (const auto& [name, rest] : table.policies) text += "CREATE POLICY " + name + " ON " + table.name + " " + rest + ";\n";
  for (const auto& [name, when] : table.triggers)
    text += "CREATE TRIGGER " + name + " " + when + " ON " + table.name + " FOR EACH ROW EXECUTE FUNCTION app.on_change();\n";
  for (const auto& [role, privileges] : table.grants) text += "GRANT " + privileges + " ON " + table.name + " TO " + role + ";\n";
  if (!table.comment.empty()) text += "COMMENT ON TABLE " + table.name + " IS " + literal(table.comment) + ";\n";
  for (const auto& column : table.columns)
    if (!column.comment.empty())
      text += "COMMENT ON COLUMN " + table.name + "." + column.name + " IS " + literal(column.comment) + ";\n";
  return text;
}

// The text of a view, after those of the views it reads; false when what it reads is gone.
bool view_text(const RandomSchema& schema, const std::string& name, std::set<std::string>& done, std::string& text, int depth = 0) {
  if (done.contains(name)) return true;
  const auto found = schema.views.find(name);
  if (found == schema.views.end() || depth > 20) return false;
  const auto& view = found->second;
  std::string query;
  if (!view.over.empty()) {
    if (!view_text(schema, view.over, done, text, depth + 1)) return false;
    query = "SELECT * FROM " + view.over;
  } else {
    if (!schema.tables.contains(view.table)) return false;
    for (const auto& column : view.columns) query += (query.empty() ? "SELECT " : ", ") + column;
    query += " FROM " + view.table + (view.where.empty() ? "" : " WHERE " + view.where);
  }
  text += std::string("CREATE ") + (view.materialized ? "MATERIALIZED " : "") + "VIEW " + name + " AS " + query + ";\n";
  done.insert(name);
  return true;
}

std::string join_text(const RandomSchema& schema, const std::string& name, const RandomSchema::Join& join) {
  const auto has = [&](const std::string& key, const std::string& column) {
    const auto table = schema.tables.find(key);
    return table != schema.tables.end() && std::any_of(table->second.columns.begin(), table->second.columns.end(), [&](const RandomColumn& each) { return each.name == column; });
  };
  if (!has(join.left, join.left_column) || !has(join.right, join.right_column)) return {};
  return "CREATE VIEW " + name + " AS SELECT a." + join.left_column + " AS x, b." + join.right_column + " AS y FROM " + join.left + " AS a, " + join.right + " AS b;\n";
}

}  // namespace

std::string text_of(const RandomSchema& schema) {
  std::string text;
  for (const auto& name : schema.schemas)
    if (name != "public") text += "CREATE SCHEMA " + name + ";\n";
  for (const auto& [name, values] : schema.enums) {
    std::string list;
    for (const auto& value : values) list += (list.empty() ? "" : ", ") + literal(value);
    text += "CREATE TYPE " + name + " AS ENUM (" + list + ");\n";
  }
  for (const auto& [name, definition] : schema.domains) text += "CREATE DOMAIN " + name + " AS " + definition + ";\n";
  for (const auto& [name, attributes] : schema.composites) text += "CREATE TYPE " + name + " AS (" + attributes + ");\n";
  for (const auto& [name, options] : schema.sequences) text += "CREATE SEQUENCE " + name + " " + options + ";\n";
  text += "CREATE FUNCTION app.on_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;\n";
  for (const auto& [name, rest] : schema.aggregates) text += "CREATE AGGREGATE " + name + rest + ";\n";
  for (const auto& [name, rest] : schema.operators) text += "CREATE OPERATOR " + name + " " + rest + ";\n";
  for (const auto& [name, rest] : schema.operator_classes) text += "CREATE OPERATOR CLASS " + name + " " + rest + ";\n";
  for (const auto& [name, rest] : schema.conversions) text += "CREATE CONVERSION " + name + " " + rest + ";\n";
  for (const auto& [name, rest] : schema.casts)
    if (schema.enums.contains(name)) text += "CREATE CAST (" + name + " AS integer) " + rest + ";\n";
  for (const auto& [name, rest] : schema.functions) text += "CREATE FUNCTION " + name + rest + ";\n";
  text += texts_before_tables(schema);
  for (const bool children : {false, true})
    for (const auto& [name, table] : schema.tables)
      if (inherits(schema, table) == children) text += table_text(schema, table);
  for (const auto& [name, table] : schema.tables) text += extras_text(schema, table);
  std::set<std::string> done;
  for (const auto& [name, view] : schema.views) view_text(schema, name, done, text);
  for (const auto& [name, join] : schema.joins) text += join_text(schema, name, join);
  text += texts_behind(schema);
  text += forms_text(schema);
  return text + text_of(schema.foreign, schema);
}

}  // namespace lockstep::testing
