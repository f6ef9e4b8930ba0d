// Where a query stands inside the statement that holds it.
#pragma once

#include <optional>
#include <string_view>

#include "parser/sql_ast.h"

namespace lockstep {

// The bytes of `query` in `statement`, the text that the locations in the tree are offsets into:
// `SELECT …` of `CREATE VIEW v AS SELECT … WITH CHECK OPTION`, of `CREATE MATERIALIZED VIEW … AS
// SELECT … WITH NO DATA` and of such elements of CREATE SCHEMA; `RETURN …` and `BEGIN ATOMIC … END`
// of CREATE FUNCTION; the whole text when it is the query itself. Comments and blanks at both ends
// are left out. Empty when the query is not in the text as it is in the tree (CREATE RECURSIVE
// VIEW).
std::optional<StatementRange> query_range(const PgQuery__Node& query, std::string_view statement);

// The smallest location in the tree, -1 when it has none.
int first_location(const ProtobufCMessage& message);

}  // namespace lockstep
