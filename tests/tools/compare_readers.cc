// Does the SQL reader make of a file what PostgreSQL makes of it? Loads each file into a database
// of its own, reads it back with the catalog reader, and compares the two graphs node by node.
//
//   lockstep_compare_readers [--expressions] [--dump] [--quiet] CONNINFO FILE…
//
// CONNINFO names a server on which we may create databases and roles. Expression texts count only
// with
// --expressions; then they are brought into canonical form first. With --dump it is not the file
// that is read but what pg_dump writes of the loaded database. Ends with the counts of what
// differs.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <regex>
#include <sstream>
#include <unistd.h>

#include "differ/diff.h"
#include "ir/describe.h"
#include "ir/error.h"
#include "ir/visit_references.h"
#include "parser/canonical.h"
#include "parser/catalog_reader.h"
#include "parser/source_files.h"
#include "parser/sql_reader.h"

namespace lockstep {
namespace {

struct Settings {
  bool expressions = false;
  bool dump = false;
  bool quiet = false;
  std::string server;
  std::vector<std::string> files;
};

struct Counts {
  int files = 0, invalid = 0, with_errors = 0, equal = 0;
  int nodes = 0, wrong_nodes = 0;
  std::map<std::string, int> by_cause;
};

struct Output {
  std::string text;
  bool ok = false;
};

Output run_command(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  check(pipe != nullptr, "a shell does not start");
  Output output;
  std::array<char, 4096> buffer{};
  while (const auto count = fread(buffer.data(), 1, buffer.size(), pipe))
    output.text.append(buffer.data(), count);
  output.ok = pclose(pipe) == 0;
  return output;
}

// Runs psql and gives what it said on stderr; empty when all went well.
std::string psql(const std::string& conninfo, const std::string& file) {
  const auto output = run_command(
      "PGOPTIONS='-c client_min_messages=warning' psql -X -q -At -1 -v ON_ERROR_STOP=1 -d \"" +
      conninfo + "\" -f '" + file + "' 2>&1 >/dev/null");
  return output.ok ? std::string() : "failed: " + output.text;
}

// Empties the database. False when something is left that this does not know how to drop.
bool emptied(const std::string& conninfo) {
  Database connection(conninfo);
  connection.execute(R"sql(DO $do$
    DECLARE name text;
    BEGIN
      FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', name);
      END LOOP;
      CREATE SCHEMA public AUTHORIZATION pg_database_owner;
      GRANT USAGE ON SCHEMA public TO PUBLIC;
      COMMENT ON SCHEMA public IS 'standard public schema';
    END $do$)sql");
  const auto left = connection.query(R"sql(
    SELECT 1 FROM pg_extension WHERE extname <> 'plpgsql' UNION ALL SELECT 1 FROM pg_foreign_data_wrapper
    UNION ALL SELECT 1 FROM pg_event_trigger UNION ALL SELECT 1 FROM pg_publication UNION ALL SELECT 1 FROM pg_default_acl
    UNION ALL SELECT 1 FROM pg_cast WHERE oid >= 16384 UNION ALL SELECT 1 FROM pg_language WHERE oid >= 16384
    UNION ALL SELECT 1 FROM pg_am WHERE oid >= 16384 UNION ALL SELECT 1 FROM pg_db_role_setting
    UNION ALL SELECT 1 FROM pg_proc WHERE oid >= 16384 UNION ALL SELECT 1 FROM pg_class WHERE oid >= 16384)sql");
  return left.size() == 0;
}

void prepare(Database& maintenance, const Settings& settings, const std::string& database) {
  static bool exists = false;
  try {
    if (exists && emptied(settings.server + " dbname=" + database)) return;
  } catch (const Error&) {
    // Something that cannot be dropped this way: a new database, then.
  }
  maintenance.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
  maintenance.execute("CREATE DATABASE " + database + " TEMPLATE template0");
  exists = true;
}

// Loads the file; roles that it names and nobody made are made.
std::string load(Database& maintenance,
                 const Settings& settings,
                 const std::string& database,
                 const std::string& file) {
  static const std::regex missing_role("role \"([^\"]+)\" does not exist");
  std::string said;
  for (int attempt = 0; attempt < 20; ++attempt) {
    prepare(maintenance, settings, database);
    said = psql(settings.server + " dbname=" + database, file);
    std::smatch match;
    if (said.empty() || !std::regex_search(said, match, missing_role)) return said;
    maintenance.execute("CREATE ROLE " + quoted(Name(match[1].str())));
  }
  return said;
}

void blank_expressions(Graph& graph) {
  for (auto& [id, node] : graph.nodes())
    visit_expressions(node.object,
                      [](std::string_view, Expr& expression) { expression = {.text = "…"}; });
}

std::string value_of(const Node& node, std::string_view field) {
  std::string value;
  describe(
      node,
      [&](std::string_view name, const std::string& text) {
        if (name == field || (field == "privileges" && (name == "granted" || name == "revoked")))
          value += text + ' ';
      },
      true);
  return value;
}

class Comparison {
 public:
  Comparison(const Settings& settings, Counts& counts, std::string file)
      : settings_(settings),
        counts_(counts),
        file_(std::move(file)) {}

  void run(Graph& sql, Graph& catalog) {
    if (settings_.expressions)
      canonicalise_differences(catalog, sql);
    else
      for (auto* graph : {&sql, &catalog})
        blank_expressions(*graph);
    for (const auto& [id, node] : catalog.nodes())
      if (!sql.contains(id)) wrong(id, "missing", to_string(id) + " is only in the catalog");
    for (const auto& [id, node] : sql.nodes()) {
      ++counts_.nodes;
      const Node* truth = catalog.find(id);
      if (!truth) {
        wrong(id, "extra", to_string(id) + " is only in the file");
        continue;
      }
      // The database is used again and again, which leaves `public` without its stock privileges.
      if (id == ObjectId{.kind = Kind::schema, .name = Name("public")}) continue;
      for (const auto field : differing_fields(*truth, node))
        wrong(id,
              std::string(field),
              to_string(id) + ' ' + std::string(field) + "\n    file:    " + value_of(node, field) +
                  "\n    catalog: " + value_of(*truth, field));
    }
    if (equal_) ++counts_.equal;
  }

 private:
  void wrong(const ObjectId& id, const std::string& what, const std::string& message) {
    equal_ = false;
    ++counts_.wrong_nodes;
    ++counts_.by_cause[std::string(kind_name(id.kind)) + ' ' + what];
    if (!settings_.quiet) std::cout << file_ << ": " << message << std::endl;
  }

  const Settings& settings_;
  Counts& counts_;
  std::string file_;
  bool equal_ = true;
};

void compare(Database& maintenance,
             const Settings& settings,
             const std::string& file,
             Counts& counts) {
  ++counts.files;
  const auto database = "lockstep_compare_" + std::to_string(getpid());
  if (const auto said = load(maintenance, settings, database, file); !said.empty()) {
    ++counts.invalid;
    if (!settings.quiet) std::cout << file << ": does not load: " << said;
    return;
  }
  Diagnostics diagnostics;
  const auto text = settings.dump ? load_sql_text(file,
                                                  run_command("pg_dump -s -d \"" + settings.server +
                                                              " dbname=" + database + "\"")
                                                      .text,
                                                  ".",
                                                  diagnostics)
                                  : load_sql(file, diagnostics);
  auto sql = read_sql(text, diagnostics);
  if (diagnostics.has_errors()) {
    ++counts.with_errors;
    for (const auto& each : diagnostics.all())
      if (each.severity == Severity::error) {
        ++counts.by_cause["error " + each.code];
        if (!settings.quiet) std::cout << file << ": " << each.code << ": " << each.message << '\n';
      }
  }
  Database connection(settings.server + " dbname=" + database);
  auto catalog = read_catalog(connection).graph;
  Comparison(settings, counts, file).run(sql, catalog);
}

Settings settings_of(int count, char** arguments) {
  Settings settings;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--expressions")
      settings.expressions = true;
    else if (argument == "--dump")
      settings.dump = true;
    else if (argument == "--quiet")
      settings.quiet = true;
    else if (settings.server.empty())
      settings.server = argument;
    else
      settings.files.push_back(argument);
  }
  return settings;
}

int run(int count, char** arguments) {
  const auto settings = settings_of(count, arguments);
  Database maintenance(settings.server + " dbname=postgres");
  Counts counts;
  for (const auto& file : settings.files) {
    try {
      compare(maintenance, settings, file, counts);
    } catch (const std::exception& error) {
      ++counts.by_cause["exception"];
      std::cout << file << ": exception: " << error.what() << '\n';
    }
  }
  maintenance.execute("DROP DATABASE IF EXISTS lockstep_compare_" + std::to_string(getpid()) +
                      " WITH (FORCE)");
  std::cout << "files " << counts.files << ", not loadable " << counts.invalid << ", with errors "
            << counts.with_errors << ", equal " << counts.equal << "; nodes " << counts.nodes
            << ", differences " << counts.wrong_nodes << '\n';
  for (const auto& [cause, times] : counts.by_cause)
    std::cout << "  " << times << ' ' << cause << '\n';
  return 0;
}

}  // namespace
}  // namespace lockstep

int main(int count, char** arguments) {
  return lockstep::run(count, arguments);
}
