#include "parser/analyse/overload.h"

#include <algorithm>

#include "parser/analyse/coerce.h"
#include "parser/analyse/extensions.h"
#include "parser/analyse/routines.h"

namespace lockstep::analyse {
namespace {

using Candidate = std::span<const Oid>;

// Keeps the candidates with the highest score; when the best score is nought, all of them.
template <class Score>
void keep_best(std::vector<int>& kept, const Score& score) {
  int best = 0;
  std::vector<int> result;
  for (const int each : kept) {
    const int value = score(each);
    if (value > best || result.empty()) {
      best = value;
      result = {each};
    } else if (value == best) {
      result.push_back(each);
    }
  }
  kept = std::move(result);
}

// For each unknown literal, the category that the candidates agree on; string wins where any takes one.
// Candidates of another category, or not of the preferred type where one is, go. Gives false when
// the candidates do not agree on a category.
bool settle_unknowns(const Types& types, std::span<const Oid> given, std::span<const Candidate> candidates, std::vector<int>& kept) {
  std::vector<char> category(given.size(), 0);
  std::vector<bool> preferred(given.size(), false);
  bool resolved = false;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (given[i] != unknown_type) continue;
    bool conflict = false;
    for (const int each : kept) {
      const auto& facts = types.facts(candidates[static_cast<std::size_t>(each)][i]);
      if (category[i] == 0) {
        category[i] = facts.category;
        preferred[i] = facts.preferred;
      } else if (facts.category == category[i]) {
        preferred[i] = preferred[i] || facts.preferred;
      } else if (facts.category == 'S') {
        category[i] = 'S';
        preferred[i] = facts.preferred;
        conflict = false;
      } else {
        conflict = conflict || category[i] != 'S';
      }
    }
    if (conflict && category[i] != 'S') return false;
    resolved = true;
  }
  if (!resolved) return true;
  const auto fits = [&](int each) {
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (given[i] != unknown_type) continue;
      const auto& facts = types.facts(candidates[static_cast<std::size_t>(each)][i]);
      if (facts.category != category[i] || (preferred[i] && !facts.preferred)) return false;
    }
    return true;
  };
  std::vector<int> result;
  std::copy_if(kept.begin(), kept.end(), std::back_inserter(result), fits);
  if (!result.empty()) kept = std::move(result);
  return true;
}

// The last resort: all known arguments are of one type, so the unknown ones are taken to be, too.
int assume_same_type(const Types& types, std::span<const Oid> given, std::span<const Oid> base, std::span<const Candidate> candidates, const std::vector<int>& kept) {
  Oid known = unknown_type;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (given[i] == unknown_type) continue;
    if (known == unknown_type)
      known = base[i];
    else if (known != base[i])
      return -1;
  }
  if (known == unknown_type) return -1;
  const std::vector<Oid> assumed(given.size(), known);
  int chosen = -1;
  for (const int each : kept) {
    if (!can_coerce_all(types, assumed, candidates[static_cast<std::size_t>(each)], Strictness::implicit)) continue;
    if (chosen >= 0) return -1;
    chosen = each;
  }
  return chosen;
}

}  // namespace

int choose_candidate(const Types& types, std::span<const Oid> given, std::span<const Candidate> candidates) {
  std::vector<int> kept;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (can_coerce_all(types, given, candidates[i], Strictness::implicit)) kept.push_back(static_cast<int>(i));
  if (kept.size() <= 1) return kept.empty() ? -1 : kept[0];

  std::vector<Oid> base;
  int unknowns = 0;
  for (const auto type : given) {
    base.push_back(type == unknown_type ? type : types.base(type));
    unknowns += type == unknown_type ? 1 : 0;
  }
  const auto matches = [&](int each, bool or_preferred) {
    const auto& arguments = candidates[static_cast<std::size_t>(each)];
    int count = 0;
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (given[i] == unknown_type) continue;
      const auto& facts = types.facts(arguments[i]);
      if (arguments[i] == base[i] || (or_preferred && facts.preferred && facts.category == types.facts(base[i]).category)) ++count;
    }
    return count;
  };
  keep_best(kept, [&](int each) { return matches(each, false); });
  if (kept.size() == 1) return kept[0];
  keep_best(kept, [&](int each) { return matches(each, true); });
  if (kept.size() == 1) return kept[0];
  if (unknowns == 0) return -1;
  if (settle_unknowns(types, given, candidates, kept) && kept.size() == 1) return kept[0];
  if (static_cast<std::size_t>(unknowns) == given.size()) return -1;
  return assume_same_type(types, given, base, candidates, kept);
}

namespace {

// The first of several schemas wins among equal signatures.
std::optional<FoundOperator> exact_operator(const std::vector<OperatorFacts>& all, Oid left, Oid right) {
  for (const auto& each : all)
    if (each.left == left && each.right == right) return FoundOperator{each.schema, left, right, each.result};
  return std::nullopt;
}

}  // namespace

std::optional<FoundOperator> find_operator(const Analysis& analysis, Name schema, std::string_view name, Oid left, Oid right, bool prefix) {
  const auto& types = analysis.types;
  const auto& all = analysis.routines.operators(schema, name);
  if (prefix) {
    if (auto found = exact_operator(all, no_type, right)) return found;
  } else {
    const bool one_unknown = left == unknown_type || right == unknown_type;
    const Oid first = left == unknown_type ? right : left, second = right == unknown_type ? left : right;
    if (auto found = exact_operator(all, first, second)) return found;
    if (one_unknown)
      if (const Oid base = types.base(first); base != first)
        if (auto found = exact_operator(all, base, base)) return found;
  }
  std::vector<std::array<Oid, 2>> arguments;
  std::vector<FoundOperator> found;
  for (const auto& each : all)
    if ((each.left == no_type) == prefix) {
      arguments.push_back({prefix ? each.right : each.left, each.right});
      found.push_back({each.schema, each.left, each.right, each.result});
    }
  std::vector<Candidate> candidates;
  for (const auto& each : arguments) candidates.push_back(Candidate(each).first(prefix ? 1 : 2));
  const std::array<Oid, 2> given{prefix ? right : left, right};
  const int chosen = choose_candidate(types, std::span(given).first(prefix ? 1 : 2), candidates);
  if (chosen < 0) return std::nullopt;
  return found[static_cast<std::size_t>(chosen)];
}

}  // namespace lockstep::analyse
