#include "planner/ready_drafts.h"

#include <doctest/doctest.h>

using namespace lockstep;

namespace {

const ObjectId view{.kind = Kind::view, .schema = Name("s"), .name = Name("v")};
const ObjectId index_of_table{.kind = Kind::index, .schema = Name("s"), .name = Name("t"), .part = Name("i")};

Draft draft(std::string title, Action action, const ObjectId& subject, Transaction transaction = Transaction::shared) {
  Draft result;
  result.step.title = std::move(title);
  result.step.action = action;
  result.step.subject = subject;
  result.step.transaction = transaction;
  (action == Action::drop ? result.step.removes : result.step.produces).push_back(subject);
  return result;
}

std::vector<std::string> titles_in_order(Drafts drafts) {
  order(drafts);
  std::vector<std::string> result;
  for (const auto& each : drafts) result.push_back(each.step.title);
  return result;
}

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("nothing is done between a drop and what makes it again but what that waits for") {
  Drafts drafts{draft("drop", Action::drop, view), draft("build", Action::create, index_of_table, Transaction::outside), draft("create", Action::create, view)};
  drafts[0].rank = 1;
  drafts[1].rank = 2;
  drafts[2].rank = 3;
  CHECK(titles_in_order(drafts) == Titles{"drop", "create", "build"});

  // What it waits for is done before the drop.
  drafts[2].waits = {1};
  CHECK(titles_in_order(drafts) == Titles{"build", "drop", "create"});

  // Unless that waits for the drop.
  drafts[1].waits = {0};
  CHECK(titles_in_order(drafts) == Titles{"drop", "build", "create"});
}

TEST_CASE("drops that wait for each other's makers are done") {
  auto other = view;
  other.name = Name("w");
  Drafts drafts{draft("drop v", Action::drop, view),      draft("drop w", Action::drop, other), draft("build", Action::create, index_of_table, Transaction::outside),
                draft("create v", Action::create, view), draft("create w", Action::create, other)};
  for (std::size_t i = 0; i < drafts.size(); ++i) drafts[i].rank = static_cast<int>(i) + 1;
  drafts[2].waits = {0};  // so the one is missing while it is built, and the other need not be
  drafts[3].waits = {2};
  drafts[4].waits = {2};
  CHECK(titles_in_order(drafts) == Titles{"drop v", "build", "drop w", "create v", "create w"});
}

TEST_CASE("phases come one after the other, whatever is missing") {
  Drafts drafts{draft("drop", Action::drop, view), draft("build", Action::create, index_of_table, Transaction::outside), draft("create", Action::create, view)};
  for (auto& each : drafts) each.rank = 1;
  drafts[0].step.phase = Phase::expand;
  drafts[1].step.phase = Phase::migrate;
  drafts[2].step.phase = Phase::contract;
  CHECK(titles_in_order(drafts) == Titles{"drop", "build", "create"});
}
