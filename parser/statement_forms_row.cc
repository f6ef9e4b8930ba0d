// Statements that read and write rows, or run what nobody can read here; and SET, because a SELECT of set_config() is one as well.
#include <algorithm>

#include "parser/statement_parts.h"

namespace lockstep {
namespace {

using facts::Form;

// Values of settings that mean "none": 0 with or without a unit, DEFAULT.
bool is_positive(std::string_view value) { return std::any_of(value.begin(), value.end(), [](char c) { return c >= '1' && c <= '9'; }); }

void set_facts(const PgQuery__VariableSetStmt& set, facts::Statement& statement) {
  statement.form = Form::set;
  statement.strings.clear();  // none is a value of a column
  const bool reset = set.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET || set.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL || set.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_DEFAULT;
  auto& setting = statement.settings.emplace_back(facts::Setting{.name = Name(lower_word(text_of(set.name))), .local = set.is_local != 0, .reset = reset});
  for (std::size_t i = 0; i < set.n_args; ++i) {
    if (set.args[i]->node_case != PG_QUERY__NODE__NODE_A_CONST) continue;
    const auto& constant = *set.args[i]->a_const;
    const auto text = constant.val_case == PG_QUERY__A__CONST__VAL_SVAL ? std::string(text_of(constant.sval->sval))
                      : constant.val_case == PG_QUERY__A__CONST__VAL_IVAL ? std::to_string(constant.ival->ival)
                                                                         : std::string();
    if (i == 0) setting.value = text;
  }
  setting.positive = is_positive(setting.value);
}

// `true` and `'t'` as the third argument of set_config().
bool is_true_constant(const PgQuery__Node& node) {
  if (node.node_case != PG_QUERY__NODE__NODE_A_CONST) return false;
  if (node.a_const->val_case == PG_QUERY__A__CONST__VAL_BOOLVAL) return node.a_const->boolval->boolval;
  const auto text = lower_word(constant_text(node));
  return !text.empty() && (std::string_view("true").starts_with(text) || std::string_view("yes").starts_with(text) || text == "on" || text == "1");
}

void select_facts(const PgQuery__SelectStmt& select, const FactScope& scope, facts::Statement& statement) {
  statement.form = select.into_clause ? Form::create_table_as : Form::select;
  if (select.into_clause && select.into_clause->rel) statement.relations = {scope.relation(*select.into_clause->rel)};
  walk(select.base, [&](const ProtobufCMessage& message) {
    if (is(message, pg_query__insert_stmt__descriptor)) statement.form = Form::insert;
    if (is(message, pg_query__update_stmt__descriptor)) statement.form = Form::update;
    if (is(message, pg_query__delete_stmt__descriptor)) statement.form = Form::delete_;
    if (!is(message, pg_query__func_call__descriptor)) return true;
    const auto& call = reinterpret_cast<const PgQuery__FuncCall&>(message);
    const auto names = string_list(call.funcname, call.n_funcname);
    if (names.empty() || names.back() != "set_config" || call.n_args < 2) return true;
    statement.form = Form::set;
    const auto value = constant_text(*call.args[1]);
    statement.settings.push_back({.name = Name(lower_word(constant_text(*call.args[0]))), .value = std::string(value), .positive = is_positive(value),
                                  .local = call.n_args > 2 && is_true_constant(*call.args[2])});
    return true;
  });
}

void update_facts(const PgQuery__UpdateStmt& update, const FactScope& scope, facts::Statement& statement) {
  statement.form = Form::update;
  statement.relations = {scope.relation(*update.relation)};
  statement.has_where = update.where_clause != nullptr;
  for (std::size_t i = 0; i < update.n_target_list; ++i)
    if (update.target_list[i]->node_case == PG_QUERY__NODE__NODE_RES_TARGET) {
      const auto& target = *update.target_list[i]->res_target;
      (target.n_indirection == 0 ? statement.columns : statement.columns_in_part).emplace_back(text_of(target.name));
    }
}

}  // namespace

bool row_facts(const PgQuery__Node& node, const FactScope& scope, facts::Statement& statement) {
  using facts::Form;  // there is another one in lockstep, which a unity build can bring along (parser/analyse/value.h)
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_SELECT_STMT: select_facts(*node.select_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_UPDATE_STMT: update_facts(*node.update_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_DELETE_STMT:
      statement.form = Form::delete_;
      statement.relations = {scope.relation(*node.delete_stmt->relation)};
      statement.has_where = node.delete_stmt->where_clause != nullptr;
      return true;
    case PG_QUERY__NODE__NODE_INSERT_STMT: {
      statement.form = Form::insert;
      statement.relations = {scope.relation(*node.insert_stmt->relation)};
      const auto* source = node.insert_stmt->select_stmt;
      // Of a query, not of VALUES.
      statement.expression = source && source->node_case == PG_QUERY__NODE__NODE_SELECT_STMT && source->select_stmt->n_values_lists == 0;
      return true;
    }
    case PG_QUERY__NODE__NODE_MERGE_STMT:
      statement.form = Form::merge;
      statement.relations = {scope.relation(*node.merge_stmt->relation)};
      return true;
    case PG_QUERY__NODE__NODE_COPY_STMT:
      statement.form = node.copy_stmt->is_from ? Form::copy_from : Form::select;
      if (node.copy_stmt->relation) statement.relations = {scope.relation(*node.copy_stmt->relation)};
      return true;
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT: set_facts(*node.variable_set_stmt, statement); return true;
    case PG_QUERY__NODE__NODE_DISCARD_STMT:
      // DISCARD ALL does what RESET ALL does, and more.
      if (node.discard_stmt->target != PG_QUERY__DISCARD_MODE__DISCARD_ALL) return false;
      statement.form = Form::set;
      statement.settings.push_back({.reset = true});
      return true;
    case PG_QUERY__NODE__NODE_DO_STMT:
    case PG_QUERY__NODE__NODE_EXECUTE_STMT:
    case PG_QUERY__NODE__NODE_CALL_STMT: statement.form = Form::dynamic; return true;
    default: return false;
  }
}

}  // namespace lockstep
