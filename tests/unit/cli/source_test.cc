#include <doctest/doctest.h>

#include "cli/source.h"
#include "ir/error.h"

using namespace lockstep;
using What = Source::Kind;

TEST_CASE("what a source is") {
  struct Row {
    const char* text;
    What kind;
    const char* rest;
  };
  for (const auto& [text, kind, rest] : std::initializer_list<Row>{
           {"-", What::standard_input, ""},
           {"empty:", What::empty, ""},
           {"schema.sql", What::path, "schema.sql"},
           {"db/schema", What::path, "db/schema"},
           {"/srv/Some=thing.sql", What::path, "/srv/Some=thing.sql"},
           {"postgresql://app@localhost/shop", What::database, "postgresql://app@localhost/shop"},
           {"postgres:///shop", What::database, "postgres:///shop"},
           {"service=shop", What::database, "service=shop"},
           {"host = /tmp dbname=shop", What::database, "host = /tmp dbname=shop"},
           {"env:dev", What::environment, "dev"},
           {"git:main:db/schema", What::git, "db/schema"},
           {"git:HEAD~2:a:b.sql", What::git, "a:b.sql"},
       }) {
    const auto source = parse_source(text);
    CHECK_MESSAGE(source.kind == kind, text);
    CHECK_MESSAGE(source.text == rest, text);
  }
  CHECK(parse_source("git:HEAD~2:a:b.sql").revision == "HEAD~2");
  for (const auto* bad : {"", "git:", "git:main", "git:main:", "git::x"}) CHECK_THROWS_AS(parse_source(bad), Error);
}

TEST_CASE("passwords are found and masked") {
  struct Row {
    const char* text;
    const char* password;
    const char* masked;
  };
  for (const auto& [text, password, hidden] : std::initializer_list<Row>{
           {"postgresql://app:s3cret@localhost/shop", "s3cret", "postgresql://app:***@localhost/shop"},
           {"postgres://app:a:b@[::1]:5432/shop", "a:b", "postgres://app:***@[::1]:5432/shop"},
           {"postgresql://app:p/w@localhost/shop", "p/w", "postgresql://app:***@localhost/shop"},
           {"postgresql://app@localhost:5432/shop", "", "postgresql://app@localhost:5432/shop"},
           {"postgresql://localhost:5432/shop?user=a@b", "", "postgresql://localhost:5432/shop?user=a@b"},
           {"postgresql:///shop?password=x%20y&user=a", "x%20y", "postgresql:///shop?password=***&user=a"},
           {"host=h password=s3cret user=a", "s3cret", "host=h password=*** user=a"},
           {"host=h password = 'it\\'s me' user=a", "it\\'s me", "host=h password = '***' user=a"},
           {"service=shop passfile=/home/a/.pgpass", "", "service=shop passfile=/home/a/.pgpass"},
       }) {
    CHECK_MESSAGE(password_in(text) == password, text);
    CHECK_MESSAGE(masked(text) == hidden, text);
  }
  CHECK(masked("no such command: postgresql://a:b@c/d (see postgres://e:f@g/h)") ==
        "no such command: postgresql://a:***@c/d (see postgres://e:***@g/h)");
  CHECK(parse_source("postgresql://a:b@c/d").description() == "database postgresql://a:***@c/d");
}
