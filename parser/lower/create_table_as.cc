// CREATE MATERIALIZED VIEW, and CREATE TABLE AS where the types of the query's columns can be told.
#include "parser/lower/options.h"
#include "parser/lower/output_columns.h"
#include "parser/lower/table.h"

namespace lockstep {
namespace {

void create_table_as(Reader& reader, const Statement& statement, const PgQuery__CreateTableAsStmt& create, const ObjectId& id) {
  const auto& into = *create.into;
  if (create.query->node_case != PG_QUERY__NODE__NODE_SELECT_STMT) return reader.unsupported(statement, "CREATE TABLE AS EXECUTE");
  const auto query = qualify_query(*create.query, statement.text, reader.scope());
  if (!query.complete)
    throw Postponed{{.code = "unknown-object",
                     .span = statement.at(query.missing.empty() ? -1 : query.missing.front()),
                     .message = "the query names something that does not exist"}};
  const auto columns = certain_columns(reader.graph, id, column_names(into.col_names, into.n_col_names), query);
  if (columns.empty()) {
    reader.diagnostics.error("unsupported-statement", statement.at(-1),
                             "`CREATE TABLE AS` is not supported where the types or collations of the columns are not certain",
                             {"write the columns out"});
    return;
  }
  insert_object(reader, {.id = id,
                         .object = ir::Table{.unlogged = text_of(into.rel->relpersistence) == "u",
                                             .options = options_of(into.options, into.n_options),
                                             .tablespace = tablespace_of(into.table_space_name, reader),
                                             .access_method = access_method_of(into.access_method, reader)},
                         .directives = statement.directives,
                         .origin = statement.span});
  int ordinal = 0;
  for (const auto& column : columns)
    insert_column(reader, statement, id, ++ordinal, {.name = column.name, .column = {.type = column.type}, .origin = statement.span});
}

}  // namespace

void lower_create_table_as(Reader& reader,
                           const Statement& statement,
                           const PgQuery__CreateTableAsStmt& create) {
  const auto& into = *create.into;
  const auto& range = *into.rel;
  if (skip_temporary(reader, statement, range)) return;
  if (create.objtype != PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW) {
    const ObjectId table{.kind = Kind::table,
                         .schema = reader.creation_schema(range.schemaname, statement, range.location),
                         .name = Name(text_of(range.relname))};
    if (!may_create(reader, statement, table.schema, table.name, create.if_not_exists, range.location)) return;
    return create_table_as(reader, statement, create, table);
  }
  const auto schema = reader.creation_schema(range.schemaname, statement, range.location);
  const Name name{text_of(range.relname)};
  if (!may_create(reader, statement, schema, name, create.if_not_exists, range.location)) return;
  const ObjectId id{.kind = Kind::materialized_view, .schema = schema, .name = name};
  insert_object(
      reader,
      {.id = id,
       .object =
           ir::MaterializedView{.column_names = column_names(into.col_names, into.n_col_names),
                                .with_data = into.skip_data == 0,
                                .options = options_of(into.options, into.n_options),
                                .tablespace = tablespace_of(into.table_space_name, reader),
                                .access_method = access_method_of(into.access_method, reader)},
       .directives = statement.directives,
       .origin = statement.span});
  reader.set_query(id, *create.query, statement, [](Node& node, Expr expr) {
    node.as<ir::MaterializedView>().query = std::move(expr);
  });
}

}  // namespace lockstep
