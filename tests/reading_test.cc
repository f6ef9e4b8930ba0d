// The two readers agree: what plain pg_dump writes of a database reads to the same state as the database
// itself, for every example and for the `after` section of every golden case.
//
// LOCKSTEP_CASE=text takes the cases whose name holds it; LOCKSTEP_SHARD=k/n every n-th from the k-th on.
// LOCKSTEP_SCRIPTS=folder takes every .sql file below the folder instead, those that the server loads; of these, what
// `lockstep inspect` writes of the database must load into an empty one, too, and give the same dump.
#include <algorithm>
#include <cstdio>

#include <doctest/doctest.h>

#include "differ/diff.h"
#include "ir/dependency.h"
#include "ir/describe.h"
#include "parser/canonical.h"
#include "parser/catalog_reader.h"
#include "parser/server_limits.h"
#include "parser/source_files.h"
#include "parser/sql_ast.h"
#include "parser/sql_reader.h"
#include "tests/support/dump.h"
#include "tests/support/scripts.h"

using namespace lockstep;
using namespace lockstep::testing;

namespace {

std::string dump_of(const std::string& database) {
  const auto programs = variable("LOCKSTEP_TEST_PROGRAMS");
  const auto dumped = run({programs.empty() ? "pg_dump" : programs + "/pg_dump", "--schema-only", "-d", url_of(database)});
  REQUIRE_MESSAGE(dumped.status == 0, dumped.err);
  return dumped.out;
}

std::string ids(const std::vector<ObjectId>& all) {
  std::string text;
  for (const auto& each : all) text += (text.empty() ? "" : ", ") + to_string(each);
  return text;
}

// Those that are not among the others and that none of the others needs: the type of a column that both name.
std::vector<ObjectId> not_implied(const Graph& graph, std::vector<ObjectId> all, const std::vector<ObjectId>& others) {
  std::erase_if(all, [&](const ObjectId& id) {
    return std::any_of(others.begin(), others.end(), [&](const ObjectId& other) {
      if (other == id) return true;
      const Node* node = graph.find(other);
      if (node == nullptr) return false;
      const auto below = needs(graph, *node);
      return std::binary_search(below.begin(), below.end(), id);
    });
  });
  return all;
}

std::string differences(Graph live, Graph read) {
  Diagnostics ignored;
  forget_what_server_lacks(live, read, ignored);
  canonicalise_differences(live, read);
  std::string text;
  for (const auto& [id, node] : read.nodes())
    if (!live.contains(id)) text += "only in the dump: " + to_string(id) + '\n';
  for (const auto& [id, node] : live.nodes()) {
    const Node* other = read.find(id);
    if (other == nullptr) {
      text += "only in the database: " + to_string(id) + '\n';
      continue;
    }
    for (const auto field : differing_fields(node, *other))
      text += to_string(id) + " differs in " + std::string(field) + "\n  dump:     " + describe(*other) + "\n  database: " + describe(node) + '\n';
    const auto only_live = not_implied(live, needs(live, node), needs(read, *other));
    const auto only_read = not_implied(read, needs(read, *other), needs(live, node));
    if (!only_live.empty() || !only_read.empty())
      text += to_string(id) + " needs\n  only in the dump:     " + ids(only_read) + "\n  only in the database: " + ids(only_live) + '\n';
  }
  return text;
}

// Dumps that are known not to read like their database yet, which stay in the count.
// The reason, empty for all others.
std::string known_failure(const std::string& name) {
  if (name == "foreign/index_over_partitions" || name == "analyze/foreign_partition")
    return "a dump attaches the indexes one by one, and with a foreign partition that never makes a valid one";
  if (name == "postgres18/newer_expressions" && std::stoi(std::string(parser_postgres_version())) < 18)
    return "this test reads without a server, and the linked parser does not know the syntax";
  if ((name == "function/setof_table_that_changes" || name == "view/columns_by_place") && server_major() < 15)
    return "pg_depend does not say before 15 which columns of a function's result a view uses";
  if (name == "table/like" && server_major() >= 18)
    return "the copies come first in the dump, with the names of their not-null constraints, and those of the table that they are copies of get others when it is restored";
  return {};
}

// What inspect writes of the database loads and gives the same dump; or says what not.
std::string written_again(Workplace& place, const std::string& database) {
  const auto script = place.folder / "inspected.sql";
  const auto inspected = run({LOCKSTEP_PROGRAM, "inspect", "--with-secrets", url_of(database), "--out", script.string()});
  if (inspected.status != 0) return "inspect: " + inspected.err;
  const auto copy = place.create_database();
  if (const auto refused = run_script(copy, script); !refused.empty()) return "what inspect writes does not load: " + refused;
  return dump_difference(schema_dump(url_of(copy)), schema_dump(url_of(database)));
}

// The dump of the database reads to the state of the database; or says what not.
std::string read_again(Workplace& place, const std::string& database) {
  Diagnostics diagnostics;
  const auto text = load_sql_text("dump", dump_of(database), place.folder, diagnostics);
  auto read = read_sql(text, diagnostics);
  std::string said;
  for (const auto& each : diagnostics.all())
    if (each.severity == Severity::error) said += render(each) + '\n';
  Database connection(url_of(database));
  auto state = read_catalog(connection);
  forget_stock_comments(read, state.stock_comments);
  return said + differences(std::move(state.graph), std::move(read));
}

}  // namespace

TEST_CASE("a dump reads to the same state as the database") {
  int ran = 0;
  for (const auto& script : scripts()) {
    CAPTURE(script.name);
    if (!script.not_applicable.empty()) {
      std::printf("not applicable: %s: %s\n", script.name.c_str(), script.not_applicable.c_str());
      continue;
    }
    Workplace place;
    const auto [database, refused] = load(place, script);
    if (script.foreign && !refused.empty()) {
      std::printf("not applicable: %s: %s\n", script.name.c_str(), refused.c_str());
      continue;
    }
    REQUIRE(refused == "");
    ++ran;
    if (script.foreign) CHECK(written_again(place, database) == "");
    const auto different = read_again(place, database);
    if (const auto reason = known_failure(script.name); !reason.empty()) {
      std::printf("known to fail: %s: %s\n", script.name.c_str(), reason.c_str());
      CHECK_MESSAGE(!different.empty(), "this dump is read right now: take it out of the list");
      continue;
    }
    CHECK(different == "");
  }
  std::printf("%d dumps ran\n", ran);
}
