// The table of hazards, and the page that is made from it.
#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "emitter/hazards.h"
#include "planner/lint/rules.h"
#include "tests/support/golden.h"

using namespace lockstep;

TEST_CASE("every hazard says what happens and what is safe, in sentences") {
  std::set<std::string_view> seen;
  for (const auto& kind : hazard_kinds()) {
    CAPTURE(kind.code);
    CHECK(seen.insert(kind.code).second);
    CHECK(std::all_of(kind.code.begin(), kind.code.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }));
    for (const auto sentence : {kind.happens, kind.safe}) {
      CHECK(sentence.size() > 20);
      CHECK(sentence.ends_with('.'));
      CHECK((sentence.front() >= 'A' && sentence.front() <= 'Z'));
    }
    CHECK(std::count(kind.happens.begin(), kind.happens.end(), '|') == 0);
    REQUIRE(HazardCode::named(kind.code));
    CHECK(HazardCode::named(kind.code)->kind().code == kind.code);
  }
  CHECK(std::is_sorted(hazard_kinds().begin(), hazard_kinds().end(), [](const auto& left, const auto& right) { return left.code < right.code; }));
}

TEST_CASE("words that are no hazards are none") {
  CHECK_FALSE(HazardCode::named("data_loss"));
  CHECK_FALSE(HazardCode::named(""));
  CHECK_FALSE(explanation_text("data_loss", {}));
}

TEST_CASE("an explanation for a terminal") {
  const auto text = explanation_text("data-loss", {});
  REQUIRE(text);
  CHECK(text->starts_with("data-loss (danger)\n\nWhat happens\n  Rows, values or settings are gone"));
  CHECK(text->find("\nThe safe way\n  ") != std::string::npos);
  CHECK(explanations_text({}).find("\nrewrite (danger)\n  Every row") != std::string::npos);
  CHECK(explanation_text("rewrite", {.color = true})->find("\033[1mrewrite\033[0m (\033[31mdanger\033[0m)") == 0);
}

TEST_CASE("every rule of lint says what happens and what is safe, under its own name") {
  const auto rules = lint_rules();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    CAPTURE(rules[i].name);
    CHECK(static_cast<std::size_t>(rules[i].rule) == i);
    CHECK(&kind_of(rules[i].rule) == &rules[i]);
    CHECK(lint_rule_named(rules[i].name) == &rules[i]);
    CHECK_FALSE(HazardCode::named(rules[i].name));
    for (const auto sentence : {rules[i].happens, rules[i].safe}) {
      CHECK(sentence.ends_with('.'));
      CHECK(std::count(sentence.begin(), sentence.end(), '|') == 0);
    }
    CHECK((i == 0 || rules[i - 1].name < rules[i].name));
    CHECK(explanation_text(rules[i].name, {})->starts_with(std::string(rules[i].name) + " ("));
  }
}

// LOCKSTEP_UPDATE_GOLDEN=1 writes the page.
TEST_CASE("docs/hazards.md is what the table says") { testing::check_golden("../docs/hazards.md", hazards_page()); }
