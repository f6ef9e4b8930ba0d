// Words of newer versions of PostgreSQL in statements that the linked parser refuses: they are taken out of the text, which
// then parses, and handed over beside the tree. Those that it reads itself are handed over in the same way.
//
// These are the clauses that CREATE TABLE and ALTER TABLE gained after PostgreSQL 15 and that pg_dump writes (gram.y,
// ColConstraintElem, ConstraintElem, ConstraintAttributeElem, columnDef; dumpTableSchema() in pg_dump.c).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/sql_ast.h"

namespace lockstep {

enum class NewerWord {
  not_enforced,         // of a check or foreign key, 18
  without_overlaps,     // of a key, 18; of a foreign key PERIOD
  virtual_column,       // GENERATED ALWAYS AS (…) [VIRTUAL], 18: in the tree it is a DEFAULT, or CONSTR_GENERATED
  not_null_no_inherit,  // NOT NULL NO INHERIT at a column, 18
  not_null,             // [CONSTRAINT name] NOT NULL column, 18: in the tree it is CHECK (column), or CONSTR_NOTNULL
  logged,               // of an identity column's sequence, as pg_dump writes it
  unlogged,
  storage,              // column type STORAGE kind, 16
};

struct NewerClause {
  NewerWord word;
  std::size_t location = 0;  // where it stands; then that of the constraint or column it belongs to
  std::string value;         // of STORAGE, the kind
};

struct NewerText {
  Ast tree;
  std::vector<NewerClause> clauses;  // by location of their constraint or column in the tree
};

// The version of the server that knows the clause first, such as 180000.
int first_version(NewerWord word);

// The statement without its newer clauses, when it parses then and each clause has something to belong to. Locations in the
// tree are those of the text as it was given.
std::optional<NewerText> parse_newer(std::string_view text);

// The newer clauses that the linked parser reads itself, in the same form.
std::vector<NewerClause> clauses_in(const Ast& tree);

}  // namespace lockstep
