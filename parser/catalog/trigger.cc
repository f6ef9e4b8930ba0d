// Triggers and policies.
#include <algorithm>

#include "ir/trigger_copy.h"
#include "parser/catalog/decode.h"
#include "parser/catalog/reprint.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {
namespace {

// The bits of pg_trigger.tgtype (src/include/catalog/pg_trigger.h).
void set_events(ir::Trigger& trigger, int type) {
  const auto has = [&](int bit) { return (type & (1 << bit)) != 0; };
  trigger.for_each_row = has(0);
  trigger.timing = has(1) ? ir::TriggerTiming::before : has(6) ? ir::TriggerTiming::instead_of : ir::TriggerTiming::after;
  trigger.on_insert = has(2);
  trigger.on_delete = has(3);
  trigger.on_update = has(4);
  trigger.on_truncate = has(5);
}

}  // namespace

void read_triggers(Reading& reading) {
  const auto result = reading.query("trigger");
  const FieldDecoder<ir::Trigger> fields(result);
  std::vector<Node*> copies;
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Oid oid = result.oid(row, "oid");
    auto node = node_of_part<ir::Trigger>(reading, result, row);
    if (!node || reading.is_member(Catalog::trigger, oid)) continue;
    auto& trigger = node->as<ir::Trigger>();
    fields.decode_row({reading, *node}, row, trigger);
    if (result.is_true(row, "copy")) {
      const auto enabled = trigger.enabled;
      trigger = {};
      trigger.enabled = enabled;
      copies.push_back(&reading.insert(std::move(*node), Catalog::trigger, oid));
      continue;
    }
    set_events(trigger, to_int(result.text(row, "type")));
    const auto& attributes = reading.relation(result.oid(row, "relation"))->attributes;
    for (const long number : numbers(result.text(row, "column_numbers")))
      trigger.update_columns.push_back(attributes.at(static_cast<std::size_t>(number) - 1).name);
    if (const auto definition = result.value(row, "printed"))
      trigger.when = Expr{.text = rereadable(trigger_condition(printed(*definition, node->id)))};
    reading.insert(std::move(*node), Catalog::trigger, oid);
  }
  for (auto* copy : copies)
    if (const auto* followed = followed_trigger(reading.graph(), *copy->parent, copy->id.part)) Reading::need(*copy, followed->id);
}

void read_policies(Reading& reading) {
  const auto result = reading.query("policy");
  const FieldDecoder<ir::Policy> fields(result);
  for (std::size_t row = 0; row < result.size(); ++row) {
    auto node = node_of_part<ir::Policy>(reading, result, row);
    if (!node) continue;
    auto& policy = node->as<ir::Policy>();
    fields.decode_row({reading, *node}, row, policy);
    for (auto* expression : {&policy.using_expression, &policy.check_expression})
      if (*expression) (*expression)->text = without_parentheses((*expression)->text);
    for (const long role : numbers(result.text(row, "role_oids")))
      if (role != 0) policy.roles.push_back(reading.role(static_cast<Oid>(role)));
    std::sort(policy.roles.begin(), policy.roles.end());
    reading.insert(std::move(*node), Catalog::policy, result.oid(row, "oid"));
  }
}

}  // namespace lockstep::catalog
