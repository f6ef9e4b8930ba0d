// Looks for false equals of the canonicaliser: changes one token of a query at a time, has a server print both, and
// compares its verdict with that of the canonical forms. Not run by default.
// Usage: canonical_mutate <conninfo of a database that holds the schema> <file.sql> <at most so many changes>
#include <iostream>
#include <map>

#include "ir/error.h"
#include "ir/visit_references.h"
#include "parser/canonical.h"
#include "parser/database.h"
#include "parser/source_files.h"
#include "parser/sql_ast.h"
#include "parser/sql_reader.h"

using namespace lockstep;

namespace {

// Other tokens that may stand where a token stands.
std::vector<std::string> replacements(const std::string& word) {
  static const std::map<std::string, std::vector<std::string>> known = {
      {"=", {"<>", ">="}},       {"<", {"<=", ">"}},          {">", {">=", "<"}},           {"<>", {"="}},          {"AND", {"OR"}},
      {"OR", {"AND"}},           {"+", {"-"}},                {"-", {"+"}},                 {"LEFT", {"INNER", "FULL"}}, {"text", {"varchar", "varchar(7)"}},
      {"integer", {"bigint"}},   {"~~", {"!~~"}},             {"->", {"->>"}},              {"->>", {"->"}},        {"ANY", {"ALL"}},
      {"max", {"min"}},          {"sum", {"avg"}},            {"count", {"max"}},           {"DESC", {"ASC"}},      {"true", {"false"}},
      {"now", {"clock_timestamp"}}, {"numeric", {"real", "numeric(5,1)"}}, {"NULL", {"'x'"}}, {"UNION", {"UNION ALL"}}, {"SELECT", {"SELECT DISTINCT"}},
      {"WHERE", {"WHERE NOT"}},  {"||", {"="}},               {"JOIN", {"LEFT JOIN"}},      {"lower", {"upper"}},   {"coalesce", {"greatest"}}};
  std::vector<std::string> result;
  if (const auto found = known.find(word); found != known.end()) result = found->second;
  if (word.size() > 2 && word.front() == '\'') result = {word.substr(0, word.size() - 1) + "z'", word + "::text", word + "::varchar"};
  if (word.find_first_not_of("0123456789") == std::string::npos) result = {word + "1", "'" + word + "'", word + ".0", "(" + word + "::bigint)"};
  return result;
}

std::string canonical(const Graph& graph, const std::string& query) {
  const Node node{.id = {.kind = Kind::view, .schema = Name("public"), .name = Name("mutated")}, .object = ir::View{.query = Expr{.text = query}}};
  return canonical_text(graph, node, Expr{.text = query}, "query");
}

std::optional<std::string> printed(Database& database, const std::string& query) {
  try {
    database.execute("SAVEPOINT s; CREATE VIEW pg_temp.lockstep_mutated AS " + query);
    const auto rows = database.query("SELECT pg_get_viewdef('pg_temp.lockstep_mutated'::regclass)");
    const std::string text{rows.get(0, 0).value_or("")};
    database.execute("ROLLBACK TO SAVEPOINT s");
    return text;
  } catch (const Error&) {
    database.execute("ROLLBACK TO SAVEPOINT s");
    return std::nullopt;
  }
}

// What is stored for expressions, as queries: every view's own, and `SELECT expression FROM table`.
std::vector<std::string> queries_of(Graph& graph) {
  std::vector<std::string> queries;
  for (auto& [id, node] : graph.nodes()) {
    const bool view = id.kind == Kind::view || id.kind == Kind::materialized_view;
    const bool part = id.kind == Kind::constraint || id.kind == Kind::index || id.kind == Kind::policy;
    if (!view && !part) continue;
    visit_expressions(node.object, [&](std::string_view, Expr& expression) {
      if (expression.text.empty()) return;
      queries.push_back(view ? expression.text : "SELECT " + expression.text + " AS x FROM " + quoted(node.parent->qualified_name()));
    });
  }
  return queries;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return 2;
  Diagnostics diagnostics;
  auto graph = read_sql(load_sql(arguments[2], diagnostics), diagnostics);
  Database database(arguments[1]);
  int left = std::stoi(arguments[3]), tried = 0, refused = 0, false_equals = 0, apart = 0, missed = 0;
  database.execute("BEGIN; SET search_path = ''");
  const auto queries = queries_of(graph);
  const int each = std::max(1, left / std::max(1, static_cast<int>(queries.size())));
  for (const auto& query : queries) {
    const auto original = printed(database, query);
    if (!original) continue;
    const auto mine = canonical(graph, query);
    if (mine != canonical(graph, *original)) ++missed;
    const auto tokens = scan(query);
    const std::size_t step = std::max<std::size_t>(1, tokens.size() / static_cast<std::size_t>(each * 3 + 1));
    for (std::size_t i = 0; i < tokens.size() && left > 0; i += step) {
      const auto word = query.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
      for (const auto& other : replacements(word)) {
        if (--left < 0) break;
        const auto changed = query.substr(0, tokens[i].begin) + other + query.substr(tokens[i].end);
        const auto theirs = printed(database, changed);
        if (!theirs) {
          ++refused;
          continue;
        }
        ++tried;
        const bool equal = canonical(graph, changed) == mine;
        if (equal && *theirs != *original) {
          ++false_equals;
          std::cout << "FALSE EQUAL\n  " << query << "\n  " << changed << "\n  " << *original << "\n  " << *theirs << "\n  " << mine << "\n";
        }
        if (!equal && *theirs == *original) ++apart;
      }
    }
  }
  std::cout << tried << " changes, " << refused << " refused by the server, " << false_equals << " false equals, " << apart
            << " false differences, " << missed << " of " << queries.size() << " originals apart from their printed form\n";
  return false_equals == 0 ? 0 : 1;
}
