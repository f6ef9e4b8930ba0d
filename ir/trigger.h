// Triggers and row level security policies. Parent: the table (or view).
#pragma once

#include "ir/box.h"
#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

enum class TriggerTiming { before, after, instead_of };
enum class TriggerEnabled { origin, disabled, replica, always };  // pg_trigger.tgenabled O D R A

struct Trigger {
  static constexpr Kind kind = Kind::trigger;
  static constexpr std::string_view sql_name = "TRIGGER";

  bool constraint = false;
  TriggerTiming timing = TriggerTiming::before;
  bool on_insert = false;
  bool on_update = false;
  bool on_delete = false;
  bool on_truncate = false;
  std::vector<Name> update_columns;
  bool for_each_row = false;
  Name old_table;  // REFERENCING OLD TABLE AS
  Name new_table;
  Box<Expr> when;  // without the surrounding parentheses
  QualifiedName function;
  std::vector<std::string> arguments;
  bool deferrable = false;
  bool initially_deferred = false;
  std::optional<Ref> referenced_table;  // FROM table
  TriggerEnabled enabled = TriggerEnabled::origin;

  static constexpr auto fields() {
    return std::tuple{field("constraint", &Trigger::constraint, OnChange::replace),
                      field("timing", &Trigger::timing),
                      field("on_insert", &Trigger::on_insert),
                      field("on_update", &Trigger::on_update),
                      field("on_delete", &Trigger::on_delete),
                      field("on_truncate", &Trigger::on_truncate),
                      field("update_columns", &Trigger::update_columns),
                      field("for_each_row", &Trigger::for_each_row),
                      field("old_table", &Trigger::old_table),
                      field("new_table", &Trigger::new_table),
                      field("when", &Trigger::when),
                      field("function", &Trigger::function),
                      field("arguments", &Trigger::arguments),
                      field("deferrable", &Trigger::deferrable),
                      field("initially_deferred", &Trigger::initially_deferred),
                      field("referenced_table", &Trigger::referenced_table),
                      field("enabled", &Trigger::enabled)};
  }
};

enum class PolicyCommand { all, select, insert, update, delete_ };

struct Policy {
  static constexpr Kind kind = Kind::policy;
  static constexpr std::string_view sql_name = "POLICY";

  bool permissive = true;
  PolicyCommand command = PolicyCommand::all;
  std::vector<Name> roles;  // sorted; empty: PUBLIC
  Box<Expr> using_expression;
  Box<Expr> check_expression;

  static constexpr auto fields() {
    return std::tuple{field("permissive", &Policy::permissive, OnChange::replace),
                      field("command", &Policy::command, OnChange::replace),
                      field("roles", &Policy::roles),
                      field("using", &Policy::using_expression),
                      field("with_check", &Policy::check_expression)};
  }
};

}  // namespace lockstep::ir
