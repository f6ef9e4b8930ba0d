// Constraints of tables: how they are written, ADD CONSTRAINT in its plain form, and the little that
// ALTER CONSTRAINT changes.
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

Sql key_columns(const std::vector<Name>& columns, std::string_view last_word) {
  std::vector<Sql> parts;
  for (const auto column : columns) parts.push_back(sql("{}", column));
  if (!last_word.empty()) parts.back() += verbatim(std::string(last_word));
  return sql("({})", join(parts));
}

Sql period_columns(const std::vector<Name>& columns, bool period) {
  std::vector<Sql> parts;
  for (const auto column : columns) parts.push_back(sql("{}", column));
  if (period) parts.back() = sql("PERIOD {}", parts.back());
  return sql("({})", join(parts));
}

Sql index_clauses(const ir::Constraint& constraint) {
  Sql result;
  if (!constraint.include.empty()) result += sql(" INCLUDE ({})", join(constraint.include));
  if (!constraint.index_options.empty()) result += sql(" WITH {}", option_list(constraint.index_options));
  if (!constraint.index_tablespace.empty()) result += sql(" USING INDEX TABLESPACE {}", constraint.index_tablespace);
  return result;
}

Sql key(const ir::Constraint& constraint, const Sql& word) {
  return sql("{} {}{}", word, key_columns(constraint.columns, constraint.without_overlaps ? " WITHOUT OVERLAPS" : ""),
             index_clauses(constraint));
}

Sql action_clause(std::string_view event, ir::ForeignKeyAction action, const std::vector<Name>& columns) {
  Sql word;
  switch (action) {
    case ir::ForeignKeyAction::no_action: return {};
    case ir::ForeignKeyAction::restrict: word = sql("RESTRICT"); break;
    case ir::ForeignKeyAction::cascade: word = sql("CASCADE"); break;
    case ir::ForeignKeyAction::set_null: word = sql("SET NULL"); break;
    case ir::ForeignKeyAction::set_default: word = sql("SET DEFAULT"); break;
  }
  auto result = sql(" {} {}", verbatim(std::string(event)), word);
  if (!columns.empty()) result += sql(" ({})", join(columns));
  return result;
}

Sql foreign_key(const ir::Constraint& constraint) {
  const auto& target = *constraint.foreign_key;
  auto result = sql("FOREIGN KEY {} REFERENCES {} {}",
                    period_columns(constraint.columns, constraint.without_overlaps),
                    target.table.id.qualified_name(),
                    period_columns(target.columns, constraint.without_overlaps));
  if (target.match_full) result += sql(" MATCH FULL");
  result += action_clause("ON UPDATE", target.on_update, {});
  result += action_clause("ON DELETE", target.on_delete, target.on_delete_columns);
  return result;
}

Sql exclusion(const ir::Constraint& constraint) {
  const auto& target = *constraint.exclusion;
  std::vector<Sql> elements;
  for (std::size_t i = 0; i < target.elements.size(); ++i)
    elements.push_back(sql("{} WITH {}", index_element(target.elements[i]), verbatim(target.operators.at(i))));
  auto result = sql("EXCLUDE USING {} ({}){}", target.method, join(elements), index_clauses(constraint));
  if (target.predicate) result += sql(" WHERE {}", enclosed(*target.predicate));
  return result;
}

Sql core(const ir::Constraint& constraint) {
  switch (constraint.type) {
    case ir::ConstraintType::primary_key: return key(constraint, sql("PRIMARY KEY"));
    case ir::ConstraintType::unique:
      return key(constraint, constraint.nulls_not_distinct ? sql("UNIQUE NULLS NOT DISTINCT") : sql("UNIQUE"));
    case ir::ConstraintType::check: return sql("CHECK {}", enclosed(*constraint.check));
    case ir::ConstraintType::foreign_key: return foreign_key(constraint);
    case ir::ConstraintType::exclusion: return exclusion(constraint);
  }
  return {};
}

}  // namespace

Sql constraint_definition(const ir::Constraint& constraint) {
  auto result = core(constraint);
  if (constraint.no_inherit) result += sql(" NO INHERIT");
  if (constraint.deferrable) result += sql(" DEFERRABLE");
  if (constraint.initially_deferred) result += sql(" INITIALLY DEFERRED");
  if (!constraint.enforced) result += sql(" NOT ENFORCED");
  return result;
}

Sql named_constraint(const Node& constraint) {
  return sql("CONSTRAINT {} {}", constraint.id.part, constraint_definition(constraint.as<ir::Constraint>()));
}

Sql comment_on_index(const Subject<ir::Constraint>& constraint) {
  const auto& comment = constraint->index_comment;
  return sql("COMMENT ON INDEX {} IS {}", QualifiedName{constraint.id().schema, constraint.id().part},
             comment ? literal(*comment) : sql("NULL"));
}

// Keys of a partitioned table are made on it alone; its partitions have theirs, to be attached. Children of a table that is not partitioned are left
// out where they do not get the constraint: PostgreSQL 18 would lock them all the same (ATPrepCmd() in src/backend/commands/tablecmds.c).
Sql alter_table_for(const Subject<ir::Constraint>& constraint) {
  const auto& table = *constraint.node.parent;
  const bool partitioned = is_partitioned(constraint.graph, table);
  const bool index = constraint->type != ir::ConstraintType::check && !constraint->foreign_key;
  const bool inherited = constraint->type == ir::ConstraintType::check ? !constraint->no_inherit : constraint->type == ir::ConstraintType::primary_key;
  return (partitioned ? index : !inherited) ? alter_table_only(constraint.graph, table) : alter_table(constraint.graph, table);
}

std::vector<Sql> create(const Subject<ir::Constraint>& constraint) {
  auto statement = sql("{} ADD {}", alter_table_for(constraint), named_constraint(constraint.node));
  if (!constraint->validated && constraint->enforced) statement += sql(" NOT VALID");
  std::vector<Sql> result{statement};
  if (constraint->index_comment) result.push_back(comment_on_index(constraint));
  return result;
}

}  // namespace lockstep
