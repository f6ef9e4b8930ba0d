// Views. Materialized views come with CREATE TABLE AS.
#include "ir/error.h"
#include "parser/lower/objects.h"
#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

// True for `CREATE RECURSIVE VIEW`, whose query the grammar has wrapped into a WITH RECURSIVE that does not
// stand in the text.
bool is_recursive(const Statement& statement, const PgQuery__ViewStmt& view) {
  const auto end = std::min(statement.text.size(), static_cast<std::size_t>(std::max(0, view.view->location)));
  for (std::size_t at = 0; at < end;) {
    const auto lexeme = next_lexeme(statement.text, at);
    if (lexeme.kind == LexemeKind::word && is_keyword(statement.text.substr(lexeme.begin, lexeme.end - lexeme.begin), "recursive"))
      return true;
    at = lexeme.end;
  }
  return false;
}

bool is_temporary(const PgQuery__RangeVar& range) {
  return text_of(range.relpersistence) == "t" || text_of(range.schemaname).starts_with("pg_temp");
}

ir::View described(const PgQuery__ViewStmt& view) {
  ir::View result;
  for (const auto each : string_list(view.aliases, view.n_aliases)) result.column_names.emplace_back(each);
  result.options = options_of(view.options, view.n_options);
  if (view.with_check_option == PG_QUERY__VIEW_CHECK_OPTION__LOCAL_CHECK_OPTION) result.options.set("check_option", "local");
  if (view.with_check_option == PG_QUERY__VIEW_CHECK_OPTION__CASCADED_CHECK_OPTION) result.options.set("check_option", "cascaded");
  return result;
}

}  // namespace

void lower_view(Reader& reader, const Statement& statement, const PgQuery__ViewStmt& view) {
  if (is_temporary(*view.view)) {
    reader.skip(statement, "statement-skipped", "CREATE TEMPORARY VIEW", "temporary objects are not part of a state");
    return;
  }
  const ObjectId id{.kind = Kind::view,
                    .schema = reader.creation_schema(view.view->schemaname, statement, view.view->location),
                    .name = Name(text_of(view.view->relname))};
  if (auto* existing = reader.graph.find(id); existing && view.replace) {
    existing->object = described(view);
    existing->references.clear();
    existing->origin = statement.span;
    existing->directives = statement.directives;
  } else {
    for (const auto kind : {Kind::table, Kind::view, Kind::materialized_view, Kind::sequence, Kind::index, Kind::composite_type})
      if (!reader.is_new({.kind = kind, .schema = id.schema, .name = id.name}, statement, view.view->location, false)) return;
    create_object(reader, statement, id, described(view));
  }
  auto source = statement;
  if (is_recursive(statement, view)) source.text = {};
  reader.set_query(id, *view.query, source, [](Node& node, Expr query) { node.as<ir::View>().query = std::move(query); });
}

}  // namespace lockstep
