// OPTIONS (…) of foreign data (transformGenericOptions() in src/backend/commands/foreigncmds.c).
#include "ir/secrets.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

enum class OptionText { plain, secret };

Sql option(const Options::Option& option, OptionText values) {
  const auto& [name, value] = option;
  const bool hidden = values == OptionText::secret && is_secret_option(name) && value != mask;
  return sql("{} {}", Name(name), hidden ? secret(literal(value), literal(mask)) : literal(value));
}

Sql options_clause(const Options& options, OptionText values) {
  if (options.empty()) return {};
  std::vector<Sql> parts;
  for (const auto& each : options) parts.push_back(option(each, values));
  return sql(" OPTIONS ({})", join(parts));
}

Sql changes_clause(const Options& before, const Options& after, OptionText values) {
  if (before == after) return {};
  std::vector<Sql> parts;
  const auto drop = [&](const Options::Option& each) { parts.push_back(sql("DROP {}", Name(each.first))); };
  std::vector<Options::Option> kept;
  for (const auto& each : before)
    if (after.contains(each.first))
      kept.push_back(each);
    else
      drop(each);
  // New ones come last, so what stands in another order from some place on is taken out and added again.
  const std::vector<Options::Option> wanted(after.begin(), after.end());
  std::size_t same = 0;
  while (same < kept.size() && kept[same].first == wanted[same].first) ++same;
  for (std::size_t i = same; i < kept.size(); ++i) drop(kept[i]);
  for (std::size_t i = 0; i < same; ++i)
    if (kept[i] != wanted[i]) parts.push_back(sql("SET {}", option(wanted[i], values)));
  for (std::size_t i = same; i < wanted.size(); ++i) parts.push_back(sql("ADD {}", option(wanted[i], values)));
  return sql("OPTIONS ({})", join(parts));
}

}  // namespace

Sql foreign_options(const Options& options) { return options_clause(options, OptionText::plain); }
Sql secret_options(const Options& options) { return options_clause(options, OptionText::secret); }
Sql change_foreign_options(const Options& before, const Options& after) { return changes_clause(before, after, OptionText::plain); }
Sql change_secret_options(const Options& before, const Options& after) { return changes_clause(before, after, OptionText::secret); }

}  // namespace lockstep
