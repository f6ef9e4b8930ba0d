#include "tests/support/prove_pair.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "tests/support/command.h"
#include "tests/support/dump.h"
#include "tests/support/server.h"

namespace lockstep::testing {

namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream in(path);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

enum class Verify { no, on_test_server, on_private_server };

// An offline plan that is run says which server it is for, but on PostgreSQL 15, which is what it is for without that.
bool says_server(const std::string& from, const fs::path& out) { return !from.starts_with("postgresql:") && out.filename() == "offline" && server_version() / 10000 != 15; }

Output plan(const std::string& from, const std::string& to, const fs::path& out, const Pair& pair, Verify verify = Verify::no) {
  std::vector<std::string> command = {LOCKSTEP_PROGRAM, "plan", "--from", from, "--to", to, "--out", out.string()};
  if (verify == Verify::no) command.emplace_back("--no-verify");
  if (verify == Verify::on_test_server) command.insert(command.end(), {"--shadow", server_url()});
  if (says_server(from, out)) command.insert(command.end(), {"--server-version", std::to_string(server_version() / 10000)});
  if (!pair.drops.empty()) command.insert(command.end(), {"--drops", pair.drops});
  if (!pair.config.empty()) command.insert(command.end(), {"--config", (out.parent_path() / "lockstep.toml").string()});
  // Other roles of the server are left alone.
  if (pair.roles) command.insert(command.end(), {"--roles", "--exclude", "role:*", "--exclude", "!role:case_*", "--exclude", "role_membership:*", "--exclude", "!role_membership:*case_*"});
  return run(command);
}

// The script without its head and settings, whose last line sets the search path.
std::string steps_of(const std::string& script) {
  const auto settings = script.find("\nSET search_path");
  if (settings == std::string::npos) return {};
  return script.substr(script.find_first_not_of('\n', script.find('\n', settings + 1)));
}

// One state of affairs is compared with another; the text names the moment.
std::string compare(const std::string& database, const std::vector<std::string>& wanted, const std::string& moment) {
  const auto text = dump_difference(schema_dump(url_of(database)), wanted);
  return text.empty() ? text : moment + ":\n" + text;
}

bool holds_put_away(const std::vector<std::string>& dump) {
  return std::any_of(dump.begin(), dump.end(), [](const std::string& each) { return each.find("~lockstep_dropped_") != std::string::npos; });
}

bool is_about_subscription(const std::string& statement) {
  return statement.starts_with("CREATE SUBSCRIPTION ") || statement.starts_with("ALTER SUBSCRIPTION ") || statement.starts_with("COMMENT ON SUBSCRIPTION ");
}

// The same for a state in which something may have been put away: a copy of the database is compared when all of that is purged there; of
// subscriptions, which a copy has none of, the database itself. The way back begins with that, too.
std::string compare_purged(Workplace& place, const std::string& database, const std::vector<std::string>& wanted, const std::string& moment) {
  const auto as_it_is = schema_dump(url_of(database));
  if (!holds_put_away(as_it_is)) return compare(database, wanted, moment);
  const auto copy = place.create_database(database);
  const auto out = place.folder / "purge";
  const auto planned = run({LOCKSTEP_PROGRAM, "purge", "--db", url_of(copy), "--out", out.string(), "--shadow", server_url()});
  auto error = planned.status == 0 ? run_script(copy, out / "up.sql") : planned.err;
  auto purged = schema_dump(url_of(copy));
  std::copy_if(as_it_is.begin(), as_it_is.end(), std::back_inserter(purged), is_about_subscription);
  std::sort(purged.begin(), purged.end());
  place.drop_database(copy);
  if (!error.empty()) return moment + ", purging failed: " + error;
  const auto text = dump_difference(purged, wanted);
  return text.empty() ? text : moment + ", and what was put away is purged:\n" + text;
}

Proven texts_in(const fs::path& plan_folder) {
  Proven proven;
  proven.up = steps_of(contents(plan_folder / "up.sql"));
  proven.down = steps_of(contents(plan_folder / "down.sql"));
  return proven;
}

Proven failed(std::string why) {
  Proven proven;
  proven.failure = std::move(why);
  return proven;
}

// Empty when all went well. A plan made offline is run phase by phase, where it has several.
std::string run_way(const std::string& database, const fs::path& folder, bool up) {
  std::vector<std::string> names;
  if (folder.filename() == "offline")
    for (const auto* phase : {"expand", "migrate", "contract"})
      if (const auto name = std::string(phase) + (up ? ".up.sql" : ".down.sql"); fs::exists(folder / name)) names.insert(up ? names.end() : names.begin(), name);
  if (names.empty()) names.emplace_back(up ? "up.sql" : "down.sql");
  for (const auto& name : names)
    if (auto error = run_script(database, folder / name); !error.empty()) return name + " failed: " + error;
  return {};
}

std::string up_down_up(Workplace& place,
                       const std::string& database,
                       const fs::path& plan_folder,
                       const std::vector<std::string>& start,
                       const std::vector<std::string>& goal,
                       const fs::path& holds) {
  if (auto error = run_way(database, plan_folder, true); !error.empty()) return error;
  if (auto text = compare_purged(place, database, goal, "after up.sql"); !text.empty()) return text;
  if (auto error = run_script(database, holds); !error.empty()) return "the rows are not as they should be after up.sql: " + error;
  if (auto error = run_way(database, plan_folder, false); !error.empty()) return error;
  if (auto text = compare(database, start, "after down.sql"); !text.empty()) return text;
  if (auto error = run_way(database, plan_folder, true); !error.empty()) return "the second time: " + error;
  return compare_purged(place, database, goal, "after up.sql for the second time");
}

}  // namespace

Proven plan_offline(const Pair& pair) {
  const Workplace place;
  const auto before = place.write("before.sql", pair.before);
  const auto after = place.write("after.sql", pair.after);
  if (!pair.config.empty()) place.write("lockstep.toml", pair.config);
  const auto planned = plan(before.string(), after.string(), place.folder / "plan", pair);
  if (planned.status != 0) return failed(planned.err);
  return texts_in(place.folder / "plan");
}

namespace {

// Roles of the pair that a test leaves behind would be in the way of the next.
void drop_roles() {
  const auto names = psql(server_url(), {"-A", "-t", "-c", "SELECT pg_catalog.quote_ident(rolname) FROM pg_catalog.pg_roles WHERE rolname LIKE 'case\\_%'"});
  std::istringstream in(names.out);
  for (std::string name; std::getline(in, name);)
    if (!name.empty()) psql(server_url(), {"-c", "DROP ROLE " + name});
}

// One at a time: several of these programs may run beside each other.
struct RolesGone {
  RolesGone() : lock(open("/tmp/lockstep-test-roles.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0666)) {
    flock(lock, LOCK_EX);
    drop_roles();
  }
  RolesGone(const RolesGone&) = delete;
  RolesGone& operator=(const RolesGone&) = delete;
  ~RolesGone() {
    drop_roles();
    close(lock);
  }
  int lock;
};

struct Whole {
  std::vector<std::string> schema;
  std::vector<std::string> roles;
};

Whole whole(const std::string& database) { return {schema_dump(url_of(database)), roles_dump()}; }

// Roles are of the server, so there is one database at a time. Empty when the state is the wanted one.
std::string run_and_compare(const std::string& database, const fs::path& script, const Whole& wanted) {
  if (auto error = run_script(database, script); !error.empty()) return script.string() + " failed: " + error;
  auto text = dump_difference(roles_dump(), wanted.roles);
  if (text.empty()) text = dump_difference(schema_dump(url_of(database)), wanted.schema);
  return text.empty() ? text : "after " + script.string() + ":\n" + text;
}

std::string up_down_up_with_roles(const std::string& database, const fs::path& folder, const Whole& start, const Whole& goal) {
  for (const bool up : {true, false, true})
    if (auto text = run_and_compare(database, folder / (up ? "up.sql" : "down.sql"), up ? goal : start); !text.empty()) return text;
  return {};
}

Proven prove_with_roles(const Pair& pair) {
  const RolesGone clean;
  Whole goal;
  {
    Workplace place;
    const auto wanted = place.create_database();
    if (const auto error = run_script(wanted, place.write("after.sql", pair.after)); !error.empty()) return failed("the case itself does not load: " + error);
    goal = whole(wanted);
  }
  drop_roles();
  Workplace place;
  const auto work = place.create_database();
  const auto before = place.write("before.sql", pair.before);
  const auto after = place.write("after.sql", pair.after);
  if (const auto error = run_script(work, before); !error.empty()) return failed("the case itself does not load: " + error);
  const auto start = whole(work);
  Proven proven;
  if (pair.offline) {
    proven = plan_offline(pair);
    if (!proven.failure.empty()) return failed("no offline plan: " + proven.failure);
    const auto out = place.folder / "offline";
    plan(before.string(), after.string(), out, pair);
    proven.failure = up_down_up_with_roles(work, out, start, goal);
    if (proven.failure.empty()) proven.failure = run_and_compare(work, out / "down.sql", start);
    if (!proven.failure.empty()) {
      proven.failure = "offline plan: " + proven.failure;
      return proven;
    }
  }
  const auto out = place.folder / "live";
  if (const auto planned = plan(url_of(work), after.string(), out, pair, Verify::on_private_server); planned.status != 0)
    proven.failure = "no live plan: " + planned.err;
  if (proven.failure.empty()) proven.failure = up_down_up_with_roles(work, out, start, goal);
  if (!proven.failure.empty()) return proven;
  const auto again = place.folder / "again";
  if (const auto planned = plan(url_of(work), after.string(), again, pair); planned.status != 0)
    proven.failure = "no second plan: " + planned.err;
  else if (const auto steps = steps_of(contents(again / "up.sql")); !steps.empty())
    proven.failure = "the second plan is not empty:\n" + steps;
  return proven;
}

}  // namespace

Proven prove_pair(const Pair& pair) {
  if (pair.roles) return prove_with_roles(pair);
  Workplace place;
  const auto before = place.write("before.sql", pair.before);
  const auto after = place.write("after.sql", pair.after);
  const auto work = place.create_database();
  const auto wanted = place.create_database();
  for (const bool old : {true, false})
    if (const auto error = run_script(old ? work : wanted, old ? before : after); !error.empty())
      return failed("the case itself does not load: " + error);
  if (!pair.rows.empty())
    if (const auto error = run_script(work, place.write("rows.sql", pair.rows)); !error.empty())
      return failed("the rows do not load: " + error);
  const auto holds = place.write("holds.sql", pair.holds);
  if (!pair.config.empty()) place.write("lockstep.toml", pair.config);
  const auto start = schema_dump(url_of(work));
  const auto goal = schema_dump(url_of(wanted));
  Proven proven;

  if (pair.offline) {
    const auto out = place.folder / "offline";
    const auto planned = plan(before.string(), after.string(), out, pair, Verify::on_test_server);
    if (planned.status != 0) return failed("no offline plan: " + planned.err);
    proven = says_server(before.string(), out) ? plan_offline(pair) : texts_in(out);
    if (!proven.failure.empty()) return failed("no offline plan for other servers: " + proven.failure);
    // A copy of a database has no subscriptions.
    const bool subscribes = pair.before.find("CREATE SUBSCRIPTION") != std::string::npos;
    const auto copy = subscribes ? place.create_database() : place.create_database(work);
    if (subscribes)
      if (const auto error = run_script(copy, before); !error.empty()) return failed("the case itself does not load twice: " + error);
    proven.failure = up_down_up(place, copy, out, start, goal, holds);
    if (!proven.failure.empty()) {
      proven.failure = "offline plan: " + proven.failure;
      return proven;
    }
  }

  const auto out = place.folder / "live";
  if (const auto planned = plan(url_of(work), after.string(), out, pair); planned.status != 0) {
    proven.failure = "no live plan: " + planned.err;
    return proven;
  }
  proven.failure = up_down_up(place, work, out, start, goal, holds);
  if (!proven.failure.empty()) return proven;
  const auto again = place.folder / "again";
  if (const auto planned = plan(url_of(work), after.string(), again, pair); planned.status != 0)
    proven.failure = "no second plan: " + planned.err;
  else if (const auto steps = steps_of(contents(again / "up.sql")); !steps.empty())
    proven.failure = "the second plan is not empty:\n" + steps;
  return proven;
}

}  // namespace lockstep::testing
