#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "differ/change.h"
#include "emitter/emitter.h"
#include "tests/support/golden.h"

using namespace lockstep;

namespace {

ObjectId id_of_part(Kind kind, const char* table, const char* part) {
  return {kind, Name("public"), Name(table), Name(part), {}};
}

Node table(const char* name) {
  return {.id = {Kind::table, Name("public"), Name(name), {}, {}}, .object = ir::Table{}};
}

Node column(const char* table_name, const char* name, const char* type) {
  ir::Column object;
  object.type.text = Name(type);
  return {.id = id_of_part(Kind::column, table_name, name),
          .parent = ObjectId{Kind::table, Name("public"), Name(table_name), {}, {}},
          .object = object};
}

Node routine(const char* body) {
  ir::Routine object;
  object.language = Name("sql");
  object.body = body;
  return {.id = {Kind::routine, Name("public"), Name("f"), {}, Name("integer")}, .object = object};
}

struct Example {
  Graph before;
  Graph after;
  ChangeSet changes;
};

Example example() {
  Example result;
  auto& [before, after, changes] = result;
  before.origin.description = "old.sql";
  after.origin.description = "new.sql";
  before.insert(table("users"));
  before.insert(column("users", "email", "text"));
  before.insert(table("gone"));
  before.insert(column("gone", "id", "integer"));
  before.insert(routine("\n  SELECT 1;\n  SELECT 2;\n  SELECT 3;\n"));
  after.insert(table("users"));
  after.insert(column("users", "email", "citext")).comment = "where to\nwrite `to`";
  after.insert(table("Orders"));
  after.insert(column("Orders", "id", "bigint"));
  auto& function = after.insert(routine("\n  SELECT 1;\n  SELECT 22;\n  SELECT 3;\n"));
  function.privileges.revoked = {{Name(), "EXECUTE", false}};
  changes.changes = {Renamed{id_of_part(Kind::column, "users", "mail"), id_of_part(Kind::column, "users", "email")},
                     Removed{before.find({Kind::table, Name("public"), Name("gone"), {}, {}})->id},
                     Added{after.find({Kind::table, Name("public"), Name("Orders"), {}, {}})->id},
                     Removed{id_of_part(Kind::column, "gone", "id")},
                     Added{id_of_part(Kind::column, "Orders", "id")},
                     Altered{id_of_part(Kind::column, "users", "email"), {"type", "comment"}, false},
                     Altered{function.id, {"body", "privileges"}, true}};
  return result;
}

}  // namespace

TEST_CASE("what differs, in every form") {
  const auto [before, after, changes] = example();
  lockstep::testing::check_golden("unit/emitter/golden/changes.txt", changes_text(changes, before, after, {}));
  lockstep::testing::check_golden("unit/emitter/golden/changes.md", changes_markdown(changes, before, after));
  lockstep::testing::check_golden("unit/emitter/golden/changes.json", changes_json(changes, before, after));
}

TEST_CASE("no difference") {
  auto [before, after, changes] = example();
  changes.changes.clear();
  CHECK(changes_text(changes, before, after, {}) == "No difference from old.sql to new.sql.\n");
  const auto json = nlohmann::json::parse(changes_json(changes, before, after));
  CHECK(json.at("changes").empty());
  CHECK(json.at("summary").at("add") == 0);
}

TEST_CASE("a state as SQL keeps together what belongs together") {
  Graph state;
  state.origin.description = "shop";
  state.insert(table("Orders"));
  state.insert(column("Orders", "id", "bigint"));
  state.insert(table("users"));
  state.insert(routine("SELECT 1"));
  const ObjectId orders = {Kind::table, Name("public"), Name("Orders"), {}, {}};
  const ObjectId users = {Kind::table, Name("public"), Name("users"), {}, {}};
  Plan build;
  const auto add = [&](const ObjectId& subject, Sql statement, std::vector<int> after) {
    Step step;
    step.title = "step";
    step.subject = subject;
    step.up = {std::move(statement)};
    step.after = std::move(after);
    build.steps.push_back(step);
  };
  add(orders, sql("CREATE TABLE public.\"Orders\" (\n    id bigint\n)"), {});
  add(users, sql("CREATE TABLE public.users ()"), {});
  add({Kind::routine, Name("public"), Name("f"), {}, Name("integer")}, sql("CREATE FUNCTION f"), {1});
  add(orders, sql("COMMENT ON TABLE public.\"Orders\" IS 'o'"), {1});
  add(id_of_part(Kind::column, "Orders", "id"), sql("COMMENT ON COLUMN public.\"Orders\".id IS 'i'"), {1});
  add(users, sql("ALTER TABLE public.users ADD FOREIGN KEY"), {1, 2, 3});
  lockstep::testing::check_golden("unit/emitter/golden/state.sql", state_sql(state, build));

  const auto files = state_sql_by_object(state, build);
  std::vector<std::string> names;
  for (const auto& [name, text] : files) names.push_back(name);
  CHECK(names == std::vector<std::string>{"public/routines/f.sql", "public/tables/Orders.sql", "public/tables/users.sql"});
  CHECK(files.at("public/tables/users.sql") == "CREATE TABLE public.users ();\nALTER TABLE public.users ADD FOREIGN KEY;\n");
}
