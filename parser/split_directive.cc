#include "parser/split_directive.h"

#include <algorithm>

#include "ir/column_split.h"
#include "parser/print.h"
#include "parser/sql_ast.h"

namespace lockstep {
namespace {

// What stands in the parentheses: the fields of a row, or the one expression.
std::vector<const PgQuery__Node*> row_fields(const PgQuery__Node& expression) {
  if (expression.node_case != PG_QUERY__NODE__NODE_ROW_EXPR || expression.row_expr->row_format != PG_QUERY__COERCION_FORM__COERCE_IMPLICIT_CAST) return {&expression};
  return {expression.row_expr->args, expression.row_expr->args + expression.row_expr->n_args};
}

// The columns that an expression names. Nothing of one with a subquery, which has columns of its own.
std::vector<Name> columns_named(const PgQuery__Node& expression) {
  std::vector<Name> result;
  bool subquery = false;
  walk(expression.base, [&](const ProtobufCMessage& message) {
    if (is(message, pg_query__sub_link__descriptor)) subquery = true;
    if (!is(message, pg_query__column_ref__descriptor)) return true;
    const auto& reference = reinterpret_cast<const PgQuery__ColumnRef&>(message);
    const auto& last = *reference.fields[reference.n_fields - 1];
    result.emplace_back(last.node_case == PG_QUERY__NODE__NODE_STRING ? text_of(last.string->sval) : "*");
    return false;
  });
  return subquery ? std::vector<Name>() : result;
}

bool share_a_column(const std::vector<Name>& left, const std::vector<Name>& right) {
  return std::any_of(left.begin(), left.end(), [&](Name name) { return std::find(right.begin(), right.end(), name) != right.end(); });
}

// The columns that come from the same ones as that of the directive, itself among them.
std::vector<Name> columns_that_come(const Graph& graph, const Node& node, const Directive& directive) {
  std::vector<Name> from = split_sources(directive);
  std::vector<Name> result;
  // Who shares a column with one that shares a column belongs to them.
  for (std::size_t before = from.size() + 1; before != from.size();) {
    before = from.size();
    result.clear();
    for (const Node* column : graph.columns(*node.parent)) {
      const auto* other = split_directive(*column);
      if (other == nullptr || !share_a_column(split_sources(*other), from)) continue;
      result.push_back(column->id.part);
      for (const auto name : split_sources(*other))
        if (std::find(from.begin(), from.end(), name) == from.end()) from.push_back(name);
    }
  }
  return result;
}

class SplitSettler {
 public:
  SplitSettler(const Graph& graph, const Node& node, Directive& directive, Diagnostics& diagnostics) : graph_(graph), node_(node), directive_(directive), diagnostics_(diagnostics) {}

  bool settle() {
    const auto from = split_sources(directive_);
    if (std::find(from.begin(), from.end(), node_.id.part) != from.end()) {
      diagnostics_.error("column-split", directive_.span, to_string(node_.id) + " cannot take the place of `" + quoted(node_.id.part) + "`: the table is to keep `" + quoted(node_.id.part) + "`",
                         {"give the new column a name that none of the old ones has"});
      return false;
    }
    const auto forth = parse_expression("(" + directive_.keys.at("using") + ")");
    bool good = names_only(*forth.expression, from, "`using` makes the new column of those that go");
    const auto reverse = directive_.keys.find("reverse");
    if (reverse == directive_.keys.end()) return good;
    const auto back = parse_expression("(" + reverse->second + ")");
    const auto fields = row_fields(*back.expression);
    if (fields.size() != from.size()) {
      diagnostics_.error("directive-value", directive_.span,
                         "`reverse` of directive `@" + directive_.name + "` gives back " + std::to_string(from.size()) + (from.size() == 1 ? " column" : " columns") + ", and has " +
                             std::to_string(fields.size()) + (fields.size() == 1 ? " expression" : " expressions"),
                         {"there is one for each name in `from`; NULL where a column is not given back"});
      return false;
    }
    const auto fresh = columns_that_come(graph_, node_, directive_);
    directive_.keys.erase(reverse);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const bool nothing = fields[i]->node_case == PG_QUERY__NODE__NODE_A_CONST && fields[i]->a_const->isnull;
      if (nothing) continue;
      good = names_only(*fields[i], fresh, "`reverse` makes the columns that go of the new ones") && good;
      directive_.keys[reverse_key(from[i])] = print_expression(*fields[i]);
    }
    return good;
  }

 private:
  bool names_only(const PgQuery__Node& expression, const std::vector<Name>& known, const std::string& hint) {
    for (const auto name : columns_named(expression)) {
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      diagnostics_.error("column-split", directive_.span, "directive `@" + directive_.name + "` before " + to_string(node_.id) + " cannot make use of `" + name.text() + "`", {hint});
      return false;
    }
    return true;
  }

  const Graph& graph_;
  const Node& node_;
  Directive& directive_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<Name> names_in_list(const std::string& text) {
  const auto parsed = parse_expression(text);
  if (parsed.expression == nullptr) return {};
  std::vector<Name> result;
  for (const auto* field : row_fields(*parsed.expression)) {
    const bool plain = field->node_case == PG_QUERY__NODE__NODE_COLUMN_REF && field->column_ref->n_fields == 1 &&
                       field->column_ref->fields[0]->node_case == PG_QUERY__NODE__NODE_STRING;
    if (!plain) return {};
    const Name name(text_of(field->column_ref->fields[0]->string->sval));
    if (std::find(result.begin(), result.end(), name) != result.end()) return {};
    result.push_back(name);
  }
  return result;
}

bool settle_split(const Graph& graph, const Node& node, Directive& directive, Diagnostics& diagnostics) {
  return SplitSettler(graph, node, directive, diagnostics).settle();
}

}  // namespace lockstep
