#include "planner/lint/lint.h"

#include <algorithm>

#include "planner/lint/check.h"
#include "planner/lint/constraint_names.h"

namespace lockstep {
namespace linting {

const KnownTable* LintCheck::known(const QualifiedName& table) const {
  const auto found = history.tables.find(table);
  return found == history.tables.end() ? nullptr : &found->second;
}

const facts::Column* LintCheck::known_column(const QualifiedName& table, Name column) const {
  const auto* found = known(table);
  if (found == nullptr) return nullptr;
  const auto at = found->columns.find(column);
  return at == found->columns.end() ? nullptr : &at->second;
}

const QualifiedName& LintCheck::first_busy() const {
  const auto& relations = statement.relations;
  if (statement.form == Form::create_table) return relations.front();
  const auto found = std::find_if(relations.begin(), relations.end(), [&](const QualifiedName& each) { return busy(each); });
  return found == relations.end() ? relations.front() : *found;
}

bool LintCheck::allows(LintRule rule) const {
  const auto among = [&](const std::vector<facts::Allowed>& allowed) { return std::any_of(allowed.begin(), allowed.end(), [&](const auto& each) { return names(each.code, rule); }); };
  return among(statement.allowed) || among(migration.allowed);
}

void LintCheck::report(LintRule rule, std::string message, std::string suggestion) const {
  if (allows(rule)) return;
  auto span = statement.span;
  if (part_ != nullptr && part_->end > part_->begin) span = {span.file, statement.span.begin + part_->begin, statement.span.begin + part_->end};
  findings_.push_back({rule, span, std::move(message), std::move(suggestion)});
}

void LintCheck::report_once(LintRule rule, std::string message, std::string suggestion) const {
  // What a comment allows at one statement is still to be said at the next.
  if (!allows(rule) && said_once_.insert(rule).second) report(rule, std::move(message), std::move(suggestion));
}

std::string suggested_name(std::initializer_list<Name> parts, std::string_view suffix) {
  std::string name;
  for (const auto part : parts)
    if (!part.empty()) name += part.text() + '_';
  name += suffix;
  return name.size() <= 63 ? quoted(Name(name)) : "…_" + std::string(suffix);
}

namespace {

void change_settings(const facts::Statement& statement, LintSettings& settings) {
  const auto is = [&](std::string_view name) { return statement.name == Name(name) || (statement.reset && statement.name.empty()); };
  if (is("lock_timeout")) settings.lock_timeout = statement.positive;
  if (is("search_path")) settings.search_path = !statement.reset;
  if (!is("statement_timeout")) return;
  settings.statement_timeout_said = !statement.reset;
  settings.statement_timeout = statement.positive;
}

// SET LOCAL holds to the end of the transaction, and does nothing outside of one.
void remember_settings(const facts::Statement& statement, LintProgress& progress) {
  if (statement.form != Form::set || (statement.local && !progress.in_transaction)) return;
  change_settings(statement, progress.settings);
  if (!statement.local) change_settings(statement, progress.session_settings);
}

void end_settings(const facts::Statement& statement, LintProgress& progress) {
  if (statement.form == Form::rollback) progress.session_settings = progress.earlier_settings;
  progress.settings = progress.session_settings;
  progress.in_transaction = false;
}

void begin_transaction(LintProgress& progress, bool in_transaction) {
  ++progress.transaction;
  if (!progress.in_transaction) progress.earlier_settings = progress.session_settings;
  progress.locks.clear();
  progress.in_transaction = in_transaction;
  progress.locked.reset();
  progress.key_tables.clear();
  progress.enum_values.clear();
  progress.changed_schema = progress.changed_rows = false;
}

// What is known of a table from its statement.
void learn_constraint(KnownTable& table, Name table_name, const facts::Constraint& constraint) {
  using Said = facts::Constraint::Type;
  const auto name = name_of_constraint(constraint, table_name, &table);
  table.constraints.insert(name);
  if (constraint.type == Said::primary_key || constraint.type == Said::unique) table.indexes.push_back(constraint.columns);
  if (constraint.type == Said::primary_key) {
    table.primary_key = constraint.columns;
    for (const auto column : constraint.columns)
      if (const auto at = table.columns.find(column); at != table.columns.end()) at->second.not_null = true;
  }
  if (constraint.foreign_key) table.foreign_keys[name] = *constraint.foreign_key;
}

void learn_column(KnownTable& table, Name table_name, const facts::Column& column) {
  table.columns[column.name] = column;
  for (const auto& each : column.constraints) learn_constraint(table, table_name, each);
}

void learn_action(KnownTable& table, Name table_name, const Action& action) {
  const auto column = table.columns.find(action.name);
  switch (action.what) {
    case Action::What::add_column: learn_column(table, table_name, action.column); break;
    case Action::What::add_constraint: learn_constraint(table, table_name, action.constraint); break;
    case Action::What::drop_constraint:
      table.foreign_keys.erase(action.name);
      table.constraints.erase(action.name);
      break;
    case Action::What::drop_column:
      table.columns.erase(action.name);
      std::erase_if(table.foreign_keys, [&](const auto& each) {
        const bool of_column = std::find(each.second.columns.begin(), each.second.columns.end(), action.name) != each.second.columns.end();
        if (of_column) table.constraints.erase(each.first);
        return of_column;
      });
      break;
    case Action::What::alter_type:
      if (column == table.columns.end()) break;
      column->second.type = action.column.type;
      column->second.collation = action.column.collation;
      break;
    case Action::What::set_not_null:
    case Action::What::drop_not_null:
      if (column != table.columns.end()) column->second.not_null = action.what == Action::What::set_not_null;
      break;
    default: break;
  }
}

void learn_rename(const facts::Statement& statement, LintHistory& history) {
  if (statement.relations.empty()) return;
  const auto found = history.tables.find(statement.relations.front());
  if (found == history.tables.end()) return;
  if (statement.thing == Thing::column) {
    auto moved = found->second.columns.extract(statement.name);
    if (moved.empty()) return;
    moved.key() = statement.new_name;
    moved.mapped().name = statement.new_name;
    found->second.columns.insert(std::move(moved));
  } else if (statement.thing == Thing::constraint) {
    if (found->second.constraints.erase(statement.name) > 0) found->second.constraints.insert(statement.new_name);
    auto moved = found->second.foreign_keys.extract(statement.name);
    if (moved.empty()) return;
    moved.key() = statement.new_name;
    found->second.foreign_keys.insert(std::move(moved));
  } else if (statement.thing == Thing::table) {
    auto moved = history.tables.extract(found);
    moved.key() = statement.form == Form::set_schema ? QualifiedName{statement.new_name, moved.key().name} : QualifiedName{moved.key().schema, statement.new_name};
    history.tables.insert(std::move(moved));
  }
}

void learn(const facts::Statement& statement, LintHistory& history) {
  switch (statement.form) {
    case Form::create_table: {
      if (statement.conditional && history.tables.contains(statement.relations.front())) return;
      KnownTable table{.partitioned = statement.partitioned};
      const auto name = statement.relations.front().name;
      for (const auto& column : statement.table_columns) learn_column(table, name, column);
      for (const auto& each : statement.constraints) learn_constraint(table, name, each);
      history.tables[statement.relations.front()] = std::move(table);
      return;
    }
    case Form::create_index:
      if (!statement.name.empty()) history.index_tables[{statement.relations.front().schema, statement.name}] = statement.relations.front();
      if (const auto found = history.tables.find(statement.relations.front()); found != history.tables.end() && !statement.has_where) found->second.indexes.push_back(statement.columns);
      return;
    case Form::alter_table:
      if (const auto found = history.tables.find(statement.relations.front()); found != history.tables.end())
        for (const auto& action : statement.actions) learn_action(found->second, found->first.name, action);
      return;
    case Form::drop:
      for (const auto& each : statement.relations) {
        history.tables.erase(each);
        history.index_tables.erase(each);
      }
      return;
    case Form::rename:
    case Form::set_schema: return learn_rename(statement, history);
    case Form::create_policy: history.with_policies.insert(statement.relations.front()); return;
    case Form::create_domain:
      history.domains[statement.relations.front()] = {!statement.constraints.empty(), statement.base.array ? QualifiedName() : statement.base.named};
      return;
    case Form::alter_domain:
      if (!statement.constraints.empty()) history.domains[statement.relations.front()].constrained = true;
      return;
    default: return;
  }
}

void remember_constraints(const facts::Statement& statement, LintProgress& progress) {
  for (const auto& action : statement.actions) {
    const std::pair key{statement.relations.front(), action.name};
    if (action.what == Action::What::add_constraint && !action.name.empty())
      progress.constraints[key] = {!action.constraint.not_valid, progress.transaction, action.constraint.not_null, action.constraint.type};
    if (action.what == Action::What::validate) {
      // Added by an earlier file, of which its columns are not known.
      auto& constraint = progress.constraints.try_emplace(key, LintConstraint{.valid = true, .transaction = -1}).first->second;
      constraint.valid = true;
    }
    if (action.what == Action::What::drop_constraint) progress.constraints.erase(key);
  }
}

void remember_made(const facts::Statement& statement, LintProgress& progress) {
  switch (statement.form) {
    case Form::create_table:
    case Form::create_table_as:
    case Form::create_view:
    case Form::create_sequence:
    case Form::create_schema:
    case Form::create_type:
    case Form::create_domain:
    case Form::create_function:
      // IF NOT EXISTS and OR REPLACE may leave or change what others use.
      if (statement.relations.empty() || statement.conditional || statement.replace) return;
      progress.fresh.insert(statement.relations.front());
      return;
    case Form::create_index:
      if (progress.fresh.contains(statement.relations.front())) progress.fresh.insert({statement.relations.front().schema, statement.name});
      return;
    case Form::rename:
      if (!statement.relations.empty() && progress.fresh.contains(statement.relations.front()) && statement.thing == Thing::table)
        progress.fresh.insert({statement.relations.front().schema, statement.new_name});
      return;
    case Form::drop:
      for (const auto& each : statement.relations) {
        if (statement.thing == Thing::index) progress.dropped_indexes[each] = statement.conditional && statement.concurrently;
        progress.fresh.erase(each);
      }
      return;
    default: return;
  }
}

// The tables that foreign keys which the statement adds refer to.
std::vector<QualifiedName> added_keys(const facts::Statement& statement) {
  std::vector<QualifiedName> targets;
  const auto see = [&](const facts::Constraint& each) {
    if (each.foreign_key) targets.push_back(each.foreign_key->table);
  };
  const auto see_column = [&](const facts::Column& column) {
    for (const auto& each : column.constraints) see(each);
  };
  for (const auto& column : statement.table_columns) see_column(column);
  for (const auto& each : statement.constraints) see(each);
  for (const auto& action : statement.actions) {
    if (action.what == Action::What::add_column) see_column(action.column);
    if (action.what == Action::What::add_constraint) see(action.constraint);
  }
  return targets;
}

void remember_locks(const LintCheck& check, LintProgress& progress) {
  const auto& statement = check.statement;
  const auto lock = strongest_lock(check);
  if (lock >= Lock::share_row_exclusive && statement.form != Form::lock) progress.changed_schema = true;
  if (lock == Lock::access_exclusive && !statement.relations.empty() && !progress.locked) {
    const bool of_parent = statement.form == Form::create_table && statement.relations.size() > 1;
    progress.locked = of_parent ? statement.relations[1] : check.first_busy();
  }
  const auto hold = [&](const QualifiedName& table, Lock taken) {
    if (check.busy(table)) progress.locks[table] = std::max(progress.locks[table], taken);
  };
  if (statement.form != Form::create_table)
    for (const auto& each : statement.relations) hold(each, lock);
  for (const auto& each : added_keys(statement)) hold(each, Lock::share_row_exclusive);
  const bool changes = statement.form == Form::update || statement.form == Form::delete_ || statement.form == Form::merge || (statement.form == Form::insert && statement.expression);
  if (changes && !statement.relations.empty() && check.busy()) progress.changed_rows = true;
}

void remember(const LintCheck& check, LintProgress& progress) {
  const auto& statement = check.statement;
  remember_locks(check, progress);
  if (!statement.relations.empty()) remember_constraints(statement, progress);
  for (const auto& target : added_keys(statement)) {
    if (statement.form == Form::alter_table) progress.key_tables.insert(statement.relations.front());
    if (statement.form == Form::alter_table || check.busy(target)) progress.key_tables.insert(target);
  }
  if (statement.form == Form::alter_enum) progress.enum_values.insert(statement.value);
  remember_settings(statement, progress);
  remember_made(statement, progress);
  progress.altered_last.reset();
  if (statement.form == Form::alter_table) progress.altered_last = statement.relations.front();
}

// Whether the migration tool puts a transaction around the file.
bool is_wrapped(const facts::Migration& migration, const LintOptions& options) {
  if (migration.without_transaction || !options.transaction_per_file) return false;
  const auto& statements = migration.statements;
  if (std::any_of(statements.begin(), statements.end(), [](const facts::Statement& each) { return each.form == Form::begin; })) return false;
  const auto work = std::count_if(statements.begin(), statements.end(), [](const facts::Statement& each) { return each.form != Form::set; });
  return work != 1 || !std::any_of(statements.begin(), statements.end(), [](const facts::Statement& each) {
    return each.concurrently || each.form == Form::vacuum || std::any_of(each.actions.begin(), each.actions.end(), [](const Action& action) { return action.concurrently; });
  });
}

void run_rules(const LintCheck& check) {
  static constexpr void (*families[])(const LintCheck&) = {lint_sessions,      lint_transactions, lint_tables,     lint_new_columns, lint_altered_columns,
                                                           lint_constraints,   lint_foreign_keys, lint_indexes,    lint_partitions,  lint_compatibility,
                                                           lint_rows,          lint_rights,       lint_types};
  for (const auto family : families) {
    family(check);
    check.whole();
  }
}

}  // namespace
}  // namespace linting

std::vector<LintFinding> lint(const facts::Migration& migration, LintHistory& history, const LintOptions& options) {
  using namespace linting;
  std::vector<LintFinding> findings;
  std::set<LintRule> said_once;
  LintProgress progress;
  for (const auto& each : migration.statements)
    if (each.form == Form::analyze || each.form == Form::vacuum) progress.analyzed.insert(each.relations.begin(), each.relations.end());
  const bool wrapped = is_wrapped(migration, options);
  begin_transaction(progress, wrapped);
  for (const auto& statement : migration.statements) {
    if (!progress.in_transaction) begin_transaction(progress, false);
    const LintCheck check(migration, statement, history, progress, said_once, findings);
    run_rules(check);
    remember(check, progress);
    learn(statement, history);
    if (statement.form == Form::begin) begin_transaction(progress, true);
    if (statement.form != Form::commit && statement.form != Form::rollback) continue;
    end_settings(statement, progress);
    begin_transaction(progress, statement.chain);
  }
  return findings;
}

}  // namespace lockstep
