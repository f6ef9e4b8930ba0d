#include <doctest/doctest.h>

#include "runner/standing.h"

using namespace lockstep;

namespace {

Recorded happened(Happened what, Direction direction, std::optional<int> step = {}, std::optional<int> statement = {}) {
  return {.event = {.plan = 1, .what = what, .direction = direction, .step = step, .statement = statement}};
}

constexpr auto up = Direction::up;
constexpr auto down = Direction::down;

}  // namespace

TEST_CASE("a plan that was killed between steps") {
  const auto standing = standing_of(3, {happened(Happened::began, up), happened(Happened::step_done, up, 1)});
  CHECK(standing.status == PlanStatus::applying);
  CHECK(standing.in_flight());
  CHECK(standing.interrupted);
  CHECK(standing.done() == 1);
  CHECK(standing.steps[0].done);
  CHECK(!standing.steps[1].done);
}

TEST_CASE("a statement that cannot be in a transaction is in doubt until something is recorded") {
  std::vector<Recorded> events = {happened(Happened::began, up), happened(Happened::step_begun, up, 1)};
  CHECK(standing_of(1, events).steps[0].in_doubt);
  CHECK(standing_of(1, events).steps[0].under_way == up);
  events.push_back(happened(Happened::step_retried, up, 1));
  CHECK(standing_of(1, events).steps[0].in_doubt);
  auto going_back = events;
  going_back.push_back(happened(Happened::began, down));
  CHECK(standing_of(1, going_back).steps[0].in_doubt);
  CHECK(standing_of(1, going_back).status == PlanStatus::rolling_back);
  events.push_back(happened(Happened::statement_done, up, 1, 1));
  CHECK(!standing_of(1, events).steps[0].in_doubt);
  CHECK(standing_of(1, events).steps[0].statements == 1);
  events.push_back(happened(Happened::step_done, up, 1));
  CHECK(standing_of(1, events).steps[0].done);
  CHECK(!standing_of(1, events).steps[0].under_way);
}

TEST_CASE("a way back that was taken in part") {
  std::vector<Recorded> events = {happened(Happened::began, up),    happened(Happened::step_done, up, 1),  happened(Happened::step_done, up, 2), happened(Happened::finished, up),
                                  happened(Happened::began, down), happened(Happened::step_done, down, 2)};
  CHECK(standing_of(2, events).status == PlanStatus::rolling_back);
  CHECK(standing_of(2, events).done() == 1);
  auto stopped = events;
  stopped.push_back(happened(Happened::reached, down));
  CHECK(standing_of(2, stopped).status == PlanStatus::applying);
  events.push_back(happened(Happened::step_done, down, 1));
  events.push_back(happened(Happened::finished, down));
  CHECK(standing_of(2, events).status == PlanStatus::rolled_back);
  CHECK(!standing_of(2, events).in_flight());
}

TEST_CASE("gates are passed once, and again when their step was undone") {
  std::vector<Recorded> events = {happened(Happened::began, up), happened(Happened::gate_reached, up, 2)};
  CHECK(standing_of(2, events).gates_reached == std::set<int>{2});
  events.push_back(happened(Happened::gate_passed, up, 2));
  CHECK(standing_of(2, events).gates_reached.empty());
  CHECK(standing_of(2, events).gates_passed == std::set<int>{2});
  events.push_back(happened(Happened::step_done, up, 2));
  events.push_back(happened(Happened::step_done, down, 2));
  CHECK(standing_of(2, events).gates_passed.empty());
}

TEST_CASE("a pause holds until it is lifted") {
  CHECK(!is_paused({}));
  CHECK(is_paused({happened(Happened::pause_requested, up)}));
  CHECK(!is_paused({happened(Happened::pause_requested, up), happened(Happened::pause_lifted, up)}));
}

TEST_CASE("every word of the journal is read back") {
  for (int i = 0; i <= static_cast<int>(Happened::step_failed); ++i) CHECK(read_happened(happened_word(static_cast<Happened>(i))) == static_cast<Happened>(i));
}
