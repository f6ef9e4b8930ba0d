// Files as what they are for psql: statements to be run one after the other.
#pragma once

#include <string_view>
#include <vector>

#include "parser/sql_reader.h"

namespace lockstep {

struct ScriptStatement {
  std::string_view text;  // in the SqlText's files
  Span span;
  bool fresh = false;  // a new session begins before it
};

// The statements of the text but for those that a try-out has to leave out: transaction control (each statement is run for
// itself), COPY from standard input, and what changes the server and not the database (roles, databases, tablespaces,
// settings of the server).
std::vector<ScriptStatement> script_statements(const SqlText& text);

}  // namespace lockstep
