#include <fstream>

#include <doctest/doctest.h>

#include "cli/command_output.h"
#include "cli/files.h"
#include "cli/git.h"
#include "cli/plan_folder.h"
#include "cli/temporary_folder.h"
#include "emitter/emitter.h"
#include "ir/error.h"
#include "tests/unit/emitter/sample_plan.h"

using namespace lockstep;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> names_below(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) names.push_back(entry.path().lexically_relative(folder).string());
  std::sort(names.begin(), names.end());
  return names;
}

class InFolder {
 public:
  explicit InFolder(const fs::path& folder) : before_(fs::current_path()) { fs::current_path(folder); }
  ~InFolder() { fs::current_path(before_); }

 private:
  fs::path before_;
};

void shell(const std::string& command) {
  const auto result = run_command({"sh", "-ec", command});
  REQUIRE_MESSAGE(result.status == 0, result.errors);
}

std::string texts_of(const SqlText& text) {
  std::string all;
  for (const auto& each : text.segments)
    all += each.file->path + "=" + each.file->text.substr(each.begin, each.end - each.begin) + ";";
  return all;
}

}  // namespace

TEST_CASE("a plan is written as a whole and replaces an earlier one") {
  const TemporaryFolder folder;
  const auto target = folder.path() / "some" / "plan";
  auto plan = lockstep::testing::sample_plan();
  write_plan_folder(target, plan);
  CHECK(names_below(target).size() == 3 + 2 * (phases_in(plan).size() + plan.steps.size()));
  CHECK(plan_json(read_plan_folder(target)) == plan_json(plan));

  std::ofstream(target / "steps" / "notes.md") << "mine";
  plan.steps.resize(1);
  write_plan_folder(target, plan);
  CHECK(names_below(target) == std::vector<std::string>{"down.sql", "plan.json", "steps/001-create-table-public-orders.down.sql",
                                                        "steps/001-create-table-public-orders.up.sql", "steps/notes.md", "up.sql"});
  std::ofstream(target / "up.sql", std::ios::app) << "DROP TABLE x;\n";
  CHECK_THROWS_WITH_AS(read_plan_folder(target), doctest::Contains("up.sql does not say what plan.json says"), Error);
}

TEST_CASE("what cannot be written is an error, and what was there stays") {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "file") << "text";
  CHECK_THROWS_AS(write_plan_folder(folder.path() / "file", Plan{}), Error);
  CHECK_THROWS_AS(write_text_file(folder.path() / "none" / "file", "x"), Error);
  CHECK_THROWS_AS(read_text_file(folder.path() / "none"), Error);
  CHECK_THROWS_AS(read_plan_folder(folder.path()), Error);
  CHECK(read_text_file(folder.path() / "file") == "text");
}

TEST_CASE("commands run without a shell") {
  CHECK(run_command({"cat"}, "in\n").output == "in\n");
  CHECK(run_command({"echo", "$HOME; `id`"}).output == "$HOME; `id`\n");
  CHECK(run_command({"sh", "-c", "echo oops >&2; exit 3"}).status == 3);
  CHECK(run_command({"sh", "-c", "echo oops >&2; exit 3"}).errors == "oops\n");
  CHECK(run_command({"lockstep-no-such-program"}).status == 127);
}

TEST_CASE("files and folders as they were committed") {
  const TemporaryFolder folder;
  const InFolder here(folder.path());
  shell(
      "git init -q -b main . && git config user.email a@b.c && git config user.name n && mkdir -p 'db/a b'\n"
      "echo 'one' > db/one.sql; echo 'two' > 'db/a b/two.sql'; echo 'other' > other.sql\n"
      "printf '\\\\ir ../other.sql\\n\\\\i db/one.sql\\n' > db/all.sql.txt\n"
      "git add . && git commit -qm first\n"
      "echo 'changed' > db/one.sql; rm other.sql; mkdir sub");
  Diagnostics diagnostics;
  const auto git = [&](const char* revision, const char* path) { return texts_of(load_sql_from_git(revision, path, diagnostics)); };
  CHECK(git("HEAD", "db/one.sql") == "git:HEAD:db/one.sql=one\n;");
  CHECK(git("main", "db") == "git:main:db/a b/two.sql=two\n;git:main:db/one.sql=one\n;");
  CHECK(git("main", "./db/").find("git:main:db/one.sql=one") != std::string::npos);
  const auto included = git("main", "db/all.sql.txt");
  CHECK(included.find("other.sql=other") != std::string::npos);
  CHECK(included.find("one.sql=one") != std::string::npos);
  {
    const InFolder below(folder.path() / "sub");
    CHECK(git("main", "../db/one.sql") == "git:main:db/one.sql=one\n;");
    CHECK(git("main", "db/one.sql") == "git:main:db/one.sql=one\n;");
  }
  CHECK_THROWS_WITH_AS(git("nothing", "db"), doctest::Contains("there is no revision `nothing`"), Error);
  CHECK_THROWS_WITH_AS(git("main", "none"), doctest::Contains("no such file or folder"), Error);
  CHECK_THROWS_AS(git("--help", "db"), Error);
  CHECK_THROWS_AS(git("main", "../../etc"), Error);
  CHECK(fs::current_path() == fs::canonical(folder.path()));
}
