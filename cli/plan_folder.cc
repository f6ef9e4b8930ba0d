#include "cli/plan_folder.h"

#include <array>
#include <regex>

#include "cli/files.h"
#include "emitter/emitter.h"
#include "emitter/words.h"
#include "ir/error.h"
#include "ir/secrets.h"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

void remove_earlier_plan(const fs::path& folder) {
  static const std::regex of_a_step("[0-9]{3,}(-[a-z0-9_-]*)?\\.(up|down)\\.sql");
  std::error_code ignored;
  fs::remove(folder / "plan.json", ignored);
  for (const auto phase : {Phase::expand, Phase::migrate, Phase::contract})
    for (const auto* way : {".up.sql", ".down.sql"}) fs::remove(folder / (std::string(phase_word(phase)) + way), ignored);
  fs::directory_iterator steps(folder / "steps", ignored);
  if (ignored) return;
  for (const auto& entry : steps)
    if (std::regex_match(entry.path().filename().string(), of_a_step)) fs::remove(entry.path(), ignored);
  // Only goes when it is empty.
  fs::remove(folder / "steps", ignored);
}

// The end of the literal that begins at `at`; `at` itself when there is none.
std::size_t end_of_literal(std::string_view text, std::size_t at) {
  const bool escapes = at + 1 < text.size() && text[at] == 'E' && text[at + 1] == '\'';
  auto next = at + (escapes ? 1 : 0);
  if (next >= text.size() || text[next] != '\'') return at;
  for (++next; next < text.size(); ++next) {
    if (escapes && text[next] == '\\')
      ++next;
    else if (text[next] == '\'' && next + 1 < text.size() && text[next + 1] == '\'')
      ++next;
    else if (text[next] == '\'')
      return next + 1;
  }
  return text.size();
}

// Whether the text is what is expected, with any literals in the places of masked secrets.
bool says(std::string_view text, std::string_view expected) {
  static const std::array masks = {literal(mask).text(), literal(masked_connection).text()};
  for (std::size_t at = 0, place = 0;;) {
    std::size_t next = std::string_view::npos;
    std::size_t size = 0;
    for (const auto& each : masks)
      if (const auto found = expected.find(each, place); found < next) {
        next = found;
        size = each.size();
      }
    if (next == std::string_view::npos) return text.substr(at) == expected.substr(place);
    const auto between = expected.substr(place, next - place);
    if (text.substr(at, between.size()) != between) return false;
    at = end_of_literal(text, at + between.size());
    place = next + size;
  }
}

// A plan of one phase is that phase.
std::vector<Phase> phases_of_files(const Plan& plan) {
  auto phases = phases_in(plan);
  if (phases.size() < 2) phases.clear();
  return phases;
}

}  // namespace

void write_plan_folder(const fs::path& folder, const Plan& plan) {
  StagedFiles files(folder);
  const auto readers = holds_secrets(plan) ? Readers::owner : Readers::usual;
  files.add("up.sql", up_script(plan), readers);
  files.add("down.sql", down_script(plan), readers);
  for (const auto phase : phases_of_files(plan)) {
    const std::string name(phase_word(phase));
    files.add(name + ".up.sql", up_script(plan, Secrets::plain, phase), readers);
    files.add(name + ".down.sql", down_script(plan, Secrets::plain, phase), readers);
  }
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto name = "steps/" + step_file_name(plan, i);
    files.add(name + ".up.sql", step_up_script(plan, i), readers);
    files.add(name + ".down.sql", step_down_script(plan, i), readers);
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
    if (fs::exists(path) && !says(read_text_file(path), expected))
      throw Error(path.string() + " does not say what plan.json says; it was changed after the plan was written");
  };
  same("up.sql", up_script(plan));
  same("down.sql", down_script(plan));
  for (const auto phase : phases_of_files(plan)) {
    const std::string name(phase_word(phase));
    same((name + ".up.sql").c_str(), up_script(plan, Secrets::plain, phase));
    same((name + ".down.sql").c_str(), down_script(plan, Secrets::plain, phase));
  }
  return plan;
}

}  // namespace lockstep
