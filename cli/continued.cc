#include "cli/continued.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace lockstep {
namespace {

// How far a run was to go.
struct Bounds {
  std::optional<std::string> phase;
  std::optional<int> to_step;
};

template <class T>
std::optional<T> said_in(const nlohmann::json& parameters, const char* key) {
  return parameters.contains(key) ? std::optional(parameters.at(key).get<T>()) : std::nullopt;
}

}  // namespace

ApplyOptions continued(ApplyOptions given, const std::vector<Recorded>& events) {
  Bounds bounds;
  for (const auto& recorded : events) {
    const auto& event = recorded.event;
    if (event.what == Happened::reached) bounds = {};
    if (event.what != Happened::began && event.what != Happened::continued) continue;
    const auto parameters = nlohmann::json::parse(event.parameters, nullptr, false);
    if (!parameters.is_object()) continue;
    bounds = {said_in<std::string>(parameters, "phase"), said_in<int>(parameters, "to_step")};
    for (const auto& code : said_in<std::vector<std::string>>(parameters, "allow").value_or(std::vector<std::string>())) given.allow.push_back(code);
    given.accept_data_loss = given.accept_data_loss || said_in<bool>(parameters, "accept_data_loss").value_or(false);
  }
  if (!given.phase && !given.to_step) {
    given.phase = bounds.phase;
    given.to_step = bounds.to_step;
  }
  std::sort(given.allow.begin(), given.allow.end());
  given.allow.erase(std::unique(given.allow.begin(), given.allow.end()), given.allow.end());
  return given;
}

}  // namespace lockstep
