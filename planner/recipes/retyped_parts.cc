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

bool is_part_over(const RetypedParts& change, const ObjectId& id, const ObjectId& column) {
  const Node* was = change.before.find(id);
  if (was == nullptr || !attached_to(*was) || !attached_to(change.after.at(id))) return false;
  const auto needed = needs(change.after, change.after.at(id));
  return std::binary_search(needed.begin(), needed.end(), column);
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

QualifiedName upper_name(const Node& part) {
  const auto& up = attached_to(part)->id;
  return {up.schema, up.own_name()};
}

Sql oid_of(const QualifiedName& relation) { return sql("{}::pg_catalog.regclass", literal(quoted(relation))); }

// The names go round by way of others, because one part may get another's.
Sql rename_indexes(const ObjectId& table, const std::vector<const Node*>& parts) {
  std::vector<Sql> wanted;
  for (const Node* part : parts) wanted.push_back(sql("({}, {})", oid_of(upper_name(*part)), literal(part->id.own_name().text())));
  const auto renaming = sql(
      "FOR part IN SELECT index.indexrelid, wanted.name FROM (VALUES {}) AS wanted (up, name) "
      "JOIN pg_catalog.pg_inherits ON inhparent = up JOIN pg_catalog.pg_index index ON index.indexrelid = inhrelid AND index.indrelid = {} LOOP "
      "EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part.indexrelid::pg_catalog.regclass, "
      "CASE turn WHEN 1 THEN 'lockstep_' || part.indexrelid ELSE part.name END); END LOOP",
      join(wanted), oid_of(table.qualified_name()));
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

std::vector<Sql> parts_again(const RetypedParts& change, const ObjectId& column) {
  std::vector<const Node*> parts;
  const auto& table = *change.after.at(column).parent;
  for (const auto kind : {Kind::constraint, Kind::index})
    for (const auto& id : change.after.children(table, kind))
      if (is_part_over(change, id, column)) parts.push_back(&change.after.at(id));
  std::vector<Sql> result;
  const bool as_chosen = std::all_of(parts.begin(), parts.end(), [](const Node* each) { return each->id.own_name().text() == name_of_new_part(*each); });
  if (!as_chosen) result.push_back(rename_indexes(table, parts));
  for (const Node* part : parts) say_own_again(change.after, *part, result);
  return result;
}

}  // namespace lockstep
