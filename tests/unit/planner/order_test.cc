// The order of steps.
#include <doctest/doctest.h>

#include "planner/draft.h"

using namespace lockstep;

namespace {

Draft step_in(Phase phase, std::string title, std::vector<ObjectId> requires_ = {}, std::vector<ObjectId> produces = {}) {
  Draft draft;
  draft.step.subject = {.kind = Kind::table, .schema = Name("public"), .name = Name(title)};
  draft.step.title = std::move(title);
  draft.step.phase = phase;
  draft.step.requires_ = std::move(requires_);
  draft.step.produces = std::move(produces);
  return draft;
}

std::vector<std::string> titles(const Drafts& drafts) {
  std::vector<std::string> result;
  for (const auto& draft : drafts) result.push_back(draft.step.title);
  return result;
}

}  // namespace

TEST_CASE("steps come phase by phase, and one that waits for a later phase is of that") {
  const ObjectId free{.kind = Kind::table, .schema = Name("public"), .name = Name("free")};
  Drafts drafts;
  drafts.push_back(step_in(Phase::contract, "a drop", {}, {free}));
  drafts.push_back(step_in(Phase::expand, "b takes its place", {free}));
  drafts.push_back(step_in(Phase::migrate, "c fills"));
  drafts.push_back(step_in(Phase::expand, "d adds"));
  order(drafts);
  CHECK(titles(drafts) == std::vector<std::string>{"d adds", "c fills", "a drop", "b takes its place"});
  CHECK(drafts.back().step.phase == Phase::contract);
}
