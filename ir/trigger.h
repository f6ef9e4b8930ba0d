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

  template <class Self = Trigger>
  static constexpr auto fields() {
    return std::tuple{field("constraint", &Self::constraint, OnChange::replace),
                      field("timing", &Self::timing),
                      field("on_insert", &Self::on_insert),
                      field("on_update", &Self::on_update),
                      field("on_delete", &Self::on_delete),
                      field("on_truncate", &Self::on_truncate),
                      field("update_columns", &Self::update_columns),
                      field("for_each_row", &Self::for_each_row),
                      field("old_table", &Self::old_table),
                      field("new_table", &Self::new_table),
                      field("when", &Self::when),
                      field("function", &Self::function),
                      field("arguments", &Self::arguments),
                      field("deferrable", &Self::deferrable),
                      field("initially_deferred", &Self::initially_deferred),
                      field("referenced_table", &Self::referenced_table),
                      field("enabled", &Self::enabled)};
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

  template <class Self = Policy>
  static constexpr auto fields() {
    return std::tuple{field("permissive", &Self::permissive, OnChange::replace),
                      field("command", &Self::command, OnChange::replace),
                      field("roles", &Self::roles),
                      field("using", &Self::using_expression),
                      field("with_check", &Self::check_expression)};
  }
};

}  // namespace lockstep::ir
