// Small changes of SQL expressions that mean something else: another operator, literal, column, cast, or function.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <vector>

namespace lockstep::testing {

// The text with one token changed; `columns` are names that stand for another when one of them occurs. Nothing when the token that
// was drawn has no other. What comes out need not be valid.
std::optional<std::string> mutated(const std::string& text, const std::vector<std::string>& columns, std::mt19937& random);

}  // namespace lockstep::testing
