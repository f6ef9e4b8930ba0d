// User mappings. Their options are secrets.
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::UserMapping>& mapping) {
  return {sql("CREATE {}", sql_reference(mapping.graph, mapping.node)) + secret_options(mapping->options)};
}

void alter(const Alteration<ir::UserMapping>& mapping, std::vector<Step>& steps) {
  if (!is_changed(mapping)) return;
  const auto change = [](const Alteration<ir::UserMapping>& each) {
    return sql("ALTER {} {}", sql_reference(each.after.graph, each.after.node),
               change_secret_options(each.before->options, each.after->options));
  };
  add_step(steps, mapping, "change " + label(mapping.after.node), {change(mapping)}, {change(mapping.reversed())});
}

}  // namespace lockstep
