// Row level security policies.
#include "planner/rules.h"
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
  return policy.roles.empty() ? sql("PUBLIC") : join(policy.roles);
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

}  // namespace lockstep
