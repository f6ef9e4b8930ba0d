#include "planner/lint/lint.h"

#include <algorithm>

#include "planner/lint/check.h"
#include "planner/lint/learn.h"

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

const KnownConstraints& LintCheck::constraints(const QualifiedName& table) const {
  static const KnownConstraints none;
  const auto found = history.constraints.find(table);
  return found == history.constraints.end() ? none : found->second;
}

bool LintCheck::is_not_null(const QualifiedName& table, Name column) const {
  const auto* known = known_column(table, column);
  return (known != nullptr && known->not_null) || constraints(table).is_not_null(column);
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

bool is_serial(const facts::Type& type) {
  return type.name == "serial" || type.name == "bigserial" || type.name == "smallserial" || type.name == "serial2" || type.name == "serial4" || type.name == "serial8";
}

std::string suggested_name(std::initializer_list<Name> parts, std::string_view suffix) {
  std::string name;
  for (const auto part : parts)
    if (!part.empty()) name += part.text() + '_';
  name += suffix;
  return name.size() <= 63 ? quoted(Name(name)) : "…_" + std::string(suffix);
}

namespace {

void change_setting(const facts::Setting& setting, LintSettings& settings) {
  const auto is = [&](std::string_view name) { return setting.name == Name(name) || (setting.reset && setting.name.empty()); };
  if (is("lock_timeout")) settings.lock_timeout = setting.positive;
  if (is("search_path")) settings.search_path = !setting.reset;
  if (!is("statement_timeout")) return;
  settings.statement_timeout_said = !setting.reset;
  settings.statement_timeout = setting.positive;
}

// SET LOCAL holds to the end of the transaction, and does nothing outside of one.
void remember_setting(const facts::Setting& setting, LintProgress& progress) {
  if (setting.local && !progress.in_transaction) return;
  change_setting(setting, progress.settings);
  if (!setting.local) change_setting(setting, progress.session_settings);
}

void end_transaction(LintProgress& progress, bool committed) {
  if (!committed) progress.session_settings = progress.earlier_settings;
  progress.settings = progress.session_settings;
  progress.in_transaction = false;
}

void begin_transaction(LintProgress& progress, bool in_transaction, std::size_t end) {
  if (!progress.in_transaction) progress.earlier_settings = progress.session_settings;
  progress.locks.clear();
  progress.in_transaction = in_transaction;
  progress.transaction_end = end;
  progress.locked.reset();
  progress.key_tables.clear();
  progress.enum_values.clear();
  progress.constraints.clear();
  progress.changed_schema = progress.changed_rows = false;
}

void remember_constraints(const facts::Statement& statement, LintProgress& progress) {
  for (const auto& action : statement.actions) {
    const std::pair key{statement.relations.front(), action.name};
    if (action.what == Action::What::add_constraint && !action.name.empty()) progress.constraints.insert(key);
    if (action.what == Action::What::drop_constraint) progress.constraints.erase(key);
  }
}

// Whether it has the name itself: a column, constraint or trigger is named by the name of its table, too.
bool moves(Thing thing) {
  return thing != Thing::column && thing != Thing::constraint && thing != Thing::trigger && thing != Thing::policy && thing != Thing::rule && thing != Thing::enum_value && thing != Thing::other;
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
    case Form::set_schema:
      if (statement.relations.empty() || !moves(statement.thing)) return;
      for (auto* made : {&progress.fresh, &progress.filled})
        if (made->erase(statement.relations.front()) > 0) made->insert(moved_name(statement));
      return;
    case Form::drop:
      for (const auto& each : statement.relations) {
        if (statement.thing == Thing::index) progress.dropped_indexes[each] = statement.conditional && statement.concurrently;
        if (!moves(statement.thing)) continue;
        progress.fresh.erase(each);
        progress.filled.erase(each);
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
  if (statement.form == Form::alter_enum) progress.enum_values[statement.value] = statement.relations.front();
  for (const auto& each : statement.settings) remember_setting(each, progress);
  remember_made(statement, progress);
  const bool fills = statement.form == Form::create_table_as || statement.form == Form::copy_from || statement.form == Form::merge || (statement.form == Form::insert && statement.expression);
  if (fills && !statement.relations.empty() && progress.fresh.contains(statement.relations.front())) progress.filled.insert(statement.relations.front());
  progress.altered_last = statement.form == Form::alter_table ? &statement : nullptr;
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

bool ends_transaction(const facts::Statement& statement) { return statement.form == Form::commit || statement.form == Form::rollback; }

// Statements that run in one transaction, or a single one that runs in none.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool in_transaction = false;
};

// The transactions of statements that the migration tool runs as one, which come from `begin` to `end`.
void add_stretches(const facts::Migration& migration, std::size_t begin, std::size_t end, bool wrapped, std::vector<Stretch>& stretches) {
  bool open = wrapped;
  bool joins = false;  // the stretch before, because that is still open
  for (auto place = begin; place < end; ++place) {
    if (open && joins) stretches.back().end = place + 1;
    else stretches.push_back({place, place + 1, open});
    joins = open;
    const auto& statement = migration.statements[place];
    if (statement.form != Form::begin && !ends_transaction(statement)) continue;
    open = statement.form == Form::begin || statement.chain;
    joins = false;
  }
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
  const auto outlook = outlook_of(migration);
  const auto run = [&](std::size_t begin, std::size_t end, bool wrapped) {
    std::vector<Stretch> stretches;
    add_stretches(migration, begin, end, wrapped, stretches);
    progress.run_together = end - begin;
    progress.altered_last = nullptr;
    for (const auto& stretch : stretches) {
      begin_transaction(progress, stretch.in_transaction, stretch.end);
      for (auto place = stretch.begin; place < stretch.end; ++place) {
        const auto& statement = migration.statements[place];
        const LintCheck check(migration, outlook, statement, history, progress, said_once, findings);
        run_rules(check);
        remember(check, progress);
        learn(statement, history);
        if (ends_transaction(statement)) end_transaction(progress, statement.form == Form::commit);
      }
    }
    end_transaction(progress, true);  // the tool's
  };
  const auto& changesets = migration.changesets;
  run(0, changesets.empty() ? migration.statements.size() : changesets.front().begin, is_wrapped(migration, options));
  for (std::size_t i = 0; i < changesets.size(); ++i)
    run(changesets[i].begin, i + 1 < changesets.size() ? changesets[i + 1].begin : migration.statements.size(), changesets[i].transaction);
  return findings;
}

}  // namespace lockstep
