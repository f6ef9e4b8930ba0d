// Small states made by hand.
#pragma once

#include "ir/graph.h"

namespace lockstep::test {

inline Expr expr(const char* text) { return {.text = text}; }
inline TypeName type(const char* text) { return {.text = Name(text)}; }

inline ObjectId table_id(const char* name) { return {.kind = Kind::table, .schema = Name("public"), .name = Name(name)}; }

inline ObjectId part_id(Kind kind, const char* table, const char* name) {
  return {.kind = kind, .schema = Name("public"), .name = Name(table), .part = Name(name)};
}

inline Graph stock() {
  Graph graph;
  graph.insert({.id = {.kind = Kind::schema, .name = Name("public")}, .object = ir::Schema{}});
  return graph;
}

inline Node& add_table(Graph& graph, const char* name) { return graph.insert({.id = table_id(name), .object = ir::Table{}}); }

inline Node& add_column(Graph& graph, const char* table, const char* name, const char* type) {
  ir::Column column;
  column.type.text = Name(type);
  column.ordinal = static_cast<int>(graph.columns(table_id(table)).size()) + 1;
  return graph.insert({.id = part_id(Kind::column, table, name), .parent = table_id(table), .object = std::move(column)});
}

inline Node& add_constraint(Graph& graph, const char* table, const char* name, ir::Constraint constraint) {
  Node node{.id = part_id(Kind::constraint, table, name), .parent = table_id(table), .object = std::move(constraint)};
  for (const auto column : std::get<ir::Constraint>(node.object).columns)
    node.references.push_back(part_id(Kind::column, table, column.text().c_str()));
  return graph.insert(std::move(node));
}

inline ir::Constraint primary_key(std::vector<Name> columns) {
  return {.type = ir::ConstraintType::primary_key, .columns = std::move(columns)};
}

inline ir::Constraint foreign_key(std::vector<Name> columns, const char* table, std::vector<Name> targets) {
  return {.type = ir::ConstraintType::foreign_key,
          .columns = std::move(columns),
          .foreign_key = ir::ForeignKey{.table = {table_id(table)}, .columns = std::move(targets)}};
}

inline Node& add_index(Graph& graph, const char* table, const char* name, const char* column) {
  ir::Index index{.method = Name("btree"), .elements = {{.column = Name(column)}}};
  Node node{.id = {.kind = Kind::index, .schema = Name("public"), .name = Name(name)}, .parent = table_id(table), .object = std::move(index)};
  node.references = {part_id(Kind::column, table, column)};
  return graph.insert(std::move(node));
}

}  // namespace lockstep::test
