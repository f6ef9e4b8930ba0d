#include "cli/plan_folder.h"

#include <regex>

#include "cli/files.h"
#include "emitter/emitter.h"
#include "ir/error.h"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

void remove_earlier_plan(const fs::path& folder) {
  static const std::regex of_a_step("[0-9]{3,}(-[a-z0-9_-]*)?\\.(up|down)\\.sql");
  std::error_code ignored;
  fs::remove(folder / "plan.json", ignored);
  fs::directory_iterator steps(folder / "steps", ignored);
  if (ignored) return;
  for (const auto& entry : steps)
    if (std::regex_match(entry.path().filename().string(), of_a_step)) fs::remove(entry.path(), ignored);
  // Only goes when it is empty.
  fs::remove(folder / "steps", ignored);
}

}  // namespace

void write_plan_folder(const fs::path& folder, const Plan& plan) {
  StagedFiles files(folder);
  files.add("up.sql", up_script(plan));
  files.add("down.sql", down_script(plan));
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto name = "steps/" + step_file_name(plan, i);
    files.add(name + ".up.sql", step_up_script(plan, i));
    files.add(name + ".down.sql", step_down_script(plan, i));
  }
  files.add("plan.json", plan_json(plan));
  files.make_room();
  remove_earlier_plan(folder);
  files.move_into_place();
}

Plan read_plan_folder(const fs::path& folder) {
  if (!fs::is_directory(folder)) throw Error("there is no folder " + folder.string());
  if (!fs::exists(folder / "plan.json"))
    throw Error("there is no plan.json in " + folder.string() + "; `lockstep plan --out " + folder.string() + "` writes one");
  auto plan = read_plan_json(read_text_file(folder / "plan.json"));
  const auto same = [&](const char* name, const std::string& expected) {
    const auto path = folder / name;
    if (fs::exists(path) && read_text_file(path) != expected)
      throw Error(path.string() + " does not say what plan.json says; it was changed after the plan was written");
  };
  same("up.sql", up_script(plan));
  same("down.sql", down_script(plan));
  return plan;
}

}  // namespace lockstep
