// Where ANALYZE comes between the steps of a plan.
#include "planner/gather_statistics.h"

#include <doctest/doctest.h>

using namespace lockstep;

namespace {

ObjectId sampled_table(const char* name) { return {.kind = Kind::table, .schema = Name("app"), .name = Name(name)}; }

Step plain_step(const char* title, Transaction transaction = Transaction::shared, std::vector<int> after = {}) {
  Step step;
  step.title = title;
  step.transaction = transaction;
  step.after = std::move(after);
  return step;
}

Step filling_step(const char* title, const char* table, const char* column) {
  auto step = plain_step(title, Transaction::batched);
  step.unsampled = {{.table = sampled_table(table), .columns = {Name(column)}, .relations = {sampled_table(table)}}};
  return step;
}

std::vector<std::string> told(const std::vector<Step>& steps) {
  std::vector<std::string> result;
  for (const auto& step : steps) {
    result.push_back(step.title.starts_with("gather") ? step.up.front().text() : step.title);
    for (const auto each : step.after) result.back() += ' ' + std::to_string(each);
  }
  return result;
}

}  // namespace

TEST_CASE("a table is sampled once in a phase, behind the last step that wants it") {
  std::vector<Step> steps{filling_step("fill a", "T x", "a"), filling_step("fill u", "u", "n"), filling_step("fill b", "T x", "B"), plain_step("last", Transaction::shared, {1, 3})};
  gather_statistics(steps);
  CHECK(told(steps) == std::vector<std::string>{"fill a", "fill u", "ANALYZE app.u (n) 2", "fill b", "ANALYZE app.\"T x\" (a, \"B\") 1 4", "last 1 4"});
  CHECK(steps[4].transaction == Transaction::alone);
  CHECK(steps[4].down.statements.empty());
}

TEST_CASE("what programs are to see is sampled before, and each phase has its own") {
  std::vector<Step> steps{filling_step("fill a", "t", "a"), plain_step("exchange", Transaction::shared, {1}), filling_step("fill b", "t", "b"), filling_step("fill c", "t", "c")};
  steps[1].reveals = {sampled_table("t")};
  steps[3].phase = Phase::contract;
  steps[3].unsampled.front().on_return = {Name("old")};
  gather_statistics(steps);
  CHECK(told(steps) == std::vector<std::string>{"fill a", "ANALYZE app.t (a) 1", "exchange 1 2", "fill b", "ANALYZE app.t (b) 4", "fill c", "ANALYZE app.t (c) 6"});
  CHECK(steps.back().phase == Phase::contract);
  CHECK(steps.back().down.statements.front().text() == "ANALYZE app.t (old)");
}

TEST_CASE("transactions are not torn apart, also by what is done where programs come to see it") {
  auto computed = plain_step("index over an expression");
  computed.unsampled = {{.table = sampled_table("t"), .relations = {sampled_table("t")}}};
  auto retyped = plain_step("retype");
  retyped.unsampled = {{.table = sampled_table("t"), .columns = {Name("a")}, .relations = {sampled_table("t")}}};
  retyped.reveals = {sampled_table("t")};
  auto begins = plain_step("another transaction");
  begins.begins = true;
  std::vector<Step> steps{computed, retyped, plain_step("of the same transaction"), begins};
  gather_statistics(steps);
  CHECK(told(steps) == std::vector<std::string>{"index over an expression", "retype", "of the same transaction", "ANALYZE app.t 1 2", "another transaction"});
}
