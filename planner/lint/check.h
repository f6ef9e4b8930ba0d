// What the rules are told: one statement, what the file did before it, and what earlier files made. One function for each family of
// rules, in a file of its own.
#pragma once

#include <set>

#include "planner/lint/lint.h"
#include "planner/lint/outlook.h"
#include "planner/step.h"

namespace lockstep::linting {

using facts::Action;
using facts::Form;
using facts::Thing;

// What the session is set to; false is what it began with, which nobody here knows.
struct LintSettings {
  bool search_path = false;
  bool lock_timeout = false;  // is positive
  bool statement_timeout_said = false;
  bool statement_timeout = false;  // is positive
};

// The file up to a statement.
struct LintProgress {
  std::set<QualifiedName> fresh;  // relations, domains and types that it made
  std::set<QualifiedName> filled;  // fresh tables with as many rows as a query or COPY gives
  std::set<QualifiedName> dropped_tables;
  std::map<QualifiedName, bool> dropped_indexes;  // whether IF EXISTS and CONCURRENTLY were said, to clean up after an earlier attempt
  std::set<QualifiedName> analyzed;  // later in the file
  LintSettings settings;           // that hold here
  LintSettings session_settings;   // when the transaction has committed, which ends SET LOCAL
  LintSettings earlier_settings;   // when it is rolled back

  // Of the transaction that the statement is in.
  std::size_t transaction_end = 0;  // the place behind its last statement
  std::size_t run_together = 0;     // statements that the tool runs as one: those of the file or changeset
  bool in_transaction = false;  // the tool's, or one that the file began
  bool begun = false;           // by the file
  std::optional<QualifiedName> locked;  // by ACCESS EXCLUSIVE
  std::map<QualifiedName, Lock> locks;  // on what is in use
  std::set<QualifiedName> key_tables;   // that foreign keys were added to
  std::map<std::string, QualifiedName> enum_values;  // and their types
  std::set<std::pair<QualifiedName, Name>> constraints;  // that it added
  bool changed_schema = false;  // of a table in use
  bool changed_rows = false;
  const facts::Statement* altered_last = nullptr;  // the statement before, if it is ALTER TABLE
};

class LintCheck {
 public:
  LintCheck(const facts::Migration& migration_, const LintOutlook& outlook_, const facts::Statement& statement_, const LintHistory& history_, const LintProgress& before_,
            std::set<LintRule>& said_once, std::vector<LintFinding>& findings)
      : migration(migration_), outlook(outlook_), statement(statement_), history(history_), before(before_), said_once_(said_once), findings_(findings) {}

  const facts::Migration& migration;
  const LintOutlook& outlook;
  const facts::Statement& statement;
  const LintHistory& history;
  const LintProgress& before;

  // Whether others may use it: it is there since before the file.
  bool busy(const QualifiedName& relation) const { return !before.fresh.contains(relation); }
  std::size_t place() const { return static_cast<std::size_t>(&statement - migration.statements.data()); }
  // One of those that the statement is about; the others of CREATE TABLE are its parents.
  bool busy() const { return statement.relations.empty() || busy(first_busy()); }
  std::string target() const { return statement.relations.empty() ? std::string() : quoted(first_busy()); }
  const QualifiedName& first_busy() const;  // or the first one
  const KnownTable* known(const QualifiedName& table) const;
  const facts::Column* known_column(const QualifiedName& table, Name column) const;
  const KnownConstraints& constraints(const QualifiedName& table) const;
  bool is_not_null(const QualifiedName& table, Name column) const;  // as far as files say

  // What is reported from now on is about this part of the statement, or the whole of it again.
  void about(const Action& part) const { part_ = &part; }
  void whole() const { part_ = nullptr; }

  void report(LintRule rule, std::string message, std::string suggestion = {}) const;
  void report_once(LintRule rule, std::string message, std::string suggestion = {}) const;  // for each file

 private:
  bool allows(LintRule rule) const;

  mutable const Action* part_ = nullptr;
  std::set<LintRule>& said_once_;
  std::vector<LintFinding>& findings_;
};

// The strongest lock that the statement takes on something in use; `access_exclusive` for reading, too.
Lock strongest_lock(const LintCheck& check);
Lock lock_of_action(const LintCheck& check, const Action& action);

// `public.orders` without quotes where none are needed, with IF EXISTS and the like left to the caller.
// Words are those of SQL: neither in comments and strings nor parts of other words.
std::string with_words_after(const std::string& text, const std::string& words, const std::string& addition);
std::string without_words(const std::string& text, const std::string& words);
bool is_serial(const facts::Type& type);
std::string suggested_name(std::initializer_list<Name> parts, std::string_view suffix);

void lint_indexes(const LintCheck& check);
void lint_new_columns(const LintCheck& check);
void lint_altered_columns(const LintCheck& check);
void lint_constraints(const LintCheck& check);
void lint_foreign_keys(const LintCheck& check);
void lint_partitions(const LintCheck& check);
void lint_tables(const LintCheck& check);
void lint_compatibility(const LintCheck& check);
void lint_transactions(const LintCheck& check);
void lint_sessions(const LintCheck& check);
void lint_rows(const LintCheck& check);
void lint_rights(const LintCheck& check);
void lint_types(const LintCheck& check);

}  // namespace lockstep::linting
