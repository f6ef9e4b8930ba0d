// How far a run goes that goes on with a plan, and what it may do.
#include <doctest/doctest.h>

#include "cli/continued.h"

using namespace lockstep;

namespace {

Recorded event(Happened what, const std::string& parameters = "{}") {
  Recorded result;
  result.event.what = what;
  result.event.parameters = parameters;
  return result;
}

const auto expanding = event(Happened::began, R"({"command": "apply", "phase": "expand", "allow": ["data-loss"]})");

}  // namespace

TEST_CASE("a run that was cut short is gone on with as far as it was to go") {
  CHECK(continued({}, {expanding}).phase == "expand");
  CHECK(continued({}, {expanding, event(Happened::failed)}).phase == "expand");
  CHECK(continued({}, {expanding, event(Happened::gate_reached)}).phase == "expand");
  CHECK(continued({}, {event(Happened::began, R"({"to_step": 3})")}).to_step == 3);
}

TEST_CASE("one that got where it was to go does not bound the next") {
  CHECK(!continued({}, {expanding, event(Happened::reached)}).phase);
  CHECK(!continued({}, {expanding, event(Happened::continued)}).phase);  // which was to go to the end
}

TEST_CASE("what is said now comes before what was said") {
  ApplyOptions given;
  given.to_step = 7;
  const auto options = continued(given, {expanding});
  CHECK(options.to_step == 7);
  CHECK(!options.phase);
}

TEST_CASE("what was allowed and accepted stays so") {
  ApplyOptions given;
  given.allow = {"rewrite", "data-loss"};
  const auto options = continued(given, {expanding, event(Happened::reached), event(Happened::continued, R"({"accept_data_loss": true})")});
  CHECK(options.allow == std::vector<std::string>{"data-loss", "rewrite"});
  CHECK(options.accept_data_loss);
  CHECK(!continued({}, {expanding}).accept_data_loss);
}
