#include <doctest/doctest.h>

#include "planner/sql.h"

using namespace lockstep;

TEST_CASE("texts with secrets have two forms") {
  const auto hidden = secret(literal("pass'word"), literal("********"));
  const auto one = sql("OPTIONS ({} {}, {} {})", Name("user"), literal("me"), Name("password"), hidden);
  CHECK(one.text() == "OPTIONS (\"user\" 'me', password 'pass''word')");
  CHECK(one.shown() == "OPTIONS (\"user\" 'me', password '********')");
  CHECK(one.has_secret());
  const auto all = join({sql("a"), one, sql("b")}) + sql(" c");
  CHECK(all.text() == "a, OPTIONS (\"user\" 'me', password 'pass''word'), b c");
  CHECK(all.shown() == "a, OPTIONS (\"user\" 'me', password '********'), b c");
  const auto plain = sql("a {}", join({sql("b"), sql("{}", 3)}));
  CHECK_FALSE(plain.has_secret());
  CHECK(plain.shown() == "a b, 3");
}
