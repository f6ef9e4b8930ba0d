// Extended statistics, as pg_get_statisticsobjdef() writes them (src/backend/utils/adt/ruleutils.c).
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

// ` (ndistinct, mcv)`; nothing for what goes without saying.
Sql kinds(const ir::Statistics& statistics) {
  const bool single = statistics.columns.size() + statistics.expressions.size() == 1;
  if (single || (statistics.ndistinct && statistics.dependencies && statistics.mcv)) return {};
  std::vector<Sql> words;
  if (statistics.ndistinct) words.push_back(sql("ndistinct"));
  if (statistics.dependencies) words.push_back(sql("dependencies"));
  if (statistics.mcv) words.push_back(sql("mcv"));
  return sql(" ({})", join(words));
}

Sql set_target(const Subject<ir::Statistics>& statistics) {
  return sql("ALTER STATISTICS {} SET STATISTICS {}", statistics.name(), verbatim(std::to_string(statistics->target.value_or(-1))));
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Statistics>& statistics) {
  std::vector<Sql> elements;
  for (const auto column : statistics->columns) elements.push_back(sql("{}", column));
  for (const auto& expression : statistics->expressions) elements.push_back(enclosed(expression));
  std::vector<Sql> result{sql("CREATE STATISTICS {}{} ON {} FROM {}", statistics.name(), kinds(*statistics), join(elements),
                              statistics.node.parent->qualified_name())};
  if (statistics->target) result.push_back(set_target(statistics));
  return result;
}

// Everything else asks for a replacement.
void alter(const Alteration<ir::Statistics>& statistics, std::vector<Step>& steps) {
  if (!statistics.changed(&ir::Statistics::target)) return;
  add_step(steps, statistics, "set statistics target of " + label(statistics.after.node), {set_target(statistics.after)}, {set_target(statistics.before)});
}

}  // namespace lockstep
