// [policy] in lockstep.toml: which hazards a plan may have, on what, in which environment; and the `@allow` directives that
// take one thing out of it. Pure: who calls knows the plan and the sizes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/filter.h"
#include "ir/diagnostic.h"
#include "planner/plan.h"

namespace lockstep {

enum class Verdict { allow, warn, deny };

// One line of a policy.
struct HazardRule {
  std::optional<HazardCode> hazard;      // none: every one
  std::optional<IgnorePattern> objects;  // none: all of them
  Verdict verdict = Verdict::allow;
  // The verdict is for relations above either size; those up to both are allowed. Unknown sizes are above.
  std::optional<std::int64_t> max_rows;
  std::optional<std::int64_t> max_bytes;
  Span span;  // in lockstep.toml
};

struct RelationSize {
  std::optional<std::int64_t> rows;
  std::optional<std::int64_t> bytes;
};

using SizeOf = std::function<RelationSize(const ObjectId& relation)>;

// A hazard of a step that a rule speaks of.
struct Finding {
  std::size_t step = 0;  // position in the plan
  Hazard hazard;
  Verdict verdict = Verdict::warn;
  Span rule;  // what says so
};

// The environment's rules come before the general ones, a rule for objects before one for all, one for a hazard before one
// for every hazard; of several that are left, the strictest holds. A rule for objects speaks of their parts, too, and one for
// schemas of what is in them. A directive `@allow` at the object, or at what it is a part of, or at its schema, allows the hazard.
struct HazardPolicy {
  std::vector<HazardRule> environment;
  std::vector<HazardRule> general;
  bool empty() const { return environment.empty() && general.empty(); }
};

// The hazards of the plan that rules speak of, in the order of the steps.
std::vector<Finding> judge(const Plan& plan, const HazardPolicy& policy, const SizeOf& size_of);

// What to tell people of one that is warned of or denied: where it stands that it is denied, and what to paste where to allow it. `after` is
// the state wanted, where it is at hand.
Diagnostic told(const Finding& finding, const Plan& plan, const Graph& after);

// Directives `@allow` that name no hazard are errors.
void check_allowed_codes(const Graph& state, Diagnostics& diagnostics);

// `100`, `64 kB`, `1.5 GB` in bytes, by powers of 1024 as PostgreSQL counts; nothing for other texts.
std::optional<std::int64_t> parse_size(std::string_view text);

}  // namespace lockstep
