// Pieces of parser/statement_facts.cc that have a file of their own.
#pragma once

#include "ir/statement_facts.h"
#include "parser/newer_syntax.h"

namespace lockstep {

// What facts are found in: the text that locations of the tree count in, and where names without a schema belong.
struct FactScope {
  std::string_view text;
  Name schema;
  facts::Statement& statement;  // is told when a name has no schema
  std::vector<NewerClause> newer;  // clauses that are not in the tree

  bool says(int location, NewerWord word) const;

  QualifiedName relation(const PgQuery__RangeVar& range) const;
  QualifiedName name(PgQuery__Node* const* nodes, std::size_t count) const;
};

// A type of pg_catalog with its modifiers as format_type() writes it (type_name.cc).
std::string builtin_type_text(std::string_view name, const PgQuery__TypeName& type);
facts::Type type_facts(const PgQuery__TypeName& type, const FactScope& scope);
facts::Constraint constraint_facts(const PgQuery__Constraint& constraint, const FactScope& scope);
facts::Column column_facts(const PgQuery__ColumnDef& def, const FactScope& scope);
// `"C"`, whether it is written with pg_catalog or without; the default collation is none.
std::string collation_text(const PgQuery__ColumnDef& def);
void create_table_facts(const PgQuery__CreateStmt& create, const FactScope& scope);
void alter_table_facts(const PgQuery__AlterTableStmt& alter, const FactScope& scope);  // statement_actions.cc
// Fills what the scope's statement does, whatever it is.
void facts_of(const PgQuery__Node& node, const FactScope& scope, facts::Statement& statement);
// Its families of statements: false of a statement that belongs to another.
bool table_facts(const PgQuery__Node& node, const FactScope& scope, facts::Statement& statement);   // statement_forms_table.cc
bool object_facts(const PgQuery__Node& node, const FactScope& scope, facts::Statement& statement);  // statement_forms_object.cc
bool row_facts(const PgQuery__Node& node, const FactScope& scope, facts::Statement& statement);     // statement_forms_row.cc
std::string lower_word(std::string_view text);  // its ASCII letters
std::vector<Name> names_of(PgQuery__Node* const* nodes, std::size_t count);
std::string_view column_name(const PgQuery__Node& node);  // of a column that is named alone or behind its table; or else empty

}  // namespace lockstep
