// Names in expressions and queries: which objects they stand for, and the same text with every
// user-defined name qualified.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ir/graph.h"
#include "parser/sql_ast.h"

namespace lockstep {

// Where names are looked up: in `graph`, along `search_path` (pg_catalog comes first implicitly,
// unless the path names it). `relation` is the table whose columns an expression may name (checks,
// defaults, index expressions, policies), or of which an action of a rule has OLD and NEW; otherwise
// null for queries.
struct Scope {
  const Graph& graph;
  std::vector<Name> search_path;
  const ObjectId* relation = nullptr;
};

struct Qualified {
  Expr expr;  // text only; canonical is left empty
  std::vector<ObjectId>
      references;        // tables, views, columns, routines, types, sequences; sorted, unique
  bool complete = true;  // false: some name was found neither in the graph nor in pg_catalog
  std::vector<int> missing;  // where in the tree relations, types and functions stand that nobody knows
};

// `NEW.total > 0`, `now()`: the tree printed as SQL, user-defined relations, routines, types and
// sequences (also in 'name'::regclass and nextval('name')) qualified. The text can stand wherever
// the grammar wants an expression, also behind DEFAULT: it has parentheses around it when that
// needs them.
Qualified qualify_expression(const PgQuery__Node& expression, const Scope& scope);

// A whole query: a view's body, or the body of an SQL-standard routine
// (CreateFunctionStmt::sql_body). `source` is the text that the locations in the tree are offsets
// into, so the statement or the query's own text: then the user's own layout is kept and only
// prefixes are put in. With an empty source, and where the source does not have the query as it is
// in the tree, the tree is printed. The text is that of the query alone, without WITH CHECK OPTION,
// WITH DATA and comments at its ends.
Qualified qualify_query(const PgQuery__Node& query, std::string_view source, const Scope& scope);

// A type as format_type() prints it with an empty search_path: `int4` → `integer`,
// `varchar(20)[]` → `character varying(20)[]`, `mood` → `app.mood` with a reference. `found` is
// false when the name is neither built in nor in the graph.
struct ResolvedType {
  TypeName type;
  bool found = true;
  bool set_of = false;
};

ResolvedType resolve_type(const PgQuery__TypeName& type, const Scope& scope);

// The type of a column of a table or view, or of an attribute of a composite type; empty when there
// is none of that name, or its type is not known.
std::optional<TypeName> column_type(const Graph& graph, const ObjectId& relation, Name column);

// The relation (table, view, materialized view, sequence, index) that a possibly unqualified name
// stands for; null when there is none. The kinds are tried in the order given.
const Node* find_relation(const Scope& scope,
                          Name schema,
                          Name name,
                          std::initializer_list<Kind> kinds);

// The routine of that name with these input argument types (canonical texts, `integer, text`).
const Node* find_routine(const Scope& scope, Name schema, Name name, std::string_view signature);
// All routines of that name along the search path.
std::vector<const Node*> find_routines(const Scope& scope, Name schema, Name name);

// A user-defined type (enum, composite, domain, range, or a table's row type).
const Node* find_type(const Scope& scope, Name schema, Name name);

// True when pg_catalog has a function, a type or a relation of that name (tables generated from
// the catalogs of PostgreSQL 13 to 18).
bool is_builtin_function(std::string_view name);
bool is_builtin_relation(std::string_view name);

}  // namespace lockstep
