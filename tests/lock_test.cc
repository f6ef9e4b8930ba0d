// The locks that plans name, verified: every golden case's steps run one by one on a server, and what each step names is compared
// with what pg_locks holds for its session at the end of its transaction. Steps outside transactions are run, and not looked at.
//
// LOCKSTEP_CASE=text takes the cases whose name holds the text.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/case_file.h"
#include "tests/support/command.h"
#include "tests/support/server.h"

using namespace lockstep::testing;

namespace {

using Json = nlohmann::json;

// By strength (manual, section 13.3.1). Reading takes the first three; only what conflicts with more than that is compared.
int strength(const std::string& lock) {
  static const std::map<std::string, int> all = {{"AccessShareLock", 1}, {"RowShareLock", 2}, {"RowExclusiveLock", 3}, {"ShareUpdateExclusiveLock", 4},
                                                 {"ShareLock", 5}, {"ShareRowExclusiveLock", 6}, {"ExclusiveLock", 7}, {"AccessExclusiveLock", 8},
                                                 {"ACCESS SHARE", 1}, {"ROW SHARE", 2}, {"ROW EXCLUSIVE", 3}, {"SHARE UPDATE EXCLUSIVE", 4},
                                                 {"SHARE", 5}, {"SHARE ROW EXCLUSIVE", 6}, {"EXCLUSIVE", 7}, {"ACCESS EXCLUSIVE", 8}};
  const auto found = all.find(lock);
  return found == all.end() ? 0 : found->second;
}

constexpr int compared_from = 4;

struct Held {
  int lock = 0;
  std::string other_name;  // after the step
};

using Locks = std::map<std::string, Held>;

// The kinds of relations that a plan names.
constexpr const char* relations = "SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                                  "WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')";

std::string name_of(const std::string& oid) {
  return "(SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) FROM pg_catalog.pg_class c "
         "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = " + oid + ")";
}

// `there`: a list of oids that existed before the plan.
std::string script_of(const Json& step, const std::string& there) {
  std::string text = "TRUNCATE pg_temp.lockstep_seen;\nINSERT INTO pg_temp.lockstep_seen SELECT oid, " + name_of("r.oid") + " FROM (" + relations + ") r WHERE oid IN (" + there + ");\n";
  const bool outside = step.at("transaction") == "outside" || step.at("transaction") == "batched";
  if (!outside) text += "BEGIN;\n";
  for (const auto& statement : step.at("up")) text += statement.get<std::string>() + ";\n";
  if (outside) return text;
  return text + "SELECT s.name || E'\\t' || l.mode || E'\\t' || coalesce(" + name_of("s.oid") +
         ", '') FROM pg_catalog.pg_locks l JOIN pg_temp.lockstep_seen s ON s.oid = l.relation WHERE l.pid = pg_catalog.pg_backend_pid() "
         "AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database());\nCOMMIT;\n";
}

Locks held_in(const std::string& output) {
  Locks result;
  std::istringstream in(output);
  for (std::string line; std::getline(in, line);) {
    const auto first = line.find('\t');
    const auto second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const int lock = strength(line.substr(first + 1, second - first - 1));
    auto& held = result[line.substr(0, first)];
    held.lock = std::max(held.lock, lock);
    held.other_name = line.substr(second + 1);
  }
  return result;
}

// `table app.t` → `app.t`; `materialized view app.m` → `app.m`.
std::string without_kind(const std::string& relation) {
  for (const std::string kind : {"materialized view ", "table ", "view ", "sequence "})
    if (relation.starts_with(kind)) return relation.substr(kind.size());
  return relation;
}

std::map<std::string, int> named_in(const Json& step) {
  std::map<std::string, int> result;
  for (const auto& lock : step.at("locks")) result[without_kind(lock.at("relation").get<std::string>())] = strength(lock.at("lock").get<std::string>());
  return result;
}

std::string differences(const Json& step, const Locks& held) {
  auto named = named_in(step);
  std::string result;
  for (const auto& [name, lock] : held) {
    // A relation that is renamed is named as it is called then.
    const auto found = named.contains(name) ? named.find(name) : named.find(lock.other_name);
    const int said = found == named.end() ? 0 : found->second;
    if (found != named.end()) named.erase(found);
    if (said != lock.lock && std::max(said, lock.lock) >= compared_from)
      result += "  " + name + ": takes " + std::to_string(lock.lock) + ", says " + std::to_string(said) + '\n';
  }
  for (const auto& [name, said] : named)
    if (said >= compared_from) result += "  " + name + ": takes nothing, says " + std::to_string(said) + '\n';
  return result;
}

// What the plan says and is not so, step by step. Empty when all is true.
std::string run_plan(const Workplace& place, const std::string& database, const Json& plan) {
  const auto oids = psql(url_of(database), {"-A", "-t", "-c", relations});
  std::string there = "0";
  std::istringstream in(oids.out);
  for (std::string oid; std::getline(in, oid);)
    if (!oid.empty()) there += ", " + oid;
  std::string path;
  for (const auto& schema : plan.at("search_path")) path += (path.empty() ? "" : ", ") + ('"' + schema.get<std::string>() + '"');
  std::string script = "CREATE TEMP TABLE lockstep_seen (oid oid, name text);\nSET client_min_messages = warning;\nSET check_function_bodies = off;\nSET search_path = " + (path.empty() ? "''" : path) + ";\n";
  // What is printed after the line `@ n` is of the n-th step.
  const auto& steps = plan.at("steps");
  for (std::size_t i = 0; i < steps.size(); ++i) script += "\\echo @ " + std::to_string(i) + '\n' + script_of(steps[i], there);
  const auto ran = psql(url_of(database), {"-q", "-A", "-t", "-f", place.write("steps.sql", script).string()});
  std::string result;
  for (std::size_t i = 0, at = 0; i < steps.size(); ++i) {
    const auto end = ran.out.find("@ " + std::to_string(i + 1) + '\n', at);
    if (ran.status != 0 && end == std::string::npos) return result + "step " + steps[i].at("title").get<std::string>() + " failed: " + ran.err;
    const auto said = ran.out.substr(at, end == std::string::npos ? end : end - at);
    at = end;
    if (steps[i].at("transaction") == "outside" || steps[i].at("transaction") == "batched") continue;
    if (const auto text = differences(steps[i], held_in(said)); !text.empty()) result += steps[i].at("title").get<std::string>() + ":\n" + text;
  }
  return result;
}

// Locks that are named and not taken, because another step of the plan has taken the reason away by then.
bool says_too_much(const std::string& name) { return name == "constraint/mutual_keys_retyped"; }

}  // namespace

TEST_CASE("plans name the locks that they take") {
  const char* wanted = std::getenv("LOCKSTEP_CASE");
  int ran = 0;
  for (const auto& file : read_cases(LOCKSTEP_SOURCE_DIR "/tests/cases")) {
    if (wanted != nullptr && file.name.find(wanted) == std::string::npos) continue;
    const bool applies = file.not_applicable(server_version()).empty() && file.known_failure(server_version()).empty();
    if (!applies || file.has("roles") || file.has("diagnostics") || file.has("unproven")) continue;
    CAPTURE(file.name);
    Workplace place;
    const auto database = place.create_database();
    if (const auto error = run_script(database, place.write("before.sql", file.section("before") + file.section("rows"))); !error.empty()) {
      FAIL_CHECK("the case itself does not load: ", error);
      continue;
    }
    const auto after = place.write("after.sql", file.section("after"));
    const auto planned = run({LOCKSTEP_PROGRAM, "plan", "--from", url_of(database), "--to", after.string(), "--out", (place.folder / "out").string(), "--no-verify", "--small-table-rows", "0"});
    REQUIRE_MESSAGE(planned.status == 0, planned.err);
    std::ifstream in(place.folder / "out" / "plan.json");
    if (!in) continue;  // nothing to do
    ++ran;
    const auto text = run_plan(place, database, Json::parse(in));
    if (says_too_much(file.name)) {
      std::printf("known to say too much: %s: foreign keys that are gone by then\n%s", file.name.c_str(), text.c_str());
      CHECK_MESSAGE(!text.empty(), "this plan tells the truth now: take it out of says_too_much()");
      continue;
    }
    CHECK_MESSAGE(text.empty(), text);
  }
  std::printf("%d plans ran\n", ran);
}
