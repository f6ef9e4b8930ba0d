#include <doctest/doctest.h>

#include "runner/batches.h"
#include "runner/blockers.h"

using namespace lockstep;

namespace {

Backfill backfill_of(std::vector<Name> key) {
  return {.table = {.kind = Kind::table, .schema = Name("App s"), .name = Name("T")}, .key = std::move(key), .head = verbatim("UPDATE ONLY \"App s\".\"T\" SET v = 0 WHERE "), .tail = verbatim(" AND (v IS NULL)"), .batch = 10,
          .remaining = {}, .last = {}};
}

}  // namespace

TEST_CASE("keys are arrays of text, whatever is in them") {
  for (const KeyValues& values : {KeyValues{"1"}, KeyValues{"a,b", "c\"d", "e\\f", "{}", "", "it's", "NULL"}, KeyValues{"line\nbreak"}}) {
    const auto text = key_literal(values).text();
    CHECK(text.ends_with("::text[]"));
    std::string array = "{";
    for (const auto& each : values) {
      array += array.size() > 1 ? ",\"" : "\"";
      for (const char c : each) array += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
      array += '"';
    }
    CHECK(parse_key(array + "}") == values);
  }
  CHECK(parse_key("{1,abc}") == KeyValues{"1", "abc"});
}

TEST_CASE("batches along one column and along several") {
  const auto one = backfill_of({Name("id")});
  const BatchKey key{one.key, {"bigint"}};
  CHECK(batch_statement(one, key, std::nullopt, {"10"}).text() == "UPDATE ONLY \"App s\".\"T\" SET v = 0 WHERE id <= '10'::bigint AND (v IS NULL)");
  CHECK(batch_statement(one, key, KeyValues{"10"}, {"20"}).text() == "UPDATE ONLY \"App s\".\"T\" SET v = 0 WHERE id > '10'::bigint AND id <= '20'::bigint AND (v IS NULL)");
  const auto two = backfill_of({Name("a"), Name("B")});
  CHECK(batch_statement(two, {two.key, {"text", "uuid"}}, KeyValues{"it's", "u"}, {"x", "y"}).text() ==
        "UPDATE ONLY \"App s\".\"T\" SET v = 0 WHERE (a, \"B\") > ROW('it''s'::text, 'u'::uuid) AND (a, \"B\") <= ROW('x'::text, 'y'::uuid) AND (v IS NULL)");
}

TEST_CASE("batches along pages") {
  const auto none = backfill_of({});
  CHECK(pages_statement(none, 10, 5, 150000).text() == "UPDATE ONLY \"App s\".\"T\" SET v = 0 WHERE ctid >= '(10,0)'::tid AND ctid < '(15,0)'::tid AND (v IS NULL)");
  CHECK(pages_statement(none, 10, 5, 130000).text().find("generate_series(10, 14)") != std::string::npos);
}

TEST_CASE("locks conflict as the manual's table 13.2 says") {
  const std::vector<Lock> all = {Lock::access_share, Lock::row_share, Lock::row_exclusive, Lock::share_update_exclusive, Lock::share, Lock::share_row_exclusive, Lock::exclusive, Lock::access_exclusive};
  const std::vector<std::string> table = {".......x", "......xx", "....xxxx", "...xxxxx", "..xx.xxx", "..xxxxxx", ".xxxxxxx", "xxxxxxxx"};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < all.size(); ++j) CHECK(conflict(all[i], all[j]) == (table[i][j] == 'x'));
}
