#include <doctest/doctest.h>

#include "ir/describe.h"
#include "ir/diagnostic.h"
#include "ir/secrets.h"

using namespace lockstep;

namespace {

const ObjectId server{.kind = Kind::foreign_server, .name = Name("s")};
const ObjectId mapping{.kind = Kind::user_mapping, .name = Name("s"), .part = Name("app")};
const ObjectId subscription{.kind = Kind::subscription, .name = Name("sub")};

Graph state(Options options, std::string connection) {
  Graph graph;
  graph.insert({.id = server, .object = ir::ForeignServer{}});
  graph.insert({.id = mapping, .parent = server, .object = ir::UserMapping{.options = std::move(options)}});
  graph.insert({.id = subscription, .object = ir::Subscription{.connection = std::move(connection)}});
  return graph;
}

const Options& options_of(const Graph& graph) { return graph.at(mapping).as<ir::UserMapping>().options; }
const std::string& connection_of(const Graph& graph) { return graph.at(subscription).as<ir::Subscription>().connection; }

std::string rendered(const std::string& text, std::size_t at) {
  const auto file = std::make_shared<SourceFile>(SourceFile{"s.sql", text});
  return render({.code = "code", .severity = Severity::error, .span = {file, at, at + 1}, .message = "message", .hints = {}});
}

}  // namespace

TEST_CASE("secrets are masked in what people read, and fingerprints see them") {
  const auto graph = state({{"user", "me"}, {"password", "p1"}, {"password_required", "false"}}, "host=x password=p2");
  CHECK(describe(graph.at(mapping)) == "options={password=********, password_required=false, user=********}");
  CHECK(describe(graph.at(subscription)).find("p2") == std::string::npos);
  CHECK(fingerprint(graph) != fingerprint(state({{"user", "me"}, {"password", "p3"}, {"password_required", "false"}}, "host=x password=p2")));
  const auto hidden = masked(graph);
  CHECK(options_of(hidden) == Options{{"user", "********"}, {"password", "********"}, {"password_required", "false"}});
  CHECK(connection_of(hidden) == "host=********");
}

TEST_CASE("a mask in a file is the secret that is there") {
  auto live = state({{"user", "me"}, {"password", "p1"}}, "host=x");
  auto file = state({{"password", "********"}, {"user", "you"}}, "host=********");
  CHECK(settle_secrets(live, file).empty());
  CHECK(options_of(file) == Options{{"password", "p1"}, {"user", "you"}});
  CHECK(options_of(live) == Options{{"password", "p1"}, {"user", "me"}});
  CHECK(connection_of(file) == "host=x");
}

TEST_CASE("what the role may not read is not compared") {
  auto live = state({{"********", "********"}}, "********");
  auto file = state({{"password", "p"}}, "host=x");
  CHECK(settle_secrets(live, file) == std::vector{mapping, subscription});
  CHECK(options_of(live) == options_of(file));
  CHECK(connection_of(live) == connection_of(file));

  auto alone = state({{"********", "********"}}, "********");
  Graph nothing;
  CHECK(settle_secrets(alone, nothing) == std::vector{mapping, subscription});
  CHECK(options_of(alone).empty());
  CHECK(connection_of(alone) == "host=********");
}

TEST_CASE("a mask that stands for nothing is written as it is") {
  Graph nothing;
  auto file = state({{"password", "********"}}, "host=y");
  CHECK(settle_secrets(nothing, file) == std::vector{mapping});
  CHECK(options_of(file) == Options{{"password", "********"}});
}

TEST_CASE("lines of source are shown without secrets") {
  const std::string text = "SELECT 'plain';\nCREATE USER MAPPING FOR a SERVER s\n  OPTIONS (password 'it''s secret');\n";
  CHECK(rendered(text, text.find("SERVER")).find("CREATE USER MAPPING FOR a SERVER s\n") != std::string::npos);
  const auto line = rendered(text, text.find("OPTIONS"));
  CHECK(line.find("OPTIONS (password '********'") != std::string::npos);
  CHECK(line.find("secret") == std::string::npos);
  CHECK(rendered("SELECT 'plain' FROM t;", 3).find("SELECT 'plain' FROM t;") != std::string::npos);
}

TEST_CASE("settings that look like secrets, and statements that hold some") {
  for (const auto* name : {"app.jwt_secret", "app.API_KEY", "app.password", "x.access_token", "x.pwd"}) CHECK(looks_like_secret(name, "1"));
  for (const auto* value : {"host=x password=y", "postgresql://me:hush@host/x"}) CHECK(looks_like_secret("app.source", value));
  for (const auto* name : {"search_path", "password_encryption", "work_mem"}) CHECK_FALSE(looks_like_secret(name, "1"));
  for (const auto* value : {"postgresql://me@host:5432/x", "a@b", "http://host:80/"}) CHECK_FALSE(looks_like_secret("app.source", value));
  for (const auto* text : {"CREATE ROLE r PASSWORD 'hush'", "ALTER DATABASE d SET app.jwt_secret = 'hush'", "ALTER USER r WITH ENCRYPTED PASSWORD 'hush'"})
    CHECK(rendered(text, 0).find("hush") == std::string::npos);
  CHECK(rendered("ALTER DATABASE d SET search_path = 'app'", 0).find("app") != std::string::npos);
}
