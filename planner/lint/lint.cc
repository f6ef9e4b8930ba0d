#include "planner/lint/lint.h"

#include <algorithm>

#include "planner/lint/check.h"

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
  const auto allows = [&](const std::vector<std::string>& words) { return std::any_of(words.begin(), words.end(), [&](const auto& word) { return names(word, rule); }); };
  if (allows(statement.allowed) || allows(migration.allowed)) return;
  auto span = statement.span;
  if (part_ != nullptr && part_->end > part_->begin) span = {span.file, statement.span.begin + part_->begin, statement.span.begin + part_->end};
  findings_.push_back({rule, span, std::move(message), std::move(suggestion)});
}

void LintCheck::report_once(LintRule rule, std::string message, std::string suggestion) const {
  if (said_once_.insert(rule).second) report(rule, std::move(message), std::move(suggestion));
}

std::string with_words_after(const std::string& text, const std::string& words, const std::string& addition) {
  for (std::size_t at = 0; at + words.size() <= text.size(); ++at) {
    const bool edge = (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '\t') && (at + words.size() == text.size() || text[at + words.size()] == ' ' || text[at + words.size()] == '\n');
    const bool same = edge && std::equal(words.begin(), words.end(), text.begin() + static_cast<std::ptrdiff_t>(at), [](char left, char right) {
      return left == right || (right >= 'a' && right <= 'z' && left == right - 'a' + 'A');
    });
    if (same) return text.substr(0, at + words.size()) + ' ' + addition + text.substr(at + words.size());
  }
  return text;
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

void begin_transaction(LintProgress& progress, bool in_transaction, std::size_t end) {
  progress.in_transaction = in_transaction;
  progress.transaction_end = end;
  progress.locked.reset();
  progress.key_tables.clear();
  progress.enum_values.clear();
  progress.constraints.clear();
  progress.changed_schema = progress.changed_rows = false;
}

using Said = facts::Constraint::Type;

// PostgreSQL's own name for a check (ChooseConstraintName() in pg_constraint.c; which column is in it, AddRelationNewConstraints() in heap.c).
// None where it would be cut.
Name chosen_name(const QualifiedName& table, const facts::Constraint& check, KnownConstraints& known) {
  const auto name = known.free_name(table.name.text() + (check.columns.size() == 1 ? '_' + check.columns.front().text() : "") + "_check");
  return name.text().size() <= 63 ? name : Name();
}

// What constraints prove, of tables that no file made, too.
void learn_proof(const QualifiedName& table, const facts::Constraint& constraint, bool with_table, LintHistory& history) {
  auto& known = history.constraints[table];
  if (constraint.type == Said::primary_key) {
    const auto index = history.index_columns.find({table.schema, constraint.using_index});
    const auto& columns = constraint.columns.empty() && index != history.index_columns.end() ? index->second : constraint.columns;
    for (const auto column : columns) known.set_not_null(column, true);
  }
  const auto name = constraint.name.empty() && constraint.type == Said::check ? chosen_name(table, constraint, known) : constraint.name;
  if (!name.empty()) known.add(name, {constraint.type, !constraint.not_valid && !constraint.not_enforced, with_table, constraint.columns, constraint.not_null});
}

void learn_proofs(const QualifiedName& table, const facts::Column& column, bool with_table, LintHistory& history) {
  auto& known = history.constraints[table];
  if (column.not_null || column.identity || is_serial(column.type)) known.set_not_null(column.name, true);
  for (const auto& each : column.constraints) learn_proof(table, each, with_table, history);
}

void learn_proofs(const QualifiedName& table, const Action& action, LintHistory& history) {
  auto& known = history.constraints[table];
  switch (action.what) {
    case Action::What::add_column:
      // IF NOT EXISTS may leave a column that is otherwise.
      if (!action.conditional) learn_proofs(table, action.column, false, history);
      return;
    case Action::What::add_constraint: return learn_proof(table, action.constraint, false, history);
    case Action::What::validate: return known.validate(action.name);
    case Action::What::drop_constraint: return known.drop(action.name);
    case Action::What::drop_column: return known.drop_column(action.name);
    case Action::What::set_not_null: return known.set_not_null(action.name, true);
    case Action::What::drop_not_null: return known.set_not_null(action.name, false);
    default: return;
  }
}

// What is known of a table from its statement.
void learn_column(KnownTable& table, const facts::Column& column) {
  table.columns[column.name] = column;
  for (const auto& each : column.constraints) {
    if (each.type == Said::primary_key || each.type == Said::unique) table.indexes.add({column.name});
    if (each.foreign_key) table.foreign_keys[each.name.empty() ? Name(column.name.text() + "_fkey") : each.name] = *each.foreign_key;
  }
}

void learn_constraint(KnownTable& table, Name name, const facts::Constraint& constraint) {
  if (constraint.type == Said::primary_key || constraint.type == Said::unique) table.indexes.add(constraint.columns);
  if (constraint.type == Said::primary_key)
    for (const auto column : constraint.columns)
      if (const auto at = table.columns.find(column); at != table.columns.end()) at->second.not_null = true;
  if (!constraint.foreign_key) return;
  if (name.empty() && !constraint.columns.empty()) name = Name(constraint.columns.front().text() + "_fkey");
  table.foreign_keys[name] = *constraint.foreign_key;
}

void learn_action(KnownTable& table, const Action& action) {
  const auto column = table.columns.find(action.name);
  switch (action.what) {
    case Action::What::add_column: learn_column(table, action.column); break;
    case Action::What::add_constraint: learn_constraint(table, action.name, action.constraint); break;
    case Action::What::drop_constraint: table.foreign_keys.erase(action.name); break;
    case Action::What::drop_column:
      table.columns.erase(action.name);
      std::erase_if(table.foreign_keys, [&](const auto& each) { return std::find(each.second.columns.begin(), each.second.columns.end(), action.name) != each.second.columns.end(); });
      break;
    case Action::What::alter_type:
      if (column != table.columns.end()) column->second.type = action.column.type;
      break;
    case Action::What::set_not_null:
    case Action::What::drop_not_null:
      if (column != table.columns.end()) column->second.not_null = action.what == Action::What::set_not_null;
      break;
    default: break;
  }
}

// Under which name it is known after RENAME TO or SET SCHEMA.
QualifiedName moved_name(const facts::Statement& statement) {
  const auto& old = statement.relations.front();
  return statement.form == Form::set_schema ? QualifiedName{statement.new_name, old.name} : QualifiedName{old.schema, statement.new_name};
}

void learn_rename(const facts::Statement& statement, LintHistory& history) {
  if (statement.relations.empty()) return;
  const auto proofs = history.constraints.find(statement.relations.front());
  if (proofs != history.constraints.end()) {
    if (statement.thing == Thing::column) proofs->second.rename_column(statement.name, statement.new_name);
    if (statement.thing == Thing::constraint) proofs->second.rename(statement.name, statement.new_name);
    if (statement.thing == Thing::table) {
      auto moved = history.constraints.extract(proofs);
      moved.key() = moved_name(statement);
      history.constraints.erase(moved.key());
      history.constraints.insert(std::move(moved));
    }
  }
  if (statement.thing == Thing::index)
    if (auto moved = history.index_columns.extract(statement.relations.front()); !moved.empty()) {
      moved.key() = moved_name(statement);
      history.index_columns.insert(std::move(moved));
    }
  const auto found = history.tables.find(statement.relations.front());
  if (found == history.tables.end()) return;
  if (statement.thing == Thing::column) {
    auto moved = found->second.columns.extract(statement.name);
    if (moved.empty()) return;
    moved.key() = statement.new_name;
    moved.mapped().name = statement.new_name;
    found->second.columns.insert(std::move(moved));
  } else if (statement.thing == Thing::table) {
    auto moved = history.tables.extract(found);
    moved.key() = moved_name(statement);
    history.tables.insert(std::move(moved));
  }
}

void learn(const facts::Statement& statement, LintHistory& history) {
  switch (statement.form) {
    case Form::create_table: {
      if (statement.conditional && history.tables.contains(statement.relations.front())) return;
      KnownTable table{.partitioned = statement.partitioned, .partition_columns = statement.partition_columns};
      history.constraints.erase(statement.relations.front());
      for (const auto& column : statement.table_columns) learn_proofs(statement.relations.front(), column, true, history);
      for (const auto& each : statement.constraints) learn_proof(statement.relations.front(), each, true, history);
      for (const auto& column : statement.table_columns) learn_column(table, column);
      for (const auto& each : statement.constraints) learn_constraint(table, each.name, each);
      history.tables[statement.relations.front()] = std::move(table);
      return;
    }
    case Form::create_index:
      if (const auto found = history.tables.find(statement.relations.front()); found != history.tables.end() && !statement.has_where) found->second.indexes.add(statement.columns);
      if (!statement.name.empty()) history.index_columns[{statement.relations.front().schema, statement.name}] = statement.columns;
      return;
    case Form::alter_table:
      for (const auto& action : statement.actions) learn_proofs(statement.relations.front(), action, history);
      if (const auto found = history.tables.find(statement.relations.front()); found != history.tables.end())
        for (const auto& action : statement.actions) learn_action(found->second, action);
      return;
    case Form::drop:
      for (const auto& each : statement.relations) {
        if (statement.thing == Thing::index) history.index_columns.erase(each);
        if (statement.thing != Thing::table) continue;
        history.tables.erase(each);
        history.constraints.erase(each);
      }
      return;
    case Form::rename:
    case Form::set_schema: return learn_rename(statement, history);
    case Form::create_policy: history.with_policies.insert(statement.relations.front()); return;
    case Form::create_domain: history.domains[statement.relations.front()] = !statement.constraints.empty(); return;
    case Form::alter_domain:
      if (!statement.constraints.empty()) history.domains[statement.relations.front()] = true;
      return;
    default: return;
  }
}

void remember_constraints(const facts::Statement& statement, LintProgress& progress) {
  for (const auto& action : statement.actions) {
    const std::pair key{statement.relations.front(), action.name};
    if (action.what == Action::What::add_constraint && !action.name.empty()) progress.constraints.insert(key);
    if (action.what == Action::What::add_constraint && action.constraint.foreign_key) {
      progress.key_tables.insert(statement.relations.front());
      progress.key_tables.insert(action.constraint.foreign_key->table);
    }
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
        if (statement.thing == Thing::index) progress.dropped_indexes.insert(each);
        if (!moves(statement.thing)) continue;
        progress.fresh.erase(each);
        progress.filled.erase(each);
      }
      return;
    default: return;
  }
}

void remember_locks(const LintCheck& check, LintProgress& progress) {
  const auto& statement = check.statement;
  const auto lock = strongest_lock(check);
  if (lock >= Lock::share_row_exclusive && statement.form != Form::lock) progress.changed_schema = true;
  if (lock == Lock::access_exclusive && !statement.relations.empty() && !progress.locked) {
    const bool of_parent = statement.form == Form::create_table && statement.relations.size() > 1;
    progress.locked = of_parent ? statement.relations[1] : statement.relations.front();
  }
  const bool changes = statement.form == Form::update || statement.form == Form::delete_ || statement.form == Form::merge || (statement.form == Form::insert && statement.expression);
  if (changes && !statement.relations.empty() && check.busy()) progress.changed_rows = true;
}

void remember_setting(const facts::Setting& setting, LintProgress& progress) {
  if (setting.name == Name("lock_timeout")) progress.lock_timeout = setting.positive;
  if (setting.name == Name("search_path")) progress.search_path = true;
  if (setting.name != Name("statement_timeout")) return;
  progress.statement_timeout_said = true;
  progress.statement_timeout = setting.positive;
}

void remember(const LintCheck& check, LintProgress& progress) {
  const auto& statement = check.statement;
  remember_locks(check, progress);
  if (!statement.relations.empty()) remember_constraints(statement, progress);
  for (const auto& column : statement.table_columns)
    for (const auto& each : column.constraints)
      if (each.foreign_key && check.busy(each.foreign_key->table)) progress.key_tables.insert(each.foreign_key->table);
  for (const auto& each : statement.constraints)
    if (each.foreign_key && check.busy(each.foreign_key->table)) progress.key_tables.insert(each.foreign_key->table);
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
    const auto form = migration.statements[place].form;
    if (form != Form::begin && form != Form::commit && form != Form::rollback) continue;
    open = form == Form::begin;
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
      }
    }
  };
  const auto& changesets = migration.changesets;
  run(0, changesets.empty() ? migration.statements.size() : changesets.front().begin, is_wrapped(migration, options));
  for (std::size_t i = 0; i < changesets.size(); ++i)
    run(changesets[i].begin, i + 1 < changesets.size() ? changesets[i + 1].begin : migration.statements.size(), changesets[i].transaction);
  return findings;
}

}  // namespace lockstep
