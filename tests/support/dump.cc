#include "tests/support/dump.h"

#include <algorithm>
#include <map>
#include <cstdlib>
#include <sstream>
#include <stdexcept>

#include "tests/support/command.h"
#include "tests/support/server.h"

namespace lockstep::testing {
namespace {

bool is_noise(const std::string& line) {
  for (const char* start : {"--", "SET ", "SELECT pg_catalog.set_config", "\\restrict", "\\unrestrict"})
    if (line.starts_with(start)) return true;
  return line.find_first_not_of(" \t") == std::string::npos;
}

// Sorts the column lines between `CREATE TABLE x (` and `)`, and the settings of columns behind them.
void sort_columns(std::vector<std::string>& lines) {
  if (lines.empty() || !lines.front().ends_with(" (")) return;
  const bool table = lines.front().starts_with("CREATE TABLE") || lines.front().starts_with("CREATE UNLOGGED TABLE") ||
                     lines.front().starts_with("CREATE FOREIGN TABLE");
  if (!table) return;
  auto end = std::find_if(lines.begin() + 1, lines.end(), [](const std::string& line) { return line.starts_with(')'); });
  for (auto line = lines.begin() + 1; line != end; ++line)
    if (line->ends_with(',')) line->pop_back();
  std::sort(lines.begin() + 1, end);
  const auto is_setting = [](const std::string& line) { return line.starts_with("ALTER TABLE ONLY ") && line.find(" ALTER COLUMN ") != std::string::npos && line.ends_with(';'); };
  const auto first = std::find_if(end, lines.end(), is_setting);
  std::sort(first, std::find_if_not(first, lines.end(), is_setting));
}

}  // namespace

std::vector<std::string> roles_dump() {
  // A role that could once connect for some time only cannot be told to have no such time.
  const std::string roles =
      "SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls, rolconnlimit, "
      "nullif(rolvaliduntil, 'infinity') AT TIME ZONE 'UTC', shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname LIKE 'case\\_%'";
  const std::string options = server_version() >= 160000 ? "inherit_option, set_option" : "NULL, NULL";
  const std::string memberships = "SELECT roleid::regrole, member::regrole, admin_option, " + options + " FROM pg_auth_members "
                                  "WHERE roleid::regrole::text LIKE '%case\\_%' OR member::regrole::text LIKE '%case\\_%'";
  const auto answer = psql(server_url(), {"-A", "-t", "-c", roles, "-c", memberships});
  if (answer.status != 0) throw std::runtime_error(answer.err);
  std::vector<std::string> lines;
  std::istringstream in(answer.out);
  for (std::string line; std::getline(in, line);) lines.push_back(line + '\n');
  std::sort(lines.begin(), lines.end());
  return lines;
}

namespace {

Output pg_dump(const std::string& url, const std::string& without_schema, std::vector<std::string> options) {
  const char* programs = std::getenv("LOCKSTEP_TEST_PROGRAMS");
  options.insert(options.begin(), programs ? std::string(programs) + "/pg_dump" : "pg_dump");
  options.insert(options.end(), {"-d", url});
  if (!without_schema.empty()) options.insert(options.end(), {"-N", without_schema});
  auto dumped = run(options);
  if (dumped.status != 0) throw std::runtime_error("pg_dump failed: " + dumped.err);
  return dumped;
}

}  // namespace

namespace {

// The parts of `(a, "b, c", 'd')`, from the bracket at `from` on, which is moved behind the last one.
std::vector<std::string> parts_in_brackets(const std::string& line, std::size_t& from) {
  std::vector<std::string> result{""};
  char quote = 0;
  int depth = 0;
  for (auto i = from; i < line.size(); ++i) {
    const char each = line[i];
    if (quote != 0)
      quote = each == quote ? 0 : quote;
    else if (each == '\'' || each == '"')
      quote = each;
    else if (each == '(' && depth++ == 0)
      continue;
    else if (each == ')' && --depth == 0) {
      from = i + 1;
      return result;
    } else if (each == ',' && depth == 1) {
      result.emplace_back();
      ++i;  // the space
      continue;
    }
    result.back() += each;
  }
  return {};
}

// INSERT with its columns in the order of their names, as schema_dump() has those of tables. Values that go over several lines are left as they are.
std::string in_order_of_columns(const std::string& line) {
  auto at = line.find(" (");
  if (!line.starts_with("INSERT INTO ") || at == std::string::npos) return line;
  auto result = line.substr(0, ++at);
  const auto columns = parts_in_brackets(line, at);
  if (columns.empty() || line.compare(at, 9, " VALUES (") != 0) return line;
  at += 8;
  const auto values = parts_in_brackets(line, at);
  if (values.size() != columns.size() || line.substr(at) != ";") return line;
  std::map<std::string, std::string> sorted;
  for (std::size_t i = 0; i < columns.size(); ++i) sorted[columns[i]] = values[i];
  for (const auto& [column, value] : sorted) result += column + " = " + value + ", ";
  return result;
}

}  // namespace

std::vector<std::string> data_dump(const std::string& url, const std::string& without_schema) {
  std::vector<std::string> lines;
  std::istringstream in(pg_dump(url, without_schema, {"--data-only", "--column-inserts", "--rows-per-insert=1"}).out);
  for (std::string line; std::getline(in, line);)
    if (!is_noise(line) && !line.starts_with("SELECT pg_catalog.setval")) lines.push_back(in_order_of_columns(line) + '\n');
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> schema_dump(const std::string& url, const std::string& without_schema) {
  const auto dumped = pg_dump(url, without_schema, {"--schema-only"});
  std::vector<std::string> statements;
  std::vector<std::string> lines;
  const auto finish = [&] {
    sort_columns(lines);
    std::string text;
    for (const auto& line : lines) text += line + '\n';
    if (!text.empty()) statements.push_back(text);
    lines.clear();
  };
  std::istringstream in(dumped.out);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("-- Name: "))
      finish();
    else if (!is_noise(line))
      lines.push_back(line);
  }
  finish();
  std::sort(statements.begin(), statements.end());
  return statements;
}

std::string dump_difference(const std::vector<std::string>& is, const std::vector<std::string>& wanted) {
  std::vector<std::string> extra;
  std::vector<std::string> missing;
  std::set_difference(is.begin(), is.end(), wanted.begin(), wanted.end(), std::back_inserter(extra));
  std::set_difference(wanted.begin(), wanted.end(), is.begin(), is.end(), std::back_inserter(missing));
  std::string text;
  for (const auto& each : extra) text += "only in the result:\n" + each;
  for (const auto& each : missing) text += "only in what is wanted:\n" + each;
  return text;
}

}  // namespace lockstep::testing
