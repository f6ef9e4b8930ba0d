// Measures the canonicaliser against a server: loads each schema file, reads every expression back as PostgreSQL
// prints it, and counts how many meet their original. Not run by default.
// Usage: canonical_check <conninfo of a maintenance database> <file.sql>...
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "ir/error.h"
#include "ir/visit_references.h"
#include "parser/canonical.h"
#include "parser/database.h"
#include "parser/source_files.h"
#include "parser/sql_reader.h"

using namespace lockstep;

namespace {

constexpr const char* database_name = "lockstep_canonical_check";
constexpr const char* shared_database = "lockstep_canonical_check_shared";

// What the server prints, by `kind schema name part field position`.
constexpr const char* printed_texts = R"sql(
SET search_path = '';
SELECT 'column', n.nspname, c.relname, a.attname, CASE WHEN a.attgenerated = '' THEN 'default' ELSE 'generated' END, '',
       pg_get_expr(d.adbin, d.adrelid)
FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum
UNION ALL
SELECT 'constraint', n.nspname, c.relname, k.conname, 'check', '', pg_get_expr(k.conbin, k.conrelid)
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype = 'c'
UNION ALL
SELECT 'domain', n.nspname, t.typname, '', 'default', '', pg_get_expr(t.typdefaultbin, 0)
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'd' AND t.typdefaultbin IS NOT NULL
UNION ALL
SELECT 'domain constraint', n.nspname, t.typname, k.conname, 'expression', '', pg_get_expr(k.conbin, 0)
FROM pg_constraint k JOIN pg_type t ON t.oid = k.contypid JOIN pg_namespace n ON n.oid = t.typnamespace
UNION ALL
SELECT 'index', n.nspname, ic.relname, '', 'elements', k::text, pg_get_indexdef(i.indexrelid, k, false)
FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_namespace n ON n.oid = ic.relnamespace,
     generate_series(1, i.indnkeyatts) k WHERE i.indkey[k - 1] = 0
UNION ALL
SELECT 'index', n.nspname, ic.relname, '', 'predicate', '', pg_get_expr(i.indpred, i.indrelid)
FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_namespace n ON n.oid = ic.relnamespace WHERE i.indpred IS NOT NULL
UNION ALL
SELECT CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materialized view' END, n.nspname, c.relname, '', 'query', '', pg_get_viewdef(c.oid)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm')
UNION ALL
SELECT 'trigger', n.nspname, c.relname, t.tgname, 'when', '',
       substring(pg_get_triggerdef(t.oid) FROM ' WHEN \((.*)\) EXECUTE (FUNCTION|PROCEDURE) ')
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE t.tgqual IS NOT NULL
UNION ALL
SELECT 'policy', n.nspname, c.relname, p.polname, 'using', '', pg_get_expr(p.polqual, p.polrelid)
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE p.polqual IS NOT NULL
UNION ALL
SELECT 'policy', n.nspname, c.relname, p.polname, 'with_check', '', pg_get_expr(p.polwithcheck, p.polrelid)
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE p.polwithcheck IS NOT NULL
UNION ALL
SELECT 'table', n.nspname, c.relname, '', 'partition_bound', '', pg_get_expr(c.relpartbound, c.oid)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relpartbound IS NOT NULL AND c.relkind IN ('r', 'p')
UNION ALL
SELECT 'routine', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), 'arguments', k::text,
       pg_get_function_arg_default(p.oid, k)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, generate_series(1, 100) k
WHERE p.pronargdefaults > 0 AND p.prokind <> 'a' AND pg_get_function_arg_default(p.oid, k) IS NOT NULL
UNION ALL
SELECT 'routine', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), 'sql_body', '', pg_get_function_sqlbody(p.oid)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosqlbody IS NOT NULL AND n.nspname NOT IN ('pg_catalog', 'information_schema')
)sql";

struct Tally {
  int total = 0, same_text = 0, equal = 0, missing = 0, column_types = 0, wrong_types = 0, unknown_types = 0;
};

// The key under which the server's text is found; routines are matched by name and argument only.
std::string key_of(const Node& node, std::string_view field, int position) {
  const auto& id = node.id;
  std::string key = std::string(kind_name(id.kind)) + '|' + id.schema.text() + '|';
  if (id.kind == Kind::index) return key + id.name.text() + "||" + std::string(field) + '|' + (field == "elements" ? std::to_string(position) : "");
  return key + id.name.text() + '|' + id.part.text() + '|' + std::string(field) + '|';
}

using Printed = std::map<std::string, std::vector<std::string>>;

Printed read_printed(Database& database) {
  Printed printed;
  const auto rows = database.query(printed_texts);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto cell = [&](std::size_t column) { return std::string(rows.get(i, column).value_or("")); };
    const bool routine = cell(0) == "routine";
    std::string key = cell(0) + '|' + cell(1) + '|' + cell(2) + '|' + (routine ? "" : cell(3)) + '|' + cell(4) + '|' + (routine ? "" : cell(5));
    printed[key].push_back(cell(6));
  }
  return printed;
}

void check_expressions(const std::string& file, Graph& graph, const Printed& printed, Tally& tally, bool verbose) {
  Graph server = graph;
  struct Pair {
    ObjectId id;
    std::string field, original, printed;
    std::size_t index;
  };
  std::vector<Pair> pairs;
  for (auto& [id, node] : server.nodes()) {
    std::size_t index = 0;
    std::map<std::string, int> position;
    std::map<std::string, std::size_t> used;
    const auto* index_object = std::get_if<ir::Index>(&node.object);
    std::vector<int> expression_positions;
    if (index_object)
      for (std::size_t i = 0; i < index_object->elements.size(); ++i)
        if (index_object->elements[i].expression) expression_positions.push_back(static_cast<int>(i) + 1);
    visit_expressions(node.object, [&](std::string_view field, Expr& expression) {
      if (expression.text.empty()) return;
      const int nth = position[std::string(field)]++;
      const int at = index_object && field == "elements" ? expression_positions[static_cast<std::size_t>(nth)] : nth;
      const auto key = key_of(node, field, at);
      const auto found = printed.find(key);
      const auto mine = index++;
      if (found == printed.end() || used[key] >= found->second.size()) {
        if (field != "exclusion" && field != "partition_key") ++tally.missing;
        return;
      }
      auto text = found->second[used[key]++];
      while (!text.empty() && text.back() == ';') text.pop_back();
      pairs.push_back({id, std::string(field), expression.text, text, mine});
      expression.text = text;
    });
    if (auto* view = std::get_if<ir::View>(&node.object)) {
      view->column_names.clear();
      view->columns.clear();
    }
    if (auto* view = std::get_if<ir::MaterializedView>(&node.object)) {
      view->column_names.clear();
      view->columns.clear();
    }
  }
  canonicalise_differences(graph, server);
  for (const auto& pair : pairs) {
    ++tally.total;
    const auto nth = [&](Graph& from) {
      std::string result;
      std::size_t index = 0;
      visit_expressions(from.at(pair.id).object, [&](std::string_view, Expr& expression) {
        if (expression.text.empty()) return;
        if (index++ == pair.index) result = expression.key();
      });
      return result;
    };
    const auto mine = nth(graph), theirs = nth(server);
    if (pair.original == pair.printed) ++tally.same_text;
    if (mine == theirs) {
      ++tally.equal;
    } else if (verbose) {
      std::cout << "--- " << file << " " << to_string(pair.id) << ' ' << pair.field << "\n  original " << pair.original << "\n  printed  "
                << pair.printed << "\n  mine   " << mine << "\n  theirs " << theirs << "\n";
    }
  }
}

void check_columns(const std::string& file, Database& database, const Graph& graph, Tally& tally, bool verbose) {
  const auto rows = database.query(
      "SELECT n.nspname, c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
      "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND a.attnum > 0 AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY c.oid, a.attnum");
  std::map<ObjectId, std::size_t> at;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto cell = [&](std::size_t column) { return std::string(rows.get(i, column).value_or("")); };
    const ObjectId id{.kind = cell(2) == "v" ? Kind::view : Kind::materialized_view, .schema = Name(cell(0)), .name = Name(cell(1))};
    const auto* node = graph.find(id);
    if (!node) continue;
    const auto& columns = id.kind == Kind::view ? node->as<ir::View>().columns : node->as<ir::MaterializedView>().columns;
    const auto position = at[id]++;
    ++tally.column_types;
    if (position >= columns.size() || columns[position].type.empty()) {
      ++tally.unknown_types;
    } else if (columns[position].name.text() != cell(3) || columns[position].type.text.text() != cell(4)) {
      ++tally.wrong_types;
      if (verbose)
        std::cout << "--- " << file << " column " << to_string(id) << ": " << cell(3) << ' ' << cell(4) << ", we said " << columns[position].name.text()
                  << ' ' << columns[position].type.text.text() << "\n";
    }
  }
}

std::string content_of(const std::string& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Loads the file in a transaction that is rolled back later; what cannot be loaded so (COPY with data, enum
// values that are used at once) goes through psql into a database of its own.
Database load(const std::string& conninfo, const std::string& file) {
  try {
    Database database(conninfo + " dbname=" + shared_database);
    database.execute("BEGIN");
    database.execute(content_of(file));
    return database;
  } catch (const Error&) {
  }
  Database maintenance(conninfo + " dbname=postgres");
  maintenance.execute(std::string("DROP DATABASE IF EXISTS ") + database_name);
  maintenance.execute(std::string("CREATE DATABASE ") + database_name + " TEMPLATE template0");
  const std::string command = "psql -X -q -o /dev/null -d '" + conninfo + " dbname=" + database_name + "' -f '" + file + "' >/dev/null 2>&1";
  if (std::system(command.c_str()) != 0) std::cout << "psql failed on " << file << "\n";
  return Database(conninfo + " dbname=" + database_name);
}

bool check_file(const std::string& conninfo, const std::string& file, Tally& tally, bool verbose) {
  Diagnostics diagnostics;
  Graph graph;
  try {
    graph = read_sql(load_sql(file, diagnostics), diagnostics);
  } catch (const std::exception& error) {
    std::cout << "reading " << file << ": " << error.what() << "\n";
    return false;
  }
  auto database = load(conninfo, file);
  const auto printed = read_printed(database);
  Tally mine;
  check_expressions(file, graph, printed, mine, verbose);
  check_columns(file, database, graph, mine, verbose);
  tally.total += mine.total;
  tally.same_text += mine.same_text;
  tally.equal += mine.equal;
  tally.missing += mine.missing;
  tally.column_types += mine.column_types;
  tally.wrong_types += mine.wrong_types;
  tally.unknown_types += mine.unknown_types;
  if (mine.equal != mine.total) std::cout << file << ": " << mine.equal << " of " << mine.total << "\n";
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  Tally tally;
  const bool verbose = std::getenv("QUIET") == nullptr;
  std::cout << std::unitbuf;
  {
    Database maintenance(arguments[1] + std::string(" dbname=postgres"));
    maintenance.execute(std::string("DROP DATABASE IF EXISTS ") + shared_database);
    maintenance.execute(std::string("CREATE DATABASE ") + shared_database + " TEMPLATE template0");
  }
  for (int i = 2; i < count; ++i) {
    try {
      check_file(arguments[1], arguments[i], tally, verbose);
    } catch (const std::exception& error) {
      std::cout << arguments[i] << ": " << error.what() << "\n";
    }
  }
  std::cout << tally.equal << " of " << tally.total << " equal (" << tally.same_text << " as texts), " << tally.missing << " not found; view columns: "
            << tally.column_types << ", unknown " << tally.unknown_types << ", wrong " << tally.wrong_types << "\n";
  return 0;
}
