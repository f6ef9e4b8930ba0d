// Rewrite rules and event triggers.
#pragma once

#include "ir/box.h"
#include "ir/field.h"
#include "ir/trigger.h"
#include "ir/value.h"

namespace lockstep::ir {

enum class RuleEvent { select, update, insert, delete_ };  // pg_rewrite.ev_type 1 2 3 4

// Not the rule `_RETURN` that makes a view. Parent: the table or view; id: {schema, relation, part: the rule}.
struct Rule {
  static constexpr Kind kind = Kind::rule;
  static constexpr std::string_view sql_name = "RULE";

  RuleEvent event = RuleEvent::insert;
  bool instead = false;
  Box<Expr> condition;        // without the surrounding parentheses
  std::vector<Expr> actions;  // one statement each, without semicolon; empty: NOTHING
  TriggerEnabled enabled = TriggerEnabled::origin;

  template <class Self = Rule>
  static constexpr auto fields() {
    return std::tuple{field("event", &Self::event),
                      field("instead", &Self::instead),
                      field("condition", &Self::condition),
                      field("actions", &Self::actions),
                      field("enabled", &Self::enabled)};
  }
};

// Id: {name}.
struct EventTrigger {
  static constexpr Kind kind = Kind::event_trigger;
  static constexpr std::string_view sql_name = "EVENT TRIGGER";

  Name event;                     // ddl_command_start, ddl_command_end, sql_drop, table_rewrite, login
  std::vector<std::string> tags;  // WHEN TAG IN, in the order given
  QualifiedName function;
  TriggerEnabled enabled = TriggerEnabled::origin;

  template <class Self = EventTrigger>
  static constexpr auto fields() {
    return std::tuple{field("event", &Self::event, OnChange::replace),
                      field("tags", &Self::tags, OnChange::replace),
                      field("function", &Self::function, OnChange::replace),
                      field("enabled", &Self::enabled)};
  }
};

}  // namespace lockstep::ir
