// Parts of partitioned indexes and keys over a column that gets another type. PostgreSQL keeps the definition of the uppermost one
// alone and makes its parts again, under names that it chooses and without what they had of their own (RememberIndexForRebuilding() and
// RememberConstraintForRebuilding() in src/backend/commands/tablecmds.c), so they are given that back:
//
//   DO $lockstep$ … ALTER INDEX p1_a_idx RENAME TO own … $lockstep$;
//   ALTER INDEX own SET (fillfactor='70');
//   COMMENT ON INDEX own IS 'mine';
#include <algorithm>

#include "ir/dependency.h"
#include "ir/inheritance.h"
#include "ir/object_name.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

using ColumnChange = Alteration<ir::Column>;

// One that is a part of the same all the time; what changes is dropped before and made again after, by steps of its own.
bool is_part_over(const ColumnChange& change, const ObjectId& id, const ObjectId& column) {
  if (!change.stays(id)) return false;
  const auto& up = attached_to(change.after.graph.at(id));
  if (!up || up != attached_to(change.before.graph.at(id))) return false;
  const auto needed = needs(change.after.graph, change.after.graph.at(id));
  return std::binary_search(needed.begin(), needed.end(), column);
}

std::vector<const Node*> parts_over(const ColumnChange& change, const ObjectId& column) {
  const auto& graph = change.after.graph;
  std::vector<const Node*> result;
  for (const auto kind : {Kind::constraint, Kind::index})
    for (const auto& id : graph.children(*graph.at(column).parent, kind))
      if (is_part_over(change, id, column)) result.push_back(&graph.at(id));
  return result;
}

// The columns in the order in which PostgreSQL makes a name of them; nothing for expressions.
std::optional<std::vector<Name>> named_columns(const Node& part) {
  const auto* constraint = part.id.kind == Kind::constraint ? &part.as<ir::Constraint>() : nullptr;
  if (constraint != nullptr && constraint->exclusion) return std::nullopt;
  std::vector<Name> result;
  if (constraint != nullptr) {
    result = constraint->columns;
  } else {
    for (const auto& element : part.as<ir::Index>().elements) {
      if (element.expression) return std::nullopt;
      result.push_back(element.column);
    }
  }
  const auto& include = constraint != nullptr ? constraint->include : part.as<ir::Index>().include;
  result.insert(result.end(), include.begin(), include.end());
  return result;
}

// The name that a part gets when nothing else has it (ChooseIndexName() in src/backend/commands/indexcmds.c).
std::string name_of_new_part(const Node& part) {
  const std::string table(part.parent->name.text());
  const auto* constraint = part.id.kind == Kind::constraint ? &part.as<ir::Constraint>() : nullptr;
  if (constraint != nullptr && constraint->type == ir::ConstraintType::primary_key) return object_name(table, {}, "pkey");
  const auto columns = named_columns(part);
  if (!columns) return {};
  std::string joined;
  for (const auto& column : *columns) joined += (joined.empty() ? "" : "_") + std::string(column.text());
  return object_name(table, joined, constraint != nullptr ? "key" : "idx");
}

bool has_chosen_name(const Node* part) { return part->id.own_name().text() == name_of_new_part(*part); }

QualifiedName uppermost_name(const Graph& graph, const Node& part) {
  const Node* upper = &part;
  while (const auto& up = attached_to(*upper)) upper = &graph.at(up->id);
  return {upper->id.schema, upper->id.own_name()};
}

Sql oid_of(const QualifiedName& relation) { return sql("{}::pg_catalog.regclass", literal(quoted(relation))); }

// The names go round by way of others, because one part may get another's, be it of another table. The uppermost index alone has kept its name, and has
// one part on each table.
Sql rename_indexes(const Graph& graph, const std::vector<const Node*>& parts) {
  std::vector<Sql> wanted;
  for (const Node* part : parts)
    wanted.push_back(sql("({}, {}, {})", oid_of(uppermost_name(graph, *part)), oid_of(part->parent->qualified_name()), literal(part->id.own_name().text())));
  const auto renaming = sql(
      "FOR part IN SELECT index.indexrelid, wanted.name FROM (VALUES {}) AS wanted (uppermost, \"table\", name) "
      "CROSS JOIN LATERAL pg_catalog.pg_partition_tree(uppermost) tree JOIN pg_catalog.pg_index index ON index.indexrelid = tree.relid AND index.indrelid = \"table\" LOOP "
      "EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part.indexrelid::pg_catalog.regclass, "
      "CASE turn WHEN 1 THEN 'lockstep_' || part.indexrelid ELSE part.name END); END LOOP",
      join(wanted));
  return sql("DO {}", dollar_quoted(sql("DECLARE part record; BEGIN FOR turn IN 1..2 LOOP {}; END LOOP; END", renaming)));
}

void say_own_again(const Graph& graph, const Node& part, std::vector<Sql>& result) {
  const QualifiedName name{part.id.schema, part.id.own_name()};
  const auto* constraint = part.id.kind == Kind::constraint ? &part.as<ir::Constraint>() : nullptr;
  const auto& options = constraint != nullptr ? constraint->index_options : part.as<ir::Index>().options;
  const auto& tablespace = constraint != nullptr ? constraint->index_tablespace : part.as<ir::Index>().tablespace;
  if (!options.empty()) result.push_back(sql("ALTER INDEX {} SET {}", name, option_list(options)));
  if (!tablespace.empty()) result.push_back(sql("ALTER INDEX {} SET TABLESPACE {}", name, tablespace));
  if (constraint != nullptr && constraint->index_comment) result.push_back(comment_on_index({graph, part}));
  for (auto& statement : trimmings(graph, part)) result.push_back(std::move(statement));
}

}  // namespace

std::vector<Sql> parts_again(const ColumnChange& change, const std::vector<ObjectId>& columns) {
  const auto& graph = change.after.graph;
  std::vector<const Node*> parts;
  for (const auto& column : columns) append(parts, parts_over(change, column));
  std::vector<Sql> result;
  if (!std::all_of(parts.begin(), parts.end(), has_chosen_name)) result.push_back(rename_indexes(graph, parts));
  for (const Node* part : parts) say_own_again(graph, *part, result);
  return result;
}

}  // namespace lockstep
