// docs/coverage.md says of every column of PostgreSQL's catalogs what becomes of it. Here it is compared with the
// catalogs of the server that the tests run on, so that what a new version brings cannot slip by.
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "tests/support/server.h"

using namespace lockstep;
using namespace lockstep::testing;

namespace {

struct Documented {
  int from = 0;
  int up_to = 1000;
};

struct Page {
  std::map<std::string, std::map<std::string, Documented>> catalogs;
  std::set<std::string> left_out;  // catalogs that the introduction names
};

std::string page_text() {
  std::ifstream in(LOCKSTEP_SOURCE_DIR "/docs/coverage.md");
  REQUIRE(in.good());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string answer(const std::string& question) {
  const auto output = psql(server_url(), {"-X", "-A", "-t", "-c", question});
  REQUIRE_MESSAGE(output.status == 0, output.err);
  return output.out;
}

// The text between backticks that begin at `at`, and where it ends.
std::string quoted_at(const std::string& text, std::size_t& at) {
  const auto end = text.find('`', at + 1);
  REQUIRE(end != std::string::npos);
  auto name = text.substr(at + 1, end - at - 1);
  at = end + 1;
  return name;
}

// `a`, `b` (from 14), `c` (up to 17): why
void read_item(const std::string& item, std::map<std::string, Documented>& columns) {
  static const std::regex entry(R"(\s*`(\w+)`(?: \((?:from (\d+))?(?:, )?(?:up to (\d+))?\))?([,:]|$))");
  const auto word = item.substr(0, item.find(':'));
  CHECK_MESSAGE((word == "modelled" || word == "derived" || word == "ignored"), item);
  bool says_why = false;
  std::smatch match;
  for (auto rest = item.substr(word.size() + 1); !says_why && std::regex_search(rest, match, entry, std::regex_constants::match_continuous);
       rest = std::string(match.suffix())) {
    Documented documented;
    if (match[2].matched) documented.from = std::stoi(match[2]);
    if (match[3].matched) documented.up_to = std::stoi(match[3]);
    CHECK_MESSAGE(columns.emplace(match[1], documented).second, (match[1].str() + " is there twice"));
    says_why = match[4] == ":";
  }
  CHECK_MESSAGE((word == "modelled" || says_why), ("no reason: " + item));
}

Page read_page() {
  Page page;
  const auto text = page_text();
  std::istringstream in(text);
  std::string line;
  std::string catalog;
  std::string item;
  const auto finish_item = [&] {
    if (!item.empty()) read_item(item, page.catalogs[catalog]);
    item.clear();
  };
  while (std::getline(in, line)) {
    if (line.starts_with("## ")) {
      finish_item();
      catalog = line.substr(3);
      page.catalogs[catalog];
    } else if (line.starts_with("- ")) {
      finish_item();
      item = line.substr(2);
    } else if (!item.empty() && line.starts_with("  ")) {
      item += ' ' + line.substr(2);
    } else if (catalog.empty()) {
      for (auto at = line.find("`pg_"); at != std::string::npos; at = line.find("`pg_", at)) page.left_out.insert(quoted_at(line, at));
    }
  }
  finish_item();
  return page;
}

}  // namespace

TEST_CASE("every column of the catalogs is modelled, derived or ignored for a reason") {
  const auto page = read_page();
  const auto version = server_major();
  std::map<std::string, std::set<std::string>> present;
  std::istringstream rows(answer(R"(
    SELECT c.relname || ' ' || a.attname
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY 1)"));
  for (std::string catalog, column; rows >> catalog >> column;) present[catalog].insert(column);
  REQUIRE(present.size() > 40);

  for (const auto& [catalog, columns] : present) {
    const auto documented = page.catalogs.find(catalog);
    if (documented == page.catalogs.end()) {
      CHECK_MESSAGE(page.left_out.contains(catalog), ("docs/coverage.md does not speak of " + catalog));
      continue;
    }
    for (const auto& column : columns)
      CHECK_MESSAGE(documented->second.contains(column), ("docs/coverage.md does not speak of " + catalog + "." + column));
    for (const auto& [column, when] : documented->second) {
      const bool expected = when.from <= version && version <= when.up_to;
      CHECK_MESSAGE(columns.contains(column) == expected,
                    ("docs/coverage.md is wrong about the versions that have " + catalog + "." + column));
    }
  }
}
