// Enums.
#include <algorithm>

#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::EnumType>& type) {
  std::vector<Sql> values;
  for (const auto& value : type->values) values.push_back(literal(value));
  return {parenthesized_list(sql("CREATE TYPE {} AS ENUM ", type.name()), values)};
}

namespace {

using Values = std::vector<std::string>;

bool holds(const Values& values, const std::string& wanted) {
  return std::find(values.begin(), values.end(), wanted) != values.end();
}

// True when `after` is `before` with more values in between.
bool only_adds(const Values& before, const Values& after) {
  std::size_t at = 0;
  for (const auto& value : after)
    if (at < before.size() && before[at] == value) ++at;
  return at == before.size();
}

// One ALTER TYPE … ADD VALUE for each new value, each placed next to one that is there by then.
std::vector<Sql> add_values(const QualifiedName& type, const Values& before, const Values& after) {
  std::vector<Sql> result;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (holds(before, after[i])) {
      ++kept;
      continue;
    }
    auto statement = sql("ALTER TYPE {} ADD VALUE {}", type, literal(after[i]));
    const bool at_the_end = kept == before.size();
    if (!at_the_end && i == 0)
      statement += sql(" BEFORE {}", literal(before.front()));
    else if (!at_the_end)
      statement += sql(" AFTER {}", literal(after[i - 1]));
    result.push_back(statement);
  }
  return result;
}

std::string added_values(const Values& before, const Values& after) {
  std::string result;
  int count = 0;
  for (const auto& value : after) {
    if (holds(before, value)) continue;
    result += (count++ == 0 ? "" : ", ") + literal(value).text();
  }
  return (count == 1 ? "value " : "values ") + result;
}

}  // namespace

void alter(const Alteration<ir::EnumType>& type, std::vector<Step>& steps) {
  const auto& before = type.before->values;
  const auto& after = type.after->values;
  if (before == after) return;
  auto& step = add_step(steps,
                        type,
                        "add " + added_values(before, after) + " to " + label(type.after.node),
                        add_values(type.after.name(), before, after),
                        {});
  if (const auto table = partitioned_by(type.before.graph, type.after.id())) {
    step.down = {Reversal::irreversible, "PostgreSQL takes no value from an enum, and gives the columns of a partition key no other type: those of " + to_string(*table), {}};
    step.hazards.push_back({"irreversible", to_string(type.after.id()) + " keeps the new values as long as " + to_string(*table) + " is partitioned by it"});
  } else {
    take_back_by_plan(step, type);
  }
  // A value cannot be used in the transaction that adds it (manual, ALTER TYPE).
  step.transaction = Transaction::alone;
}

bool can_alter(const Alteration<ir::EnumType>& type) {
  return only_adds(type.before->values, type.after->values);
}

}  // namespace lockstep
