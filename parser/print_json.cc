// What SQL/JSON added to the grammar: constructors and IS JSON with 16, query functions, JSON_TABLE and merge_action()
// with 17 (src/backend/parser/gram.y). Nothing of it is in the trees of older parsers.
#include "parser/printer.h"

namespace lockstep {

#if PG_VERSION_NUM >= 160000

class JsonPrinter {
 public:
  explicit JsonPrinter(Printer& to) : to_(to) {}

  // False for a node that is not of these.
  bool print(const PgQuery__Node& node) {
    switch (node.node_case) {
      case PG_QUERY__NODE__NODE_JSON_VALUE_EXPR: value(*node.json_value_expr); return true;
      case PG_QUERY__NODE__NODE_JSON_KEY_VALUE: pair(*node.json_key_value); return true;
      case PG_QUERY__NODE__NODE_JSON_OBJECT_CONSTRUCTOR: object(*node.json_object_constructor); return true;
      case PG_QUERY__NODE__NODE_JSON_ARRAY_CONSTRUCTOR: array(*node.json_array_constructor); return true;
      case PG_QUERY__NODE__NODE_JSON_ARRAY_QUERY_CONSTRUCTOR: array_of_query(*node.json_array_query_constructor); return true;
      case PG_QUERY__NODE__NODE_JSON_OBJECT_AGG: object_aggregate(*node.json_object_agg); return true;
      case PG_QUERY__NODE__NODE_JSON_ARRAY_AGG: array_aggregate(*node.json_array_agg); return true;
      case PG_QUERY__NODE__NODE_JSON_IS_PREDICATE: test(*node.json_is_predicate); return true;
#if PG_VERSION_NUM >= 170000
      case PG_QUERY__NODE__NODE_JSON_PARSE_EXPR:
        add("JSON(");
        value(*node.json_parse_expr->expr);
        if (node.json_parse_expr->unique_keys) add(" WITH UNIQUE KEYS");
        return end(node.json_parse_expr->output);
      case PG_QUERY__NODE__NODE_JSON_SCALAR_EXPR:
        add("JSON_SCALAR(");
        to_.expression(*node.json_scalar_expr->expr);
        return end(node.json_scalar_expr->output);
      case PG_QUERY__NODE__NODE_JSON_SERIALIZE_EXPR:
        add("JSON_SERIALIZE(");
        value(*node.json_serialize_expr->expr);
        return end(node.json_serialize_expr->output);
      case PG_QUERY__NODE__NODE_JSON_FUNC_EXPR: function(*node.json_func_expr); return true;
      case PG_QUERY__NODE__NODE_JSON_TABLE: table(*node.json_table); return true;
      case PG_QUERY__NODE__NODE_MERGE_SUPPORT_FUNC: add("merge_action()"); return true;
#endif
      default: return false;
    }
  }

 private:
  using Nodes = std::span<PgQuery__Node* const>;

  void add(std::string_view text) { to_.add(text); }

  void format(const PgQuery__JsonFormat* format) {
    if (!format || format->format_type != PG_QUERY__JSON_FORMAT_TYPE__JS_FORMAT_JSON) return;
    add(" FORMAT JSON");
    switch (format->encoding) {
      case PG_QUERY__JSON_ENCODING__JS_ENC_UTF8: return add(" ENCODING utf8");
      case PG_QUERY__JSON_ENCODING__JS_ENC_UTF16: return add(" ENCODING utf16");
      case PG_QUERY__JSON_ENCODING__JS_ENC_UTF32: return add(" ENCODING utf32");
      default: return;
    }
  }

  void value(const PgQuery__JsonValueExpr& value) {
    to_.expression(*value.raw_expr);
    format(value.format);
  }

  void pair(const PgQuery__JsonKeyValue& pair) {
    to_.expression(*pair.key, Binding::primary);
    add(" VALUE ");
    value(*pair.value);
  }

  void returning(const PgQuery__JsonOutput* output) {
    if (!output || !output->type_name) return;
    add(" RETURNING ");
    to_.type(*output->type_name);
    if (output->returning) format(output->returning->format);
  }

  bool end(const PgQuery__JsonOutput* output) {
    returning(output);
    add(")");
    return true;
  }

  void object(const PgQuery__JsonObjectConstructor& node) {
    add("JSON_OBJECT(");
    to_.expressions({node.exprs, node.n_exprs});
    if (node.absent_on_null) add(" ABSENT ON NULL");
    if (node.unique) add(" WITH UNIQUE KEYS");
    end(node.output);
  }

  void array(const PgQuery__JsonArrayConstructor& node) {
    add("JSON_ARRAY(");
    to_.expressions({node.exprs, node.n_exprs});
    if (!node.absent_on_null && node.n_exprs > 0) add(" NULL ON NULL");
    end(node.output);
  }

  void array_of_query(const PgQuery__JsonArrayQueryConstructor& node) {
    add("JSON_ARRAY(");
    to_.query(*node.query);
    format(node.format);
    end(node.output);
  }

  void object_aggregate(const PgQuery__JsonObjectAgg& node) {
    add("JSON_OBJECTAGG(");
    pair(*node.arg);
    if (node.absent_on_null) add(" ABSENT ON NULL");
    if (node.unique) add(" WITH UNIQUE KEYS");
    aggregate(*node.constructor);
  }

  void array_aggregate(const PgQuery__JsonArrayAgg& node) {
    add("JSON_ARRAYAGG(");
    value(*node.arg);
    if (node.constructor->n_agg_order > 0) {
      add(" ORDER BY ");
      to_.sort_list({node.constructor->agg_order, node.constructor->n_agg_order});
    }
    if (!node.absent_on_null) add(" NULL ON NULL");
    aggregate(*node.constructor);
  }

  void aggregate(const PgQuery__JsonAggConstructor& node) {
    end(node.output);
    if (node.agg_filter) {
      add(" FILTER (WHERE ");
      to_.expression(*node.agg_filter);
      add(")");
    }
    if (!node.over) return;
    add(" OVER ");
    if (!text_of(node.over->name).empty()) return to_.identifier(node.over->name);
    add("(");
    to_.window(*node.over);
    add(")");
  }

  void test(const PgQuery__JsonIsPredicate& node) {
    to_.expression(*node.expr, tighter(Binding::is));
    format(node.format);
    add(" IS JSON");
    switch (node.item_type) {
      case PG_QUERY__JSON_VALUE_TYPE__JS_TYPE_OBJECT: add(" OBJECT"); break;
      case PG_QUERY__JSON_VALUE_TYPE__JS_TYPE_ARRAY: add(" ARRAY"); break;
      case PG_QUERY__JSON_VALUE_TYPE__JS_TYPE_SCALAR: add(" SCALAR"); break;
      default: break;
    }
    if (node.unique_keys) add(" WITH UNIQUE KEYS");
  }

#if PG_VERSION_NUM >= 170000
  void behaviour(const PgQuery__JsonBehavior* behaviour, std::string_view when) {
    if (!behaviour) return;
    switch (behaviour->btype) {
      case PG_QUERY__JSON_BEHAVIOR_TYPE__JSON_BEHAVIOR_NULL: add(" NULL"); break;
      case PG_QUERY__JSON_BEHAVIOR_TYPE__JSON_BEHAVIOR_ERROR: add(" ERROR"); break;
      case PG_QUERY__JSON_BEHAVIOR_TYPE__JSON_BEHAVIOR_TRUE: add(" TRUE"); break;
      case PG_QUERY__JSON_BEHAVIOR_TYPE__JSON_BEHAVIOR_FALSE: add(" FALSE"); break;
      case PG_QUERY__JSON_BEHAVIOR_TYPE__JSON_BEHAVIOR_UNKNOWN: add(" UNKNOWN"); break;
      case PG_QUERY__JSON_BEHAVIOR_TYPE__JSON_BEHAVIOR_EMPTY: add(" EMPTY"); break;
      case PG_QUERY__JSON_BEHAVIOR_TYPE__JSON_BEHAVIOR_EMPTY_ARRAY: add(" EMPTY ARRAY"); break;
      case PG_QUERY__JSON_BEHAVIOR_TYPE__JSON_BEHAVIOR_EMPTY_OBJECT: add(" EMPTY OBJECT"); break;
      default:
        add(" DEFAULT ");
        to_.expression(*behaviour->expr);
    }
    add(when);
  }

  void wrapper_and_quotes(PgQuery__JsonWrapper wrapper, PgQuery__JsonQuotes quotes) {
    switch (wrapper) {
      case PG_QUERY__JSON_WRAPPER__JSW_NONE: add(" WITHOUT WRAPPER"); break;
      case PG_QUERY__JSON_WRAPPER__JSW_CONDITIONAL: add(" WITH CONDITIONAL WRAPPER"); break;
      case PG_QUERY__JSON_WRAPPER__JSW_UNCONDITIONAL: add(" WITH UNCONDITIONAL WRAPPER"); break;
      default: break;
    }
    if (quotes == PG_QUERY__JSON_QUOTES__JS_QUOTES_KEEP) add(" KEEP QUOTES");
    if (quotes == PG_QUERY__JSON_QUOTES__JS_QUOTES_OMIT) add(" OMIT QUOTES");
  }

  void passing(Nodes arguments) {
    if (arguments.empty()) return;
    add(" PASSING ");
    to_.join(arguments, ", ", [&](const PgQuery__Node& node) {
      value(*node.json_argument->val);
      add(" AS ");
      to_.identifier(text_of(node.json_argument->name));
    });
  }

  void function(const PgQuery__JsonFuncExpr& node) {
    switch (node.op) {
      case PG_QUERY__JSON_EXPR_OP__JSON_EXISTS_OP: add("JSON_EXISTS("); break;
      case PG_QUERY__JSON_EXPR_OP__JSON_QUERY_OP: add("JSON_QUERY("); break;
      default: add("JSON_VALUE(");
    }
    value(*node.context_item);
    add(", ");
    to_.expression(*node.pathspec);
    passing({node.passing, node.n_passing});
    returning(node.output);
    wrapper_and_quotes(node.wrapper, node.quotes);
    behaviour(node.on_empty, " ON EMPTY");
    behaviour(node.on_error, " ON ERROR");
    add(")");
  }

  void path(const PgQuery__JsonTablePathSpec& path) {
    to_.expression(*path.string);
    if (text_of(path.name).empty()) return;
    add(" AS ");
    to_.identifier(text_of(path.name));
  }

  void columns(Nodes columns) {
    add(" COLUMNS (");
    to_.join(columns, ", ", [&](const PgQuery__Node& node) { column(*node.json_table_column); });
    add(")");
  }

  void column(const PgQuery__JsonTableColumn& column) {
    if (column.coltype == PG_QUERY__JSON_TABLE_COLUMN_TYPE__JTC_NESTED) {
      add("NESTED PATH ");
      path(*column.pathspec);
      return columns({column.columns, column.n_columns});
    }
    to_.identifier(text_of(column.name));
    if (column.coltype == PG_QUERY__JSON_TABLE_COLUMN_TYPE__JTC_FOR_ORDINALITY) return add(" FOR ORDINALITY");
    add(" ");
    to_.type(*column.type_name);
    if (column.coltype == PG_QUERY__JSON_TABLE_COLUMN_TYPE__JTC_EXISTS) add(" EXISTS");
    format(column.format);
    if (column.pathspec) {
      add(" PATH ");
      path(*column.pathspec);
    }
    if (column.coltype != PG_QUERY__JSON_TABLE_COLUMN_TYPE__JTC_EXISTS) wrapper_and_quotes(column.wrapper, column.quotes);
    behaviour(column.on_empty, " ON EMPTY");
    behaviour(column.on_error, " ON ERROR");
  }

  void table(const PgQuery__JsonTable& node) {
    if (node.lateral) add("LATERAL ");
    add("JSON_TABLE(");
    value(*node.context_item);
    add(", ");
    path(*node.pathspec);
    passing({node.passing, node.n_passing});
    columns({node.columns, node.n_columns});
    behaviour(node.on_error, " ON ERROR");
    add(")");
    to_.alias(node.alias);
  }
#endif

  Printer& to_;
};

bool Printer::json(const PgQuery__Node& node) { return JsonPrinter(*this).print(node); }

#else

bool Printer::json(const PgQuery__Node&) { return false; }

#endif

}  // namespace lockstep
