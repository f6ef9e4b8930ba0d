// CREATE TABLE … (LIKE source INCLUDING …).
#include <algorithm>

#include "ir/inheritance.h"
#include "parser/lower/output_columns.h"
#include "parser/lower/table.h"

namespace lockstep {
namespace {

// TableLikeOption bits (nodes/parsenodes.h); libpg_query gives the bit mask as it is.
constexpr std::uint32_t including_comments = 1U << 0U;
constexpr std::uint32_t including_compression = 1U << 1U;
constexpr std::uint32_t including_constraints = 1U << 2U;
constexpr std::uint32_t including_defaults = 1U << 3U;
constexpr std::uint32_t including_generated = 1U << 4U;
constexpr std::uint32_t including_identity = 1U << 5U;
constexpr std::uint32_t including_indexes = 1U << 6U;
constexpr std::uint32_t including_statistics = 1U << 7U;
constexpr std::uint32_t including_storage = 1U << 8U;

const Node* source_of(Reader& reader,
                      const Statement& statement,
                      const PgQuery__TableLikeClause& clause) {
  const auto& range = *clause.relation;
  const Name schema{text_of(range.schemaname)};
  const Name name{text_of(range.relname)};
  if (!find_relation(
          reader.scope(), schema, name, {Kind::table, Kind::view, Kind::materialized_view}))
    if (const Node* type = find_type(reader.scope(), schema, name);
        type && type->id.kind == Kind::composite_type)
      return type;
  return &reader.relation(range, statement, {Kind::table, Kind::view, Kind::materialized_view});
}

ColumnDraft like_column(const Graph& graph, const Node& source, std::uint32_t options, const Span& origin) {
  const auto& original = source.as<ir::Column>();
  ColumnDraft draft{
      .name = source.id.part, .column = original, .origin = origin, .copied_from = source.id};
  auto& column = draft.column;
  // The constraint is copied under its name.
  if (column.not_null) {
    if (!column.not_null_constraint) column.not_null_constraint = ir::NotNull{};
    column.not_null_constraint->name = not_null_name(graph, source);
    column.not_null_constraint->comment.reset();
  }
  column.inherited = false;
  column.local = true;
  column.statistics.reset();
  column.options.clear();
  column.identity.reset();
  if (!(options & including_defaults)) column.default_value.reset();
  if (!(options & including_generated)) column.generated.reset();
  if (!(options & including_storage)) column.storage = Name();
  if (!(options & including_compression)) column.compression = Name();
  if ((options & including_comments) != 0) draft.comment = source.comment;
  if ((options & including_identity) != 0 && original.identity)
    draft.identity_like = *original.identity;
  if (!column.default_value && !column.generated) draft.copied_from.reset();
  return draft;
}

bool is_view(const Node& node) { return node.id.kind == Kind::view || node.id.kind == Kind::materialized_view; }

const Node* view_column_of(const Graph& graph, const ObjectId& view, Name column) {
  return graph.find({.kind = Kind::view_column, .schema = view.schema, .name = view.name, .part = column});
}

// The columns to be copied from a view; empty when they are not certain.
std::vector<ir::OutputColumn> columns_of_view(const Graph& graph, const ObjectId& view, std::uint32_t options) {
  auto columns = certain_columns(graph, view);
  const bool default_wanted = std::any_of(columns.begin(), columns.end(), [&](const ir::OutputColumn& each) {
    const Node* own = view_column_of(graph, view, each.name);
    return own && own->as<ir::ViewColumn>().default_value && (options & including_defaults) != 0;
  });
  return default_wanted ? std::vector<ir::OutputColumn>() : columns;
}

}  // namespace

std::vector<ColumnDraft> like_columns(Reader& reader,
                                      const Statement& statement,
                                      const PgQuery__TableLikeClause& clause) {
  std::vector<ColumnDraft> drafts;
  const Node* source = source_of(reader, statement, clause);
  const auto origin = statement.at(clause.relation->location);
  if (source->id.kind == Kind::table) {
    for (const Node* column : reader.graph.columns(source->id))
      drafts.push_back(like_column(reader.graph, *column, clause.options, origin));
  } else if (source->id.kind == Kind::composite_type) {
    for (const auto& attribute : source->as<ir::CompositeType>().attributes) {
      ColumnDraft draft{.name = attribute.name, .origin = origin};
      draft.column.type = attribute.type;
      draft.column.collation = attribute.collation;
      if ((clause.options & including_comments) != 0) draft.comment = attribute.comment;
      drafts.push_back(std::move(draft));
    }
  } else if (is_view(*source)) {
    for (const auto& column : columns_of_view(reader.graph, source->id, clause.options)) {
      ColumnDraft draft{.name = column.name, .column = {.type = column.type}, .origin = origin};
      const Node* own = view_column_of(reader.graph, source->id, column.name);
      if (own && (clause.options & including_comments) != 0) draft.comment = own->comment;
      drafts.push_back(std::move(draft));
    }
  }
  return drafts;
}

void finish_like(Reader& reader,
                 const Statement& statement,
                 const ObjectId& table,
                 const PgQuery__TableLikeClause& clause) {
  const Node* source = source_of(reader, statement, clause);
  const auto origin = statement.at(clause.relation->location);
  if (is_view(*source) && columns_of_view(reader.graph, source->id, clause.options).empty())
    reader.diagnostics.error(
        "unsupported-like",
        origin,
        "`LIKE` of this view is not supported: the types or collations of its columns are not certain",
        {"write the columns out"});
  if (source->id.kind != Kind::table) return;
  const auto from = source->id;
  const bool comments = (clause.options & including_comments) != 0;
  if ((clause.options & including_constraints) != 0) {
    auto checks = inherited_checks(reader.graph, source->as<ir::Table>());
    for (const auto& id : reader.graph.children(from, Kind::constraint))
      if (reader.graph.at(id).as<ir::Constraint>().type == ir::ConstraintType::check)
        checks[id.part] = id;
    for (const auto& [name, id] : checks) {
      const bool taken = reader.graph.contains(constraint_id(table, name));
      copy_check(reader, id, table);
      auto& copy = reader.graph.at(constraint_id(table, name));
      if (taken) continue;
      copy.origin = origin;
      copy.as<ir::Constraint>().validated = true;
      if (!comments) copy.comment.reset();
    }
  }
  if ((clause.options & including_statistics) != 0) clone_statistics(reader, from, table, origin, comments);
  if ((clause.options & including_indexes) != 0) {
    for (const auto& id : indexes_of(reader, from)) {
      const auto made = clone_index(reader, id, table, origin);
      if (!comments) continue;
      auto& copy = reader.graph.at(made);
      copy.comment = reader.graph.at(id).comment;
      if (made.kind == Kind::constraint)
        copy.as<ir::Constraint>().index_comment = reader.graph.at(id).as<ir::Constraint>().index_comment;
    }
  }
}

}  // namespace lockstep
