#include "cli/plan_folder.h"

#include <algorithm>
#include <array>
#include <optional>
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

struct FoundMask {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

// The first mask of a secret from there on.
FoundMask next_mask(std::string_view text, std::size_t from) {
  static const std::array masks = {literal(mask).text(), literal(masked_connection).text()};
  FoundMask result;
  for (const auto& each : masks)
    if (const auto found = text.find(each, from); found < result.at) result = {found, each.size()};
  return result;
}

// The literals that the text has in the places of masked secrets; nothing when it is not what is expected for the rest.
std::optional<std::vector<std::string>> secrets_in(std::string_view text, std::string_view expected) {
  std::vector<std::string> result;
  for (std::size_t at = 0, place = 0;;) {
    const auto next = next_mask(expected, place);
    if (next.size == 0) return text.substr(std::min(at, text.size())) == expected.substr(place) ? std::optional(std::move(result)) : std::nullopt;
    const auto between = expected.substr(place, next.at - place);
    if (text.substr(std::min(at, text.size()), between.size()) != between) return std::nullopt;
    at += between.size();
    const auto end = end_of_literal(text, at);
    result.emplace_back(text.substr(at, end - at));
    at = end;
    place = next.at + next.size;
  }
}

bool says(std::string_view text, std::string_view expected) { return secrets_in(text, expected).has_value(); }

// Puts the secrets, which are in their order, in the places of the masks.
void unmask(std::vector<Sql>& statements, std::vector<std::string>& secrets) {
  for (auto& each : statements) {
    const std::string& shown = each.text();
    std::string whole;
    std::size_t place = 0;
    for (auto found = next_mask(shown, 0); found.size != 0 && !secrets.empty(); found = next_mask(shown, place)) {
      whole += shown.substr(place, found.at - place) + secrets.front();
      secrets.erase(secrets.begin());
      place = found.at + found.size;
    }
    if (place != 0) each = secret(verbatim(whole + shown.substr(place)), verbatim(shown));
  }
}

// plan.json has masks; the scripts of the steps have what they stand for.
void take_secrets(const fs::path& folder, Plan& plan) {
  const auto masked = plan;
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    for (const bool up : {true, false}) {
      const auto path = folder / ("steps/" + step_file_name(masked, i) + (up ? ".up.sql" : ".down.sql"));
      if (!fs::exists(path)) throw Error(path.string() + " is not there, which has the secrets of the step");
      auto secrets = secrets_in(read_text_file(path), up ? step_up_script(masked, i) : step_down_script(masked, i));
      if (!secrets) throw Error(path.string() + " does not say what plan.json says; it was changed after the plan was written");
      unmask(up ? plan.steps[i].up : plan.steps[i].down.statements, *secrets);
    }
  plan.masked = false;
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

Plan read_plan_folder(const fs::path& folder, bool with_secrets) {
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
  if (plan.masked && with_secrets) take_secrets(folder, plan);
  return plan;
}

}  // namespace lockstep
