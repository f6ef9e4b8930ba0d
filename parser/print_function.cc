// Calls: the ordinary form, the forms that SQL gives some functions a grammar of their own for,
// windows, XML functions.
#include "ir/error.h"
#include "parser/printer.h"

namespace lockstep {

std::string_view grammar_function(const PgQuery__FuncCall& call) {
  if (call.funcformat != PG_QUERY__COERCION_FORM__COERCE_SQL_SYNTAX || call.n_funcname != 2)
    return {};
  if (text_of(call.funcname[0]->string->sval) != "pg_catalog") return {};
  return text_of(call.funcname[1]->string->sval);
}

void Printer::call(const PgQuery__FuncCall& call) {
  if (special_call(call)) return;
  if (call.n_funcname == 1) prefix_of(&call);
  dotted({call.funcname, call.n_funcname});
  add("(");
  call_arguments(call);
  add(")");
  if (call.agg_within_group) {
    add(" WITHIN GROUP (ORDER BY ");
    sort_list({call.agg_order, call.n_agg_order});
    add(")");
  }
  if (call.agg_filter) {
    add(" FILTER (WHERE ");
    expression(*call.agg_filter);
    add(")");
  }
  if (!call.over) return;
  add(" OVER ");
  if (!text_of(call.over->name).empty()) return identifier(call.over->name);
  add("(");
  window(*call.over);
  add(")");
}

void Printer::call_arguments(const PgQuery__FuncCall& call) {
  if (call.agg_star) return add("*");
  if (call.agg_distinct) add("DISTINCT ");
  for (std::size_t i = 0; i < call.n_args; ++i) {
    if (i > 0) add(", ");
    if (call.func_variadic && i + 1 == call.n_args) add("VARIADIC ");
    expression(*call.args[i]);
  }
  if (call.agg_within_group || call.n_agg_order == 0) return;
  add(" ORDER BY ");
  sort_list({call.agg_order, call.n_agg_order});
}

namespace {

std::string_view trim_side(std::string_view function) {
  if (function == "btrim") return "BOTH ";
  if (function == "ltrim") return "LEADING ";
  return function == "rtrim" ? "TRAILING " : "";
}

}  // namespace

// The productions of gram.y that make a call with COERCE_SQL_SYNTAX.
bool Printer::special_call(const PgQuery__FuncCall& call) {
  const auto name = grammar_function(call);
  if (name.empty()) return false;
  const Nodes arguments{call.args, call.n_args};
  const auto count = arguments.size();
  if (name == "timezone" && count == 2) {
    expression(*arguments[1], Binding::at_time_zone);
    add(" AT TIME ZONE ");
    expression(*arguments[0], tighter(Binding::at_time_zone));
  } else if (name == "timezone" && count == 1) {
    expression(*arguments[0], Binding::at_time_zone);
    add(" AT LOCAL");
  } else if (name == "system_user" && count == 0) {
    add("SYSTEM_USER");
  } else if (name == "is_normalized" && count >= 1) {
    expression(*arguments[0], tighter(Binding::is));
    add(" IS ");
    if (count > 1) add(std::string(constant_text(*arguments[1])) + ' ');
    add("NORMALIZED");
  } else if (name == "overlaps" && count == 4) {
    add("(");
    expressions(arguments.first(2));
    add(") OVERLAPS (");
    expressions(arguments.last(2));
    add(")");
  } else if (name == "pg_collation_for" && count == 1) {
    add("COLLATION FOR (");
    expression(*arguments[0]);
    add(")");
  } else {
    return special_form(name, arguments);
  }
  return true;
}

// Those that look like calls, with words between the arguments.
bool Printer::special_form(std::string_view name, Nodes arguments) {
  const auto count = arguments.size();
  if (name == "extract" && count == 2) {
    add("EXTRACT(");
    identifier(constant_text(*arguments[0]));
    add(" FROM ");
    expression(*arguments[1]);
    add(")");
  } else if (name == "normalize" && count >= 1) {
    add("NORMALIZE(");
    expression(*arguments[0]);
    if (count > 1) add(", " + std::string(constant_text(*arguments[1])));
    add(")");
  } else if (name == "overlay" && count >= 3) {
    add("OVERLAY(");
    expression(*arguments[0]);
    add(" PLACING ");
    expression(*arguments[1]);
    add(" FROM ");
    expression(*arguments[2]);
    if (count > 3) {
      add(" FOR ");
      expression(*arguments[3]);
    }
    add(")");
  } else if (name == "position" && count == 2) {
    add("POSITION(");
    b_expression(*arguments[1]);
    add(" IN ");
    b_expression(*arguments[0]);
    add(")");
  } else if (name == "substring" && (count == 2 || count == 3)) {
    add("SUBSTRING(");
    expression(*arguments[0]);
    add(" FROM ");
    expression(*arguments[1]);
    if (count > 2) {
      add(" FOR ");
      expression(*arguments[2]);
    }
    add(")");
  } else if (const auto side = trim_side(name); !side.empty() && count >= 1) {
    add("TRIM(");
    add(side);
    if (count == 2) {
      expression(*arguments[1]);
      add(" ");
    }
    add("FROM ");
    expressions(count == 2 ? arguments.first(1) : arguments);
    add(")");
  } else if (name == "xmlexists" && count == 2) {
    add("XMLEXISTS(");
    expression(*arguments[0], Binding::primary);
    add(" PASSING ");
    expression(*arguments[1], Binding::primary);
    add(")");
  } else {
    return false;
  }
  return true;
}

void Printer::value_function(const PgQuery__SQLValueFunction& function) {
  static constexpr std::string_view names[] = {"",
                                               "CURRENT_DATE",
                                               "CURRENT_TIME",
                                               "CURRENT_TIME",
                                               "CURRENT_TIMESTAMP",
                                               "CURRENT_TIMESTAMP",
                                               "LOCALTIME",
                                               "LOCALTIME",
                                               "LOCALTIMESTAMP",
                                               "LOCALTIMESTAMP",
                                               "CURRENT_ROLE",
                                               "CURRENT_USER",
                                               "USER",
                                               "SESSION_USER",
                                               "CURRENT_CATALOG",
                                               "CURRENT_SCHEMA"};
  check(function.op > 0 && function.op < static_cast<int>(std::size(names)),
        "an unknown SQL value function");
  add(names[function.op]);
  switch (function.op) {
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIME_N:
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIMESTAMP_N:
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIME_N:
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIMESTAMP_N:
      return add('(' + std::to_string(function.typmod) + ')');
    default: return;
  }
}

namespace {

int integer_constant(const PgQuery__Node& node) {
  const bool number = node.node_case == PG_QUERY__NODE__NODE_A_CONST &&
                      node.a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL;
  return number ? node.a_const->ival->ival : 0;
}

bool is_true(const PgQuery__Node& node) {
  const auto& constant =
      node.node_case == PG_QUERY__NODE__NODE_TYPE_CAST ? *node.type_cast->arg : node;
  return constant.node_case == PG_QUERY__NODE__NODE_A_CONST &&
         constant.a_const->val_case == PG_QUERY__A__CONST__VAL_BOOLVAL &&
         constant.a_const->boolval->boolval;
}

std::string_view xml_option(PgQuery__XmlOptionType option) {
  return option == PG_QUERY__XML_OPTION_TYPE__XMLOPTION_DOCUMENT ? "DOCUMENT " : "CONTENT ";
}

}  // namespace

void Printer::xml(const PgQuery__XmlExpr& node) {
  const Nodes arguments{node.args, node.n_args};
  const Nodes named{node.named_args, node.n_named_args};
  switch (node.op) {
    case PG_QUERY__XML_EXPR_OP__IS_DOCUMENT: return test(*arguments[0], " IS DOCUMENT");
    case PG_QUERY__XML_EXPR_OP__IS_XMLCONCAT:
      add("XMLCONCAT(");
      expressions(arguments);
      break;
    case PG_QUERY__XML_EXPR_OP__IS_XMLELEMENT:
      add("XMLELEMENT(NAME ");
      identifier(text_of(node.name));
      if (!named.empty()) {
        add(", XMLATTRIBUTES(");
        targets(named);
        add(")");
      }
      if (!arguments.empty()) add(", ");
      expressions(arguments);
      break;
    case PG_QUERY__XML_EXPR_OP__IS_XMLFOREST:
      add("XMLFOREST(");
      targets(named);
      break;
    case PG_QUERY__XML_EXPR_OP__IS_XMLPARSE:
      add("XMLPARSE(");
      add(xml_option(node.xmloption));
      expression(*arguments[0]);
      if (is_true(*arguments[1])) add(" PRESERVE WHITESPACE");
      break;
    case PG_QUERY__XML_EXPR_OP__IS_XMLPI:
      add("XMLPI(NAME ");
      identifier(text_of(node.name));
      if (!arguments.empty()) add(", ");
      expressions(arguments);
      break;
    case PG_QUERY__XML_EXPR_OP__IS_XMLROOT: {
      add("XMLROOT(");
      expression(*arguments[0]);
      add(", VERSION ");
      const bool no_value =
          arguments[1]->node_case == PG_QUERY__NODE__NODE_A_CONST && arguments[1]->a_const->isnull;
      if (no_value)
        add("NO VALUE");
      else
        expression(*arguments[1]);
      // XmlStandaloneType in src/include/utils/xml.h.
      static constexpr std::string_view standalone[] = {
          ", STANDALONE YES", ", STANDALONE NO", ", STANDALONE NO VALUE", ""};
      add(standalone[static_cast<unsigned>(integer_constant(*arguments[2])) % 4]);
      break;
    }
    default: throw Bug("an XML function of an unknown kind does not print");
  }
  add(")");
}

void Printer::xml_serialize(const PgQuery__XmlSerialize& node) {
  add("XMLSERIALIZE(");
  add(xml_option(node.xmloption));
  expression(*node.expr);
  add(" AS ");
  type(*node.type_name);
  if (indents(node)) add(" INDENT");
  add(")");
}

// What stands between the parentheses of OVER ( ) and WINDOW w AS ( ).
void Printer::window(const PgQuery__WindowDef& window) {
  std::string_view separator;
  const auto begin = [&](std::string_view keywords) {
    add(separator);
    add(keywords);
    separator = " ";
  };
  if (const auto base = text_of(window.refname); !base.empty()) {
    begin("");
    // Unquoted, these would begin the next clause.
    if (base == "partition" || base == "range" || base == "rows" || base == "groups")
      add('"' + std::string(base) + '"');
    else
      identifier(base);
  }
  if (window.n_partition_clause > 0) {
    begin("PARTITION BY ");
    expressions({window.partition_clause, window.n_partition_clause});
  }
  if (window.n_order_clause > 0) {
    begin("ORDER BY ");
    sort_list({window.order_clause, window.n_order_clause});
  }
  constexpr int nondefault = 0x1;  // FRAMEOPTION_… in src/include/nodes/parsenodes.h
  if (!(window.frame_options & nondefault)) return;
  begin("");
  frame(window);
}

void Printer::frame(const PgQuery__WindowDef& window) {
  const int options = window.frame_options;
  add(options & 0x2 ? "RANGE " : options & 0x4 ? "ROWS " : "GROUPS ");
  const bool both = (options & 0x10) != 0;
  if (both) add("BETWEEN ");
  if (options & 0x20) add("UNBOUNDED PRECEDING");
  if (options & 0x80) add("UNBOUNDED FOLLOWING");
  if (options & 0x200) add("CURRENT ROW");
  if (options & (0x800 | 0x2000)) {
    expression(*window.start_offset);
    add(options & 0x800 ? " PRECEDING" : " FOLLOWING");
  }
  if (both) {
    add(" AND ");
    if (options & 0x40) add("UNBOUNDED PRECEDING");
    if (options & 0x100) add("UNBOUNDED FOLLOWING");
    if (options & 0x400) add("CURRENT ROW");
    if (options & (0x1000 | 0x4000)) {
      expression(*window.end_offset);
      add(options & 0x1000 ? " PRECEDING" : " FOLLOWING");
    }
  }
  if (options & 0x8000) add(" EXCLUDE CURRENT ROW");
  if (options & 0x10000) add(" EXCLUDE GROUP");
  if (options & 0x20000) add(" EXCLUDE TIES");
}

void Printer::sort_list(Nodes sorts) {
  join(sorts, ", ", [&](const PgQuery__Node& node) {
    const auto& sort = *node.sort_by;
    expression(*sort.node);
    if (sort.sortby_dir == PG_QUERY__SORT_BY_DIR__SORTBY_ASC) add(" ASC");
    if (sort.sortby_dir == PG_QUERY__SORT_BY_DIR__SORTBY_DESC) add(" DESC");
    if (sort.sortby_dir == PG_QUERY__SORT_BY_DIR__SORTBY_USING) {
      add(" USING ");
      operator_name({sort.use_op, sort.n_use_op});
    }
    if (sort.sortby_nulls == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_FIRST) add(" NULLS FIRST");
    if (sort.sortby_nulls == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_LAST) add(" NULLS LAST");
  });
}

}  // namespace lockstep
