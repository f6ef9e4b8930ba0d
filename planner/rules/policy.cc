// Row level security policies.
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

Sql command(ir::PolicyCommand command) {
  switch (command) {
    case ir::PolicyCommand::all: return {};
    case ir::PolicyCommand::select: return sql("FOR SELECT");
    case ir::PolicyCommand::insert: return sql("FOR INSERT");
    case ir::PolicyCommand::update: return sql("FOR UPDATE");
    case ir::PolicyCommand::delete_: return sql("FOR DELETE");
  }
  return {};
}

Sql roles(const ir::Policy& policy) {
  if (policy.roles.empty()) return sql("PUBLIC");
  std::vector<Sql> names;
  for (const auto role : policy.roles) names.push_back(role.empty() ? sql("CURRENT_USER") : sql("{}", role));
  return join(names);
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Policy>& policy) {
  std::vector<Sql> lines{sql("CREATE POLICY {} ON {}", policy.id().part, policy.name())};
  if (!policy->permissive) lines.push_back(sql("AS RESTRICTIVE"));
  if (policy->command != ir::PolicyCommand::all) lines.push_back(command(policy->command));
  if (!policy->roles.empty()) lines.push_back(sql("TO {}", roles(*policy)));
  if (policy->using_expression)
    lines.push_back(sql("USING {}", enclosed(*policy->using_expression)));
  if (policy->check_expression)
    lines.push_back(sql("WITH CHECK {}", enclosed(*policy->check_expression)));
  return {join(lines, "\n    ")};
}

namespace {

Sql change(const Alteration<ir::Policy>& policy) {
  std::vector<Sql> lines{sql("ALTER POLICY {} ON {}", policy.after.id().part, policy.after.name())};
  if (policy.changed(&ir::Policy::roles)) lines.push_back(sql("TO {}", roles(*policy.after)));
  if (policy.changed(&ir::Policy::using_expression))
    lines.push_back(sql("USING {}", enclosed(*policy.after->using_expression)));
  if (policy.changed(&ir::Policy::check_expression))
    lines.push_back(sql("WITH CHECK {}", enclosed(*policy.after->check_expression)));
  return join(lines, "\n    ");
}

// ALTER POLICY cannot take an expression away; adding one is the same thing on the way back. Both
// statements stand in one step, so that rows are not visible without the policy in between. The comment is in both directions that
// of `before`: when it changes, that is a step of its own behind this one, so it is undone by the time this is.
std::vector<Sql> drop_and_create(const Subject<ir::Policy>& from, const Subject<ir::Policy>& to, const Subject<ir::Policy>& before) {
  std::vector<Sql> result{sql("DROP POLICY {} ON {}", from.id().part, from.name())};
  for (auto& each : create(to)) result.push_back(std::move(each));
  if (const auto& comment = before.node.comment)
    for (auto& each : set_comment(to.graph, to.node, comment)) result.push_back(std::move(each));
  return result;
}

}  // namespace

void alter(const Alteration<ir::Policy>& policy, std::vector<Step>& steps) {
  if (!is_changed(policy)) return;
  const auto& before = *policy.before;
  const auto& after = *policy.after;
  const bool in_place = before.using_expression.has_value() == after.using_expression.has_value() &&
                        before.check_expression.has_value() == after.check_expression.has_value();
  auto& step = in_place ? add_step(steps,
                                   policy,
                                   "change " + label(policy.after.node),
                                   {change(policy)},
                                   {change(policy.reversed())})
                        : add_step(steps,
                                   policy,
                                   "replace " + label(policy.after.node),
                                   drop_and_create(policy.before, policy.after, policy.before),
                                   drop_and_create(policy.after, policy.before, policy.before));
  step.locks = {{*policy.after.node.parent, Lock::access_exclusive}};
}

}  // namespace lockstep
