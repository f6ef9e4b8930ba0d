// CREATE MATERIALIZED VIEW; CREATE TABLE AS and SELECT INTO, whose columns only a server can know.
#include "parser/lower/options.h"
#include "parser/lower/table.h"

namespace lockstep {

void lower_create_table_as(Reader& reader,
                           const Statement& statement,
                           const PgQuery__CreateTableAsStmt& create) {
  const auto& into = *create.into;
  const auto& range = *into.rel;
  if (skip_temporary(reader, statement, range)) return;
  if (create.objtype != PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW) {
    reader.unsupported(statement, create.is_select_into ? "SELECT INTO" : "CREATE TABLE AS");
    return;
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
