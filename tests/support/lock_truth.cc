#include "tests/support/lock_truth.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <nlohmann/json.hpp>

namespace lockstep::testing {
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

// Tables, with their partitions, that took the name of a table which is still there, under another: they are in use from then on.
// Where that was put away the new one is as empty as if it had been dropped.
constexpr const char* took_names = "SELECT coalesce(t.relid, n.oid) FROM pg_temp.lockstep_start s JOIN pg_catalog.pg_class old ON old.oid = s.oid AND old.relkind IN ('r', 'p') AND old.relnamespace::pg_catalog.regnamespace::text NOT LIKE '\"~lockstep_dropped_%' "
                                   "JOIN pg_catalog.pg_class n ON n.oid = pg_catalog.to_regclass(s.name) AND n.oid <> s.oid AND n.relkind IN ('r', 'p') "
                                   "LEFT JOIN LATERAL pg_catalog.pg_partition_tree(n.oid) t ON n.relkind = 'p'";

// `there`: a list of oids that existed before the plan.
std::string script_of(const Json& step, const std::string& there) {
  const bool outside = step.at("transaction") == "outside" || step.at("transaction") == "batched";
  std::string text = outside ? "" : "BEGIN;\n";
  // How the transaction sees what others do is said before anything is asked.
  auto statements = step.at("up").get<std::vector<std::string>>();
  if (!statements.empty() && statements.front().starts_with("SET TRANSACTION ")) {
    text += statements.front() + ";\n";
    statements.erase(statements.begin());
  }
  // The counters may hold what earlier transactions did: servers before 15 pass it on twice a second at most, and none does inside a transaction
  // (pgstat_report_stat() in src/backend/postmaster/pgstat.c). What is more at the end is of this one.
  // Names that tables have got by now are taken as those that they began with.
  text += "INSERT INTO pg_temp.lockstep_start SELECT oid, " + name_of("r.oid") + " FROM (" + relations + ") r WHERE oid IN (" + there + ") EXCEPT SELECT oid, name FROM pg_temp.lockstep_start;\n";
  text += "TRUNCATE pg_temp.lockstep_indexes;\nINSERT INTO pg_temp.lockstep_indexes SELECT indexrelid, indrelid FROM pg_catalog.pg_index;\n";
  text += "TRUNCATE pg_temp.lockstep_seen;\nINSERT INTO pg_temp.lockstep_seen SELECT oid, " + name_of("r.oid") + ", pg_catalog.pg_relation_filenode(oid), pg_catalog.pg_stat_get_xact_numscans(oid) FROM (" + relations + ") r WHERE oid IN (" + there +
          ") OR oid IN (" + took_names + ");\n";
  // Rows of which a foreign key is proven, or of two tables that are compared, may be read along an index, from one end to the other, which counts as
  // no scan of the table.
  const auto joins = [](const Json& each) { return each.get<std::string>().find(" FOREIGN KEY ") != std::string::npos || each.get<std::string>().find(" FULL JOIN ") != std::string::npos; };
  if (!outside && std::any_of(step.at("up").begin(), step.at("up").end(), joins)) text += "SET LOCAL enable_indexscan = off;\nSET LOCAL enable_indexonlyscan = off;\n";
  for (const auto& statement : statements) text += statement + ";\n";
  if (outside) return text;
  return text + "SELECT s.name || E'\\t' || l.mode || E'\\t' || coalesce(" + name_of("s.oid") +
         ", '') FROM pg_catalog.pg_locks l JOIN pg_temp.lockstep_seen s ON s.oid = l.relation WHERE l.pid = pg_catalog.pg_backend_pid() "
         "AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database());\n"
         // Nobody can plan a query on a table of which an index is locked (get_relation_info() in src/backend/optimizer/util/plancat.c).
         "SELECT DISTINCT s.name || E'\\tAccessExclusiveLock\\t' || coalesce(" + name_of("s.oid") + ", '') FROM pg_catalog.pg_locks l JOIN pg_temp.lockstep_indexes i ON i.indexrelid = l.relation "
         "JOIN pg_temp.lockstep_seen s ON s.oid = i.indrelid WHERE l.pid = pg_catalog.pg_backend_pid() AND l.mode = 'AccessExclusiveLock' "
         "AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database());\n"
         // Rewritten, or read from one end to the other: as much as the statistics of the transaction say.
         "SELECT s.name || E'\\t' || CASE WHEN pg_catalog.pg_relation_filenode(s.oid) <> s.file THEN 'rewrites' ELSE 'scans' END FROM pg_temp.lockstep_seen s "
         "JOIN pg_catalog.pg_class c ON c.oid = s.oid WHERE c.relkind IN ('r', 'm') "
         "AND (pg_catalog.pg_relation_filenode(s.oid) <> s.file OR pg_catalog.pg_stat_get_xact_numscans(s.oid) > s.scans);\nCOMMIT;\n";
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

// `name → rewrites or scans`.
std::map<std::string, std::string> worked_in(const std::string& output) {
  std::map<std::string, std::string> result;
  std::istringstream in(output);
  for (std::string line; std::getline(in, line);) {
    const auto tab = line.find('\t');
    if (tab != std::string::npos && line.find('\t', tab + 1) == std::string::npos) result[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return result;
}

bool adds_to_empty_table(const Json& step) {
  const auto is = [](const Json& hazard) { return hazard.at("code") == "may-fail"; };
  return step.at("title").get<std::string>().starts_with("add column") && std::any_of(step.at("hazards").begin(), step.at("hazards").end(), is);
}

bool refers_to(const Json& step, const std::string& name) {
  return std::any_of(step.at("up").begin(), step.at("up").end(), [&](const Json& each) { return each.get<std::string>().find(" REFERENCES " + name + ' ') != std::string::npos; });
}

// Rows that are read beside writers may be left unsaid; so may those of a table that a foreign key refers to, which the planner looks up
// by their key or not, and those that a new column without values fails at, if there is one.
bool may_be_left_unsaid(const Json& step, const std::string& name, const Locks& held) {
  const auto found = held.find(name);
  return found == held.end() || found->second.lock < strength("SHARE") || refers_to(step, name) || adds_to_empty_table(step);
}

std::string differences_of_work(const Json& step, const std::map<std::string, std::string>& done, const Locks& held, Rows rows) {
  std::map<std::string, std::string> said;
  for (const auto& work : step.at("work")) said[without_kind(work.at("relation").get<std::string>())] = work.at("work") == "rewrite" ? "rewrites" : "scans";
  std::string result;
  for (const auto& [name, what] : done)
    if (const auto found = said.find(name); found == said.end() ? what == "rewrites" || !may_be_left_unsaid(step, name, held) : what == "rewrites" && found->second != what)
      result += "  " + name + ": " + what + ", and says " + (found == said.end() ? "nothing" : found->second) + '\n';
  for (const auto& [name, what] : said)
    if (!done.contains(name) && (rows == Rows::some || what == "rewrites")) result += "  " + name + ": says that it " + what + '\n';
  return result;
}

// Work that others have to wait for is said to be a hazard.
std::string unsaid_hazards(const Json& step) {
  const auto named = named_in(step);
  std::string result;
  const auto warns = std::any_of(step.at("hazards").begin(), step.at("hazards").end(), [](const Json& each) {
    const auto& code = each.at("code");
    return code == "rewrite" || code == "blocking-scan" || code == "index-rebuild";
  });
  for (const auto& work : step.at("work")) {
    const auto lock = named.find(without_kind(work.at("relation").get<std::string>()));
    if (!warns && lock != named.end() && lock->second >= strength("SHARE")) result += "  " + lock->first + ": work that others wait for, and no hazard\n";
  }
  return result;
}

std::string quoted(const std::string& name) {
  std::string result = "\"";
  for (const char each : name) result += each == '"' ? "\"\"" : std::string(1, each);
  return result + '"';
}

}  // namespace

std::string false_locks(const Workplace& place, const std::string& database, const std::string& plan_json, Rows rows) {
  const auto plan = Json::parse(plan_json);
  const auto oids = psql(url_of(database), {"-A", "-t", "-c", relations});
  std::string there = "0";
  std::istringstream in(oids.out);
  for (std::string oid; std::getline(in, oid);)
    if (!oid.empty()) there += ", " + oid;
  std::string path;
  for (const auto& schema : plan.at("search_path")) path += (path.empty() ? "" : ", ") + quoted(schema.get<std::string>());
  std::string script = "CREATE TEMP TABLE lockstep_indexes (indexrelid oid, indrelid oid);\nCREATE TEMP TABLE lockstep_seen (oid oid, name text, file oid, scans bigint);\nCREATE TEMP TABLE lockstep_start AS SELECT oid, " + name_of("r.oid") + " AS name FROM (" + relations + ") r;\nSET client_min_messages = warning;\nSET check_function_bodies = off;\n"
                       // Where it is UTC, no row changes between timestamps with and without it (ATColumnChangeRequiresRewrite() in src/backend/commands/tablecmds.c).
                       "SET TimeZone = 'Asia/Kolkata';\nSET search_path = " + (path.empty() ? "''" : path) + ";\n" +
                       // A table without rows is read without its index by a query that would find a few rows of a large one by it.
                       (rows == Rows::none ? "SET enable_seqscan = off;\n" : "");
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
    if (const auto text = differences(steps[i], held_in(said)) + differences_of_work(steps[i], worked_in(said), held_in(said), rows) + unsaid_hazards(steps[i]); !text.empty()) result += steps[i].at("title").get<std::string>() + ":\n" + text;
  }
  return result;
}

}  // namespace lockstep::testing
