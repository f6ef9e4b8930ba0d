#include "parser/statement_parts.h"

#include <algorithm>

#include "parser/builtin_names.h"
#include "parser/lower/generated_name.h"
#include "parser/lower/options.h"
#include "parser/qualify.h"
#include "parser/volatile_functions.h"

namespace lockstep {
namespace {

void default_facts(const PgQuery__Node& value, facts::Column& column) {
  const bool is_null = value.node_case == PG_QUERY__NODE__NODE_A_CONST && value.a_const->isnull;
  column.has_default = !is_null;
  walk(value.base, [&](const ProtobufCMessage& message) {
    if (!is(message, pg_query__func_call__descriptor)) return true;
    const auto& call = reinterpret_cast<const PgQuery__FuncCall&>(message);
    const auto names = string_list(call.funcname, call.n_funcname);
    if (names.empty()) return true;
    if (is_volatile_function(names.back()))
      column.default_is_volatile = true;
    else if (!is_builtin_function(names.back()))
      column.default_calls = true;
    return true;
  });
}

// The columns that an expression mentions, each once.
std::vector<Name> mentioned_columns(const PgQuery__Node& expression) {
  std::vector<Name> result;
  walk(expression.base, [&](const ProtobufCMessage& message) {
    if (!is(message, pg_query__column_ref__descriptor)) return true;
    const auto& reference = reinterpret_cast<const PgQuery__ColumnRef&>(message);
    if (reference.n_fields == 0 || reference.fields[reference.n_fields - 1]->node_case != PG_QUERY__NODE__NODE_STRING) return true;
    const Name name(text_of(reference.fields[reference.n_fields - 1]->string->sval));
    if (std::find(result.begin(), result.end(), name) == result.end()) result.push_back(name);
    return true;
  });
  return result;
}

// The columns that a check keeps from being null, in the forms that SET NOT NULL and ATTACH PARTITION recognise.
void not_null_columns(const PgQuery__Node& check, bool negated, std::vector<Name>& result) {
  if (check.node_case == PG_QUERY__NODE__NODE_NULL_TEST) {
    const auto wanted = negated ? PG_QUERY__NULL_TEST_TYPE__IS_NULL : PG_QUERY__NULL_TEST_TYPE__IS_NOT_NULL;
    const auto name = check.null_test->nulltesttype == wanted ? column_name(*check.null_test->arg) : std::string_view();
    if (!name.empty()) result.emplace_back(name);
  }
  if (check.node_case != PG_QUERY__NODE__NODE_BOOL_EXPR) return;
  const auto& expression = *check.bool_expr;
  const bool is_not = expression.boolop == PG_QUERY__BOOL_EXPR_TYPE__NOT_EXPR;
  if (!is_not && (negated || expression.boolop != PG_QUERY__BOOL_EXPR_TYPE__AND_EXPR)) return;
  for (std::size_t i = 0; i < expression.n_args; ++i) not_null_columns(*expression.args[i], is_not != negated, result);
}

// What CREATE INDEX says behind the columns to make the index of a key.
std::string index_clauses(const PgQuery__Constraint& key) {
  std::string text;
  for (const auto column : names_of(key.including, key.n_including)) text += (text.empty() ? " INCLUDE (" : ", ") + quoted(column);
  if (!text.empty()) text += ')';
  if (key.nulls_not_distinct) text += " NULLS NOT DISTINCT";
  std::string options;
  for (std::size_t i = 0; i < key.n_options; ++i)
    if (key.options[i]->node_case == PG_QUERY__NODE__NODE_DEF_ELEM) {
      const auto value = option_text(*key.options[i]->def_elem);
      options += (options.empty() ? "" : ", ") + option_key(*key.options[i]->def_elem) + (value.empty() ? "" : " = " + value);
    }
  if (!options.empty()) text += " WITH (" + options + ')';
  if (const auto space = text_of(key.indexspace); !space.empty()) text += " TABLESPACE " + quoted(Name(space));
  return text;
}

std::string key_addition(const PgQuery__Constraint& key) {
  std::vector<std::string> columns;
  for (const auto column : names_of(key.keys, key.n_keys)) columns.push_back(column.text());
  for (const auto column : names_of(key.including, key.n_including)) columns.push_back(column.text());
  return name_addition(columns);
}

}  // namespace

bool FactScope::says(int location, NewerWord word) const {
  return std::any_of(newer.begin(), newer.end(), [&](const NewerClause& each) { return each.word == word && static_cast<int>(each.location) == location; });
}

QualifiedName FactScope::relation(const PgQuery__RangeVar& range) const {
  const auto said = text_of(range.schemaname);
  if (said.empty() && text_of(range.relpersistence) != "t") statement.unqualified = true;
  return {said.empty() ? schema : Name(said), Name(text_of(range.relname))};
}

QualifiedName FactScope::name(PgQuery__Node* const* nodes, std::size_t count) const {
  const auto names = string_list(nodes, count);
  if (names.empty()) return {};
  if (names.size() == 1) statement.unqualified = true;
  return {names.size() == 1 ? schema : Name(names[names.size() - 2]), Name(names.back())};
}

std::vector<Name> names_of(PgQuery__Node* const* nodes, std::size_t count) {
  std::vector<Name> result;
  for (const auto each : string_list(nodes, count)) result.emplace_back(each);
  return result;
}

std::string_view column_name(const PgQuery__Node& node) {
  if (node.node_case != PG_QUERY__NODE__NODE_COLUMN_REF || node.column_ref->n_fields == 0) return {};
  const auto& last = *node.column_ref->fields[node.column_ref->n_fields - 1];
  return last.node_case == PG_QUERY__NODE__NODE_STRING ? text_of(last.string->sval) : std::string_view();
}

namespace {

std::string_view type_of_serial(std::string_view name) {
  if (name == "serial" || name == "serial4") return "integer";
  if (name == "bigserial" || name == "serial8") return "bigint";
  return name == "smallserial" || name == "serial2" ? "smallint" : "";
}

}  // namespace

facts::Type type_facts(const PgQuery__TypeName& type, const FactScope& scope) {
  facts::Type result;
  const auto names = string_list(type.names, type.n_names);
  if (names.empty()) return result;
  result.builtin = (names.size() == 2 && names.front() == "pg_catalog") || (names.size() == 1 && is_builtin_type(names.back()));
  for (std::size_t i = result.builtin ? names.size() - 1 : 0; i < names.size(); ++i) result.name += (result.name.empty() ? "" : ".") + std::string(names[i]);
  if (!result.builtin) result.named = {names.size() == 1 ? scope.schema : Name(names[names.size() - 2]), Name(names.back())};
  result.array = type.n_array_bounds > 0;
  for (std::size_t i = 0; i < type.n_typmods; ++i)
    if (const auto& each = *type.typmods[i]; each.node_case == PG_QUERY__NODE__NODE_A_CONST && each.a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL)
      result.modifiers.push_back(each.a_const->ival->ival);
  if (result.builtin) result.text = builtin_type_text(names.back(), type) + (result.array ? "[]" : "");
  if (names.size() == 1 && !result.builtin) result.text = type_of_serial(names.back());
  return result;
}

std::string collation_text(const PgQuery__ColumnDef& def) {
  if (!def.coll_clause) return {};
  auto names = names_of(def.coll_clause->collname, def.coll_clause->n_collname);
  if (names.size() > 1 && names.front() == Name("pg_catalog")) names.erase(names.begin());
  if (names.size() == 1 && names.front() == Name("default")) return {};
  std::string text;
  for (const auto name : names) text += (text.empty() ? "" : ".") + quoted(name);
  return text;
}

facts::Column column_facts(const PgQuery__ColumnDef& def, const FactScope& scope) {
  facts::Column column{.name = Name(text_of(def.colname)), .type = def.type_name ? type_facts(*def.type_name, scope) : facts::Type(), .collation = collation_text(def)};
  for (std::size_t i = 0; i < def.n_constraints; ++i) {
    if (def.constraints[i]->node_case != PG_QUERY__NODE__NODE_CONSTRAINT) continue;
    const auto& constraint = *def.constraints[i]->constraint;
    switch (constraint.contype) {
      case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL: column.not_null = true; break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
        if (constraint.raw_expr) default_facts(*constraint.raw_expr, column);
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY: column.identity = true; break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED: column.generated = true; break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
      case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
      case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
      case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION:
      case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN: {
        auto found = constraint_facts(constraint, scope);
        if (found.columns.empty()) found.columns = {column.name};
        if (found.foreign_key && found.foreign_key->columns.empty()) found.foreign_key->columns = {column.name};
        if (found.addition.empty() && (found.type == facts::Constraint::Type::unique || found.foreign_key)) found.addition = column.name.text();
        if (found.type == facts::Constraint::Type::primary_key) column.not_null = true;
        column.constraints.push_back(std::move(found));
        break;
      }
      default: break;
    }
  }
  return column;
}

facts::Constraint constraint_facts(const PgQuery__Constraint& constraint, const FactScope& scope) {
  using Type = facts::Constraint::Type;
  facts::Constraint result{.name = Name(text_of(constraint.conname)), .not_valid = constraint.skip_validation != 0, .using_index = Name(text_of(constraint.indexname))};
  result.columns = names_of(constraint.keys, constraint.n_keys);
  if (constraint.deferrable) result.deferral = constraint.initdeferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
  std::vector<std::string> columns;
  switch (constraint.contype) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
      result.type = Type::check;
      if (!constraint.raw_expr) break;
      result.columns = mentioned_columns(*constraint.raw_expr);
      not_null_columns(*constraint.raw_expr, false, result.not_null);
      // After the one column that it reads, and after none of several (AddRelationNewConstraints(), heap.c).
      if (result.columns.size() == 1) result.addition = result.columns.front().text();
      break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
      result.type = Type::primary_key;
      result.index_clauses = index_clauses(constraint);
      break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
      result.type = Type::unique;
      result.index_clauses = index_clauses(constraint);
      result.addition = key_addition(constraint);
      break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION: result.type = Type::exclusion; break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL: result.type = Type::not_null; break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
      result.type = Type::foreign_key;
      result.columns = names_of(constraint.fk_attrs, constraint.n_fk_attrs);
      for (const auto column : result.columns) columns.push_back(column.text());
      result.addition = name_addition(columns);
      result.foreign_key = facts::ForeignKey{constraint.pktable ? scope.relation(*constraint.pktable) : QualifiedName(), result.columns,
                                             names_of(constraint.pk_attrs, constraint.n_pk_attrs)};
      break;
    default: break;
  }
  result.not_enforced = scope.says(constraint.location, NewerWord::not_enforced);
  if (scope.says(constraint.location, NewerWord::not_null)) result.type = Type::not_null;
  return result;
}

void create_table_facts(const PgQuery__CreateStmt& create, const FactScope& scope) {
  auto& statement = scope.statement;
  statement.form = facts::Form::create_table;
  statement.temporary = text_of(create.relation->relpersistence) == "t";
  statement.relations = {scope.relation(*create.relation)};
  statement.conditional = create.if_not_exists;
  statement.partitioned = create.partspec != nullptr;
  if (create.partspec)
    for (std::size_t i = 0; i < create.partspec->n_part_params; ++i)
      if (const auto& each = *create.partspec->part_params[i]; each.node_case == PG_QUERY__NODE__NODE_PARTITION_ELEM && !text_of(each.partition_elem->name).empty())
        statement.partition_columns.emplace_back(text_of(each.partition_elem->name));
  for (std::size_t i = 0; i < create.n_inh_relations; ++i)
    if (create.inh_relations[i]->node_case == PG_QUERY__NODE__NODE_RANGE_VAR) statement.relations.push_back(scope.relation(*create.inh_relations[i]->range_var));
  statement.partition_of = create.partbound != nullptr && statement.relations.size() > 1;
  for (std::size_t i = 0; i < create.n_table_elts; ++i) {
    const auto& element = *create.table_elts[i];
    if (element.node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) statement.table_columns.push_back(column_facts(*element.column_def, scope));
    if (element.node_case == PG_QUERY__NODE__NODE_CONSTRAINT) statement.constraints.push_back(constraint_facts(*element.constraint, scope));
  }
}

}  // namespace lockstep
