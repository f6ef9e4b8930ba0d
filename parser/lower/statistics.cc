// Extended statistics: CREATE and ALTER STATISTICS, and the copies that LIKE … INCLUDING STATISTICS makes.
#include <algorithm>

#include "ir/error.h"
#include "parser/lower/generated_name.h"
#include "parser/lower/objects.h"
#include "parser/lower/table.h"

namespace lockstep {
namespace {

// The column that an element stands for, `(a)` too; empty for an expression.
Name column_of(const PgQuery__StatsElem& element) {
  if (const auto name = text_of(element.name); !name.empty()) return Name(name);
  if (!element.expr || element.expr->node_case != PG_QUERY__NODE__NODE_COLUMN_REF) return {};
  const auto& reference = *element.expr->column_ref;
  if (reference.n_fields == 0 || reference.fields[reference.n_fields - 1]->node_case != PG_QUERY__NODE__NODE_STRING) return {};
  return Name(text_of(reference.fields[reference.n_fields - 1]->string->sval));
}

void set_kinds(Reader& reader, const Statement& statement, const PgQuery__CreateStatsStmt& create, ir::Statistics& statistics) {
  // Without a list all are kept, but for a single expression, which has statistics of its own only.
  if (create.n_stat_types == 0) statistics.ndistinct = statistics.dependencies = statistics.mcv = create.n_exprs > 1;
  for (const auto kind : string_list(create.stat_types, create.n_stat_types)) {
    if (kind == "ndistinct")
      statistics.ndistinct = true;
    else if (kind == "dependencies")
      statistics.dependencies = true;
    else if (kind == "mcv")
      statistics.mcv = true;
    else
      reader.diagnostics.error("syntax", statement.at(-1), "there is no kind of statistics `" + std::string(kind) + "`",
                               {"the kinds are `ndistinct`, `dependencies` and `mcv`"});
  }
}

// As pg_statistic_ext.stxkeys keeps them.
void sort_columns(const Graph& graph, const ObjectId& table, std::vector<Name>& columns) {
  if (table.kind != Kind::table) return;
  const auto place = [&](Name name) { return graph.at(column_id(table, name)).as<ir::Column>().ordinal; };
  std::sort(columns.begin(), columns.end(), [&](Name left, Name right) { return place(left) < place(right); });
}

bool name_taken(const Graph& graph, Name schema, Name name) {
  return graph.contains({.kind = Kind::statistics, .schema = schema, .name = name});
}

// ChooseExtendedStatisticName() in src/backend/commands/statscmds.c.
Name statistics_name(const Graph& graph, const ObjectId& table, const ir::Statistics& statistics) {
  std::vector<std::string> elements;
  for (const auto column : statistics.columns) elements.push_back(column.text());
  elements.resize(elements.size() + statistics.expressions.size(), "expr");
  return generated_name(table.name.text(), name_addition(elements), "stat", [&](Name name) { return name_taken(graph, table.schema, name); });
}

}  // namespace

void lower_create_statistics(Reader& reader, const Statement& statement, const PgQuery__CreateStatsStmt& create) {
  if (create.n_relations != 1 || create.relations[0]->node_case != PG_QUERY__NODE__NODE_RANGE_VAR) {
    reader.diagnostics.error("syntax", statement.at(-1), "statistics are about one table");
    return;
  }
  const auto table = reader.relation(*create.relations[0]->range_var, statement, {Kind::table, Kind::materialized_view}).id;
  ir::Statistics statistics;
  set_kinds(reader, statement, create, statistics);
  std::vector<const PgQuery__Node*> expressions;
  for (std::size_t i = 0; i < create.n_exprs; ++i) {
    const auto& element = *create.exprs[i]->stats_elem;
    if (const auto column = column_of(element); !column.empty()) {
      if (table.kind == Kind::table && !reader.graph.contains(column_id(table, column)))
        postpone(statement, -1, "there is no column `" + quoted(column) + "` in `" + quoted(table.qualified_name()) + "`");
      statistics.columns.push_back(column);
    } else {
      expressions.push_back(element.expr);
    }
  }
  sort_columns(reader.graph, table, statistics.columns);
  statistics.expressions.resize(expressions.size());
  const auto given = qualified_name_in(string_list(create.defnames, create.n_defnames));
  ObjectId id{.kind = Kind::statistics, .schema = table.schema, .name = given.name};
  if (given.name.empty())
    id.name = statistics_name(reader.graph, table, statistics);
  else
    id.schema = reader.creation_schema(given.schema.text().c_str(), statement, -1);
  if (!reader.is_new(id, statement, -1, create.if_not_exists)) return;
  const auto columns = statistics.columns;
  Node made{.id = id,
            .parent = table,
            .object = std::move(statistics),
            .directives = statement.directives,
            .origin = statement.span,
            .generated_name = given.name.empty()};
  auto& node = insert_part(reader, std::move(made));
  apply_default_privileges(reader, node);
  if (table.kind == Kind::table)
    for (const auto column : columns) add_reference(node, column_id(table, column));
  for (std::size_t i = 0; i < expressions.size(); ++i)
    reader.set_expression(id, *expressions[i], &table, [i](Node& to, Expr value) { to.as<ir::Statistics>().expressions[i] = std::move(value); });
}

void lower_alter_statistics(Reader& reader, const Statement& statement, const PgQuery__AlterStatsStmt& alter) {
  const auto name = qualified_name_in(string_list(alter.defnames, alter.n_defnames));
  const auto named = find_in_schemas(reader, Kind::statistics, name);
  if (!named.node && alter.missing_ok) return;
  auto& statistics = found_or_postpone(named, statement).as<ir::Statistics>();
  statistics.target = statistics_target(alter);
}

void clone_statistics(Reader& reader, const ObjectId& from, const ObjectId& to, const Span& origin, bool comments) {
  std::vector<ObjectId> ids = reader.graph.children(from, Kind::statistics);
  reader.relations.sort_by_creation(ids);
  for (const auto& id : ids) {
    Node copy = reader.graph.at(id);
    auto& statistics = copy.as<ir::Statistics>();
    copy.id = {.kind = Kind::statistics, .schema = to.schema, .name = statistics_name(reader.graph, to, statistics)};
    copy.parent = to;
    copy.owner = Name();
    statistics.target.reset();
    if (!comments) copy.comment.reset();
    copy.directives.clear();
    copy.origin = origin;
    copy.generated_name = true;
    for (auto& reference : copy.references)
      if (reference.kind == Kind::column && reference.qualified_name() == from.qualified_name()) reference = column_id(to, reference.part);
    std::sort(copy.references.begin(), copy.references.end());
    const bool has_expressions = !statistics.expressions.empty();
    const auto made = copy.id;
    apply_default_privileges(reader, insert_part(reader, std::move(copy)));
    if (!has_expressions) continue;
    // The expressions of a copy follow its original when that is resolved at the end.
    reader.at_end([&reader, id, made] {
      const Node* source = reader.graph.find(id);
      Node* target = reader.graph.find(made);
      if (source && target) target->as<ir::Statistics>().expressions = source->as<ir::Statistics>().expressions;
    });
  }
}

}  // namespace lockstep
