// The rules of `lockstep lint`: what they are called, how bad it is, and what to write instead.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "planner/hazards.h"

namespace lockstep {

enum class LintRule {
  add_check,
  add_column_check,
  add_column_computed,
  add_column_key,
  add_column_not_null,
  add_column_of_domain,
  add_column_volatile_default,
  add_exclusion,
  add_foreign_key,
  add_key,
  analyze_missing,
  attach_partition,
  backfill_in_transaction,
  change_default,
  change_owner,
  change_type,
  change_type_with_constraint,
  char_type,
  column_named_type,
  concurrently_in_transaction,
  create_index,
  create_partition,
  detach_partition,
  disable_row_security,
  disable_trigger,
  domain_constraint,
  drop_and_create,
  drop_cascade,
  drop_column,
  drop_database,
  drop_foreign_key,
  drop_index,
  drop_not_null,
  drop_object,
  drop_table,
  duplicate_assignment,
  enum_value_in_transaction,
  enum_value_position,
  extension_update,
  foreign_key_in_create,
  foreign_key_type,
  foreign_key_without_index,
  grant_to_public,
  hidden_invalid_index,
  index_on_partitioned,
  json_type,
  key_over_nullable,
  lock_table,
  lock_timeout_missing,
  long_name,
  nested_transaction,
  not_inspectable,
  not_repeatable,
  open_transaction,
  policy_change,
  refresh_view,
  reindex,
  rename_column,
  rename_enum_value,
  rename_table,
  replace_index,
  replica_identity,
  rewrite_table,
  row_security_without_policy,
  security_definer,
  serial_type,
  set_not_null,
  set_unlogged,
  several_alters,
  several_foreign_keys,
  short_key,
  statement_timeout_missing,
  statement_timeout_on_long_work,
  timestamp_type,
  trigger,
  truncate,
  unbatched_change,
  unknown_statement,
  unqualified_name,
  vacuum_full,
  validate_in_transaction,
  varchar_type,
  wide_index,
  work_after_lock,
};

struct LintRuleKind {
  LintRule rule;
  std::string_view name;  // stable, the enumerator with dashes
  std::optional<HazardCode> hazard;  // the plan's word for it; none: style
  HazardSeverity severity;
  std::string_view happens;  // one sentence
  std::string_view safe;
};

// All of them, in the order of the enumerators, which is that of their names.
std::span<const LintRuleKind> lint_rules();
const LintRuleKind& kind_of(LintRule rule);
const LintRuleKind* lint_rule_named(std::string_view name);  // null when there is none

// Whether the word, as people write it behind `allow`, is the rule or the hazard that it is about.
bool names(std::string_view word, LintRule rule);

}  // namespace lockstep
