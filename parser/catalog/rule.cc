// Rewrite rules and event triggers.
#include "parser/catalog/decode.h"
#include "parser/catalog/reprint.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {
namespace {

// ev_type of src/include/catalog/pg_rewrite.h.
ir::RuleEvent event_of(std::string_view letter) {
  if (letter == "1") return ir::RuleEvent::select;
  if (letter == "2") return ir::RuleEvent::update;
  return letter == "3" ? ir::RuleEvent::insert : ir::RuleEvent::delete_;
}

}  // namespace

void read_rules(Reading& reading) {
  const auto result = reading.query("rule");
  const FieldDecoder<ir::Rule> fields(result);
  for (std::size_t row = 0; row < result.size(); ++row) {
    auto node = node_of_part<ir::Rule>(reading, result, row);
    const Oid oid = result.oid(row, "oid");
    if (!node || reading.is_member(Catalog::rewrite, oid)) continue;
    auto& rule = node->as<ir::Rule>();
    fields.decode_row({reading, *node}, row, rule);
    rule.event = event_of(result.text(row, "event_type"));
    const auto definition = rule_definition(printed(result.text(row, "printed"), node->id));
    if (!definition.condition.empty()) rule.condition = Expr{.text = rereadable(definition.condition)};
    for (const auto action : definition.actions) rule.actions.push_back({.text = rereadable(action)});
    reading.insert(std::move(*node), Catalog::rewrite, oid);
  }
}

void read_event_triggers(Reading& reading) {
  const auto result = reading.query("event_trigger");
  const FieldDecoder<ir::EventTrigger> fields(result);
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Oid oid = result.oid(row, "oid");
    if (reading.is_member(Catalog::event_trigger, oid)) continue;
    Node node{.id = {.kind = Kind::event_trigger, .name = Name(result.text(row, "name"))}, .object = ir::EventTrigger{}};
    fields.decode_row({reading, node}, row, node.as<ir::EventTrigger>());
    set_owner_and_privileges(reading, node, result, row, 'r');
    reading.insert(std::move(node), Catalog::event_trigger, oid);
  }
}

}  // namespace lockstep::catalog
