// Operators, and where they need parentheses: the precedence table of the manual (4.1.6) and of
// src/backend/parser/gram.y.
#include "ir/error.h"
#include "parser/print.h"
#include "parser/printer.h"

namespace lockstep {
namespace {

using Nodes = std::span<PgQuery__Node* const>;

std::string_view symbol_of(Nodes name) {
  return name.empty() ? std::string_view() : text_of(name.back()->string->sval);
}

Binding binding_of_operator(Nodes name) {
  if (name.size() != 1) return Binding::other_operator;
  const auto symbol = symbol_of(name);
  if (symbol == "<" || symbol == ">" || symbol == "=" || symbol == "<=" || symbol == ">=" ||
      symbol == "<>")
    return Binding::comparison;
  if (symbol == "+" || symbol == "-") return Binding::plus;
  if (symbol == "*" || symbol == "/" || symbol == "%") return Binding::times;
  if (symbol == "^") return Binding::power;
  return Binding::other_operator;
}

bool is_sign(const PgQuery__AExpr& expression) {
  return !expression.lexpr &&
         binding_of_operator({expression.name, expression.n_name}) == Binding::plus;
}

Binding binding_of_symbolic(const PgQuery__AExpr& expression) {
  if (expression.lexpr) return binding_of_operator({expression.name, expression.n_name});
  return is_sign(expression) ? Binding::sign : Binding::other_operator;
}

// What the operands of a symbolic operator have to bind at least.
struct Operands {
  Binding left;
  Binding right;
};

Operands operands_of(const PgQuery__AExpr& expression) {
  const auto own = binding_of_symbolic(expression);
  if (!expression.lexpr) return {own, own == Binding::sign ? Binding::sign : tighter(own)};
  if (own == Binding::comparison) return {tighter(own), tighter(own)};
  return {own, tighter(own)};
}

Binding binding_of_expression(const PgQuery__AExpr& expression) {
  switch (expression.kind) {
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP: return binding_of_symbolic(expression);
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP_ANY:
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP_ALL:
      return binding_of_operator({expression.name, expression.n_name});
    case PG_QUERY__A__EXPR__KIND__AEXPR_DISTINCT:
    case PG_QUERY__A__EXPR__KIND__AEXPR_NOT_DISTINCT: return Binding::is;
    case PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF: return Binding::primary;
    default: return Binding::between;
  }
}

// `x IN (SELECT …)` under NOT is written `x NOT IN (SELECT …)`.
const PgQuery__SubLink* negated_in(const PgQuery__BoolExpr& expression) {
  if (expression.boolop != PG_QUERY__BOOL_EXPR_TYPE__NOT_EXPR || expression.n_args != 1)
    return nullptr;
  const auto& argument = *expression.args[0];
  if (argument.node_case != PG_QUERY__NODE__NODE_SUB_LINK) return nullptr;
  const auto& link = *argument.sub_link;
  const bool in =
      link.sub_link_type == PG_QUERY__SUB_LINK_TYPE__ANY_SUBLINK && link.n_oper_name == 0;
  return in ? &link : nullptr;
}

Binding binding_of_call(const PgQuery__FuncCall& call) {
  const auto name = grammar_function(call);
  if (name == "timezone") return Binding::at_time_zone;
  if (name == "is_normalized" || name == "overlaps") return Binding::is;
  return Binding::primary;
}

Binding binding_of_sublink(const PgQuery__SubLink& link) {
  if (link.sub_link_type != PG_QUERY__SUB_LINK_TYPE__ANY_SUBLINK &&
      link.sub_link_type != PG_QUERY__SUB_LINK_TYPE__ALL_SUBLINK)
    return Binding::primary;
  if (link.n_oper_name == 0) return Binding::between;
  return binding_of_operator({link.oper_name, link.n_oper_name});
}

bool is_negative(const PgQuery__AConst& constant) {
  if (constant.val_case == PG_QUERY__A__CONST__VAL_IVAL) return constant.ival->ival < 0;
  return constant.val_case == PG_QUERY__A__CONST__VAL_FVAL &&
         text_of(constant.fval->fval).starts_with('-');
}

}  // namespace

Binding binding_of(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_A_CONST:
      return is_negative(*node.a_const) ? Binding::sign : Binding::primary;
    case PG_QUERY__NODE__NODE_A_EXPR: return binding_of_expression(*node.a_expr);
    case PG_QUERY__NODE__NODE_BOOL_EXPR:
      if (negated_in(*node.bool_expr)) return Binding::between;
      if (node.bool_expr->boolop == PG_QUERY__BOOL_EXPR_TYPE__NOT_EXPR) return Binding::not_;
      return node.bool_expr->boolop == PG_QUERY__BOOL_EXPR_TYPE__AND_EXPR ? Binding::and_
                                                                          : Binding::or_;
    case PG_QUERY__NODE__NODE_NULL_TEST:
    case PG_QUERY__NODE__NODE_BOOLEAN_TEST: return Binding::is;
    case PG_QUERY__NODE__NODE_XML_EXPR:
      return node.xml_expr->op == PG_QUERY__XML_EXPR_OP__IS_DOCUMENT ? Binding::is
                                                                     : Binding::primary;
    case PG_QUERY__NODE__NODE_FUNC_CALL: return binding_of_call(*node.func_call);
    case PG_QUERY__NODE__NODE_SUB_LINK: return binding_of_sublink(*node.sub_link);
    case PG_QUERY__NODE__NODE_COLLATE_CLAUSE: return Binding::collate;
    case PG_QUERY__NODE__NODE_TYPE_CAST: return Binding::cast;
    default: return is_json_test(node) ? Binding::is : Binding::primary;
  }
}

bool is_b_expression(const PgQuery__Node& node) {
  if (binding_of(node) >= Binding::sign && node.node_case != PG_QUERY__NODE__NODE_A_EXPR)
    return true;
  if (node.node_case != PG_QUERY__NODE__NODE_A_EXPR) return false;
  const auto& expression = *node.a_expr;
  if (expression.kind == PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF) return true;
  if (expression.kind != PG_QUERY__A__EXPR__KIND__AEXPR_OP) return false;
  const auto least = operands_of(expression);
  const auto fits = [](const PgQuery__Node* operand, Binding binding) {
    return !operand || binding_of(*operand) < binding || is_b_expression(*operand);
  };
  return fits(expression.lexpr, least.left) && fits(expression.rexpr, least.right);
}

void Printer::operator_name(Nodes name) {
  const auto prefix = prefixes_ && !name.empty() ? prefixes_->find(name.front()) : Prefixes::const_iterator();
  if (prefixes_ && !name.empty() && prefix != prefixes_->end()) {
    add("OPERATOR(");
    identifier(prefix->second.text());
    add(".");
    add(symbol_of(name));
    return add(")");
  }
  if (name.size() == 1) return add(symbol_of(name));
  add("OPERATOR(");
  for (const auto* schema : name.first(name.size() - 1)) {
    identifier(text_of(schema->string->sval));
    add(".");
  }
  add(symbol_of(name));
  add(")");
}

void Printer::operator_expression(const PgQuery__AExpr& node) {
  switch (node.kind) {
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP: return symbolic(node);
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP_ANY:
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP_ALL:
      expression(*node.lexpr, tighter(binding_of_expression(node)));
      add(" ");
      operator_name({node.name, node.n_name});
      add(node.kind == PG_QUERY__A__EXPR__KIND__AEXPR_OP_ANY ? " ANY (" : " ALL (");
      expression(*node.rexpr);
      return add(")");
    case PG_QUERY__A__EXPR__KIND__AEXPR_DISTINCT:
    case PG_QUERY__A__EXPR__KIND__AEXPR_NOT_DISTINCT:
      expression(*node.lexpr, tighter(Binding::is));
      add(node.kind == PG_QUERY__A__EXPR__KIND__AEXPR_DISTINCT ? " IS DISTINCT FROM "
                                                               : " IS NOT DISTINCT FROM ");
      return expression(*node.rexpr, tighter(Binding::is));
    case PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF:
      add("NULLIF(");
      expression(*node.lexpr);
      add(", ");
      expression(*node.rexpr);
      return add(")");
    case PG_QUERY__A__EXPR__KIND__AEXPR_IN:
      expression(*node.lexpr, tighter(Binding::between));
      add(symbol_of({node.name, node.n_name}) == "=" ? " IN " : " NOT IN ");
      return expression(*node.rexpr);
    case PG_QUERY__A__EXPR__KIND__AEXPR_LIKE:
    case PG_QUERY__A__EXPR__KIND__AEXPR_ILIKE:
    case PG_QUERY__A__EXPR__KIND__AEXPR_SIMILAR: return like(node);
    case PG_QUERY__A__EXPR__KIND__AEXPR_BETWEEN: return between(node, " BETWEEN ");
    case PG_QUERY__A__EXPR__KIND__AEXPR_NOT_BETWEEN: return between(node, " NOT BETWEEN ");
    case PG_QUERY__A__EXPR__KIND__AEXPR_BETWEEN_SYM: return between(node, " BETWEEN SYMMETRIC ");
    case PG_QUERY__A__EXPR__KIND__AEXPR_NOT_BETWEEN_SYM:
      return between(node, " NOT BETWEEN SYMMETRIC ");
    default: throw Bug("an operator of an unknown kind does not print");
  }
}

void Printer::symbolic(const PgQuery__AExpr& node) {
  const auto least = operands_of(node);
  const Nodes name{node.name, node.n_name};
  if (node.lexpr) {
    expression(*node.lexpr, least.left);
    add(" ");
    operator_name(name);
    add(" ");
    return expression(*node.rexpr, least.right);
  }
  operator_name(name);
  const auto operand_at = out_.size();
  expression(*node.rexpr, least.right);
  // `- -1` and `@ -1`: operators that touch would be one token.
  const bool letter_follows =
      is_sign(node) &&
      std::string_view("+-*/<>=~!@#%^&|`?").find(out_[operand_at]) == std::string_view::npos;
  if (!letter_follows) out_.insert(operand_at, " ");
}

// LIKE, ILIKE, SIMILAR TO. The grammar keeps ESCAPE as a call around the pattern.
void Printer::like(const PgQuery__AExpr& node) {
  expression(*node.lexpr, tighter(Binding::between));
  const bool negated = symbol_of({node.name, node.n_name}).starts_with('!');
  add(negated ? " NOT " : " ");
  const bool similar = node.kind == PG_QUERY__A__EXPR__KIND__AEXPR_SIMILAR;
  if (similar)
    add("SIMILAR TO ");
  else
    add(node.kind == PG_QUERY__A__EXPR__KIND__AEXPR_LIKE ? "LIKE " : "ILIKE ");
  const auto& pattern = *node.rexpr;
  if (pattern.node_case == PG_QUERY__NODE__NODE_FUNC_CALL && pattern.func_call->n_funcname == 2) {
    const auto& escape = *pattern.func_call;
    const auto name = text_of(escape.funcname[1]->string->sval);
    const bool fits =
        similar ? name == "similar_to_escape" : name == "like_escape" && escape.n_args == 2;
    if (fits && text_of(escape.funcname[0]->string->sval) == "pg_catalog") {
      expression(*escape.args[0], tighter(Binding::escape));
      if (escape.n_args < 2) return;
      add(" ESCAPE ");
      return expression(*escape.args[1], tighter(Binding::escape));
    }
  }
  check(!similar, "SIMILAR TO without its pattern does not print");
  expression(pattern, tighter(Binding::between));
}

void Printer::between(const PgQuery__AExpr& node, std::string_view keywords) {
  check(node.rexpr->node_case == PG_QUERY__NODE__NODE_LIST && node.rexpr->list->n_items == 2,
        "BETWEEN needs two bounds");
  expression(*node.lexpr, tighter(Binding::between));
  add(keywords);
  b_expression(*node.rexpr->list->items[0]);
  add(" AND ");
  expression(*node.rexpr->list->items[1], tighter(Binding::between));
}

void Printer::logic(const PgQuery__BoolExpr& node) {
  if (const auto* link = negated_in(node)) {
    expression(*link->testexpr, tighter(Binding::between));
    add(" NOT IN ");
    return parenthesised_query(*link->subselect);
  }
  if (node.boolop == PG_QUERY__BOOL_EXPR_TYPE__NOT_EXPR) {
    add("NOT ");
    return expression(*node.args[0], Binding::not_);
  }
  // The grammar makes one list of `a AND b AND c`; a list in a list had parentheses.
  const bool conjunction = node.boolop == PG_QUERY__BOOL_EXPR_TYPE__AND_EXPR;
  const auto least = tighter(conjunction ? Binding::and_ : Binding::or_);
  join({node.args, node.n_args}, conjunction ? " AND " : " OR ", [&](const PgQuery__Node& each) {
    expression(each, least);
  });
}

void Printer::test(const PgQuery__Node& argument, std::string_view keywords) {
  expression(argument, tighter(Binding::is));
  add(keywords);
}

}  // namespace lockstep
