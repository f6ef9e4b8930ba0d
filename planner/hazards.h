// What can go wrong when a step runs: the one table of hazards that plans, `lockstep explain`, policies and docs/hazards.md
// speak of. A step can name no other hazard, because a HazardCode is looked up in the table when the program is compiled.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lockstep {

// How bad it is when nobody looks. What is dangerous stops others or loses something; what is a warning may; a note is worth
// knowing.
enum class HazardSeverity { note, warning, danger };

std::string_view severity_word(HazardSeverity severity);  // `note`, `warning`, `danger`

// One row. The sentences are Markdown: code is in backquotes.
struct HazardKind {
  std::string_view code;  // stable: policies and directives in people's files name it
  HazardSeverity severity = HazardSeverity::warning;
  std::string_view happens;  // one sentence
  std::string_view safe;     // what to do instead, or before
};

// All of them, in the order of their codes.
std::span<const HazardKind> hazard_kinds();

namespace detail {

// The codes of the table, apart from its sentences, so that those can change without compiling everything again.
inline constexpr auto hazard_codes = std::to_array<std::string_view>({
    "app-breaking",
    "blocking-scan",
    "cached-plan",
    "constraint-not-validated",
    "data-loss",
    "deadlock",
    "exclusive-lock-long",
    "index-rebuild",
    "irreversible",
    "may-fail",
    "policy-widened",
    "privilege-widened",
    "replica-conflict",
    "rewrite",
    "rls-disabled",
    "security-definer-changed",
    "server-wide",
});

}  // namespace detail

// A code of the table.
class HazardCode {
 public:
  // Does not compile with a word that is none of the codes.
  consteval HazardCode(const char* code) : place_(place_of(code)) {
    if (place_ == detail::hazard_codes.size()) throw "no such hazard";
  }

  // For words that come from outside.
  static std::optional<HazardCode> named(std::string_view code) {
    HazardCode result;
    result.place_ = place_of(code);
    if (result.place_ == detail::hazard_codes.size()) return std::nullopt;
    return result;
  }

  std::string_view text() const { return detail::hazard_codes[place_]; }
  const HazardKind& kind() const { return hazard_kinds()[place_]; }
  HazardSeverity severity() const { return kind().severity; }
  bool operator==(const HazardCode&) const = default;
  auto operator<=>(const HazardCode&) const = default;

 private:
  HazardCode() = default;

  static constexpr std::size_t place_of(std::string_view code) {
    std::size_t place = 0;
    while (place < detail::hazard_codes.size() && detail::hazard_codes[place] != code) ++place;
    return place;
  }

  std::size_t place_ = 0;
};

// What a step says: which hazard, and a sentence about this very step.
struct Hazard {
  HazardCode code;
  std::string message;
  std::optional<std::string> allowed = {};  // in the files, by a directive `@allow` at the object or around it: for this reason
  bool operator==(const Hazard&) const = default;
};

}  // namespace lockstep
