// Directive comments: which are ours, what they say, and what they belong to.
#include <doctest/doctest.h>

#include "parser/directive.h"
#include "parser/lower.h"

using namespace lockstep;

namespace {

// What one comment text gives: `renamed from=x`, or the code of the diagnostic.
std::string read(const std::string& sql) {
  const auto file = std::make_shared<const SourceFile>(SourceFile{.path = "t.sql", .text = sql});
  std::vector<Directive> directives;
  Diagnostics diagnostics;
  read_directives(file, 0, sql.size(), directives, diagnostics);
  std::string result;
  for (const auto& each : directives) {
    result += each.name;
    for (const auto& [key, value] : each.keys) result += ' ' + key + '=' + value;
    result += ';';
  }
  for (const auto& each : diagnostics.all()) result += each.code + '@' + std::to_string(each.span.begin) + ';';
  return result;
}

}  // namespace

TEST_CASE("directives are read from comments") {
  static const std::pair<const char*, const char*> table[] = {
      {"-- @renamed from=old_name", "renamed from=old_name;"},
      {"--@renamed   from = OldName  ", "renamed from=oldname;"},
      {"/* @renamed from=\"Old \"\"Name\" */", "renamed from=Old \"Name;"},
      {"/*\n * @renamed from=a\n * some words\n */", "renamed from=a;"},
      {"-- @renamed from=app.\"Old.Name\"", "renamed from=app.\"Old.Name\";"},
      {"-- @renamed from='x y'", "renamed from=x y;"},
      {"-- @author bob", ""},
      {"-- mail@renamed.org", ""},
      {"SELECT '-- @renamed from=a'", ""},
      {"-- @param from=x", ""},
      {"-- @rename from=a", "directive-unknown@3;"},
      {"-- @Renamed from=a", "directive-unknown@3;"},
      {"-- @renamed form=a", "directive-key-unknown@12;"},
      {"-- @renamed", "directive-key-missing@3;"},
      {"-- @renamed from=a from=b", "directive-key-twice@19;"},
      {"-- @renamed from=a because", "directive-syntax@19;"},
      {"-- @renamed from=%", "directive-syntax@17;"},
      {"-- @renamed from=(a)", "directive-value@12;"},
      {"-- @allow data-loss reason='nobody''s'", "allow code=data-loss reason=nobody's;"},
      {"-- @allow", "directive-key-missing@3;"},
      {"-- @allow 'data-loss'", "directive-value@10;"},
      {"-- @allow code=data-loss", "directive-syntax@19;"},
      {"-- @direct", "direct;"},
      {"-- @direct @lock_timeout '1s'  @allow rewrite reason='@split, see below'", "direct;lock_timeout duration=1s;allow code=rewrite reason=@split, see below;"},
      {"/* @backfill using=(a @ b) @batch 5\n * @gate 'x' */", "backfill using=a @ b;batch rows=5;gate text=x;"},
      {"/* @backfill using=(CASE WHEN a\n   THEN 1 ELSE 2 END) @batch 5 */", "backfill using=CASE WHEN a\n   THEN 1 ELSE 2 END;batch rows=5;"},
      {"-- @direct @bob", "direct;directive-unknown@11;"},
      {"-- @direct @onlin", "direct;directive-unknown@11;"},
      {"-- @direct and @online", "online;directive-syntax@11;"},
      {"-- @direct @", "directive-syntax@11;"},
      {"-- @direct@online", "directive-syntax@10;"},
      {"-- @direct @batch", "direct;directive-key-missing@11;"},
      {"-- @backfill using=(a @batch 5", "directive-syntax@30;"},
      {"-- @author bob @direct", ""},
      {"-- @backfill using=(coalesce(a, ')') || \"B)\" || E'\\')' || $$)$$) batch=500", "backfill batch=500 using=coalesce(a, ')') || \"B)\" || E'\\')' || $$)$$;"},
      {"/* @backfill using=(CASE WHEN a\n   THEN 1 ELSE 2 END)\n   @allow rewrite */", "backfill using=CASE WHEN a\n   THEN 1 ELSE 2 END;allow code=rewrite;"},
      {"-- @backfill using=(a +)", "directive-value@13;"},
      {"-- @backfill using=(a b c)", "directive-value@13;"},
      {"-- @backfill using=(a", "directive-syntax@21;"},
      {"-- @backfill using=a", "directive-value@13;"},
      {"-- @backfill using=(a) batch=0", "directive-value@23;"},
      {"-- @backfill using=(a) batch=x", "directive-value@23;"},
      {"-- @gate 'it''s done'", "gate text=it's done;"},
      {"-- @gate", "directive-key-missing@3;"},
      {"-- @gate done", "directive-value@9;"},
      {"-- @lock_timeout '2min'", "lock_timeout duration=2min;"},
      {"-- @lock_timeout '2 weeks'", "directive-value@17;"},
      {"-- @lock_timeout 0", "directive-value@17;"},
      {"-- @batch 500", "batch rows=500;"},
      {"-- @batch many", "directive-value@10;"},
      {"-- @backfil using=(a)", "directive-unknown@3;"},
      {"-- @split from=Name using=(lower(name)) reverse=(upper(n))", "split from=name reverse=upper(n) using=lower(name);"},
      {"-- @merge from=(\"First.Name\", Last) using=(1)", "merge from=\"First.Name\".last using=1;"},
      {"-- @merge from=(a) using=(1)", "merge from=a using=1;"},
      {"-- @merge from=() using=(1)", "directive-value@10;"},
      {"-- @merge from=(a, a) using=(1)", "directive-value@10;"},
      {"-- @merge from=(a, 1) using=(1)", "directive-value@10;"},
      {"-- @split from=app.name using=(1)", "directive-value@10;"},
      {"-- @split from=name", "directive-key-missing@3;"},
      {"-- @moved from=s.t", "directive-value@10;"},
      {"-- @moved from=\"s.t\"", "moved from=s.t;"},
      {"-- @renamed from=a.b.c.d", "directive-value@12;"},
      {"-- @lock-timeout '1s'", "directive-unknown@3;"},
      {"-- @lock timeout '1s'", "directive-unknown@3;"},
      {"-- @lock_time '1s'", "directive-unknown@3;"},
      {"-- @lock it, then go on line 3", ""},
      {"-- @on line 3", ""},
      {"-- @backfill using=($q$x)($q$ || 'a') batch=5", "backfill batch=5 using=$q$x)($q$ || 'a';"},
      {"/* @backfill using=(a)\n   batch=5 */", "backfill batch=5 using=a;"},
      {"/*\n * @backfill using=(a\n *   + 1)\n *\n *   batch=5\n */", "backfill batch=5 using=a\n     + 1;"},
      {"/* @backfill using=(a\n * 2) */", "backfill using=a\n * 2;"},
      {"-- @backfill using=(a)\n--   batch=5\n--   where=(b)\n", "backfill batch=5 using=a where=b;"},
      {"-- @backfill using=(a)\n/* batch=5 */", "backfill batch=5 using=a;"},
      {"-- @backfill using=(a)\n--   bacth=5", "directive-key-unknown@28;"},
      {"-- @backfill using=(a)\n-- reads\n--   batch=5", "backfill using=a;directive-syntax@37;"},
      {"-- @backfill using=(a)\n-- size=5 is read\n-- a = b", "backfill using=a;"},
      {"-- @backfill using=(a)\nSELECT 1; -- batch=5", "backfill using=a;"},
      {"-- @direct @backfill using=(a)\n--   batch=5\n-- @gate 'x'", "direct;backfill batch=5 using=a;gate text=x;"},
  };
  for (const auto& [sql, expected] : table) {
    CAPTURE(std::string(sql));
    CHECK(read(sql) == std::string(expected));
  }
}

TEST_CASE("a directive belongs to the element behind it, or to the one on its line") {
  const std::string sql =
      "-- @renamed from=t0\n"
      "CREATE TABLE t (\n"
      "  a int, -- @renamed from=a0\n"
      "  -- @renamed from=b0\n"
      "  b int,\n"
      "  /* @renamed from=c0 */ c int\n"
      ")";
  const auto file = std::make_shared<const SourceFile>(SourceFile{.path = "t.sql", .text = sql});
  Diagnostics diagnostics;
  const auto begin = sql.find("CREATE");
  Statement statement{.text = std::string_view(file->text).substr(begin), .span = {file, begin, sql.size()}};
  read_directives(file, 0, sql.size(), statement.directives, diagnostics);
  const auto place = [&](const char* column) { return static_cast<int>(sql.find(column) - begin); };
  const std::vector<int> places{place("a int"), place("b int"), place("c int")};
  const auto assigned = assign_directives(statement, places, diagnostics);
  REQUIRE(assigned.size() == 4);
  const char* expected[] = {"t0", "a0", "b0", "c0"};
  for (std::size_t i = 0; i < 4; ++i) {
    REQUIRE(assigned[i].size() == 1);
    CHECK(assigned[i][0].keys.at("from") == expected[i]);
  }
}
