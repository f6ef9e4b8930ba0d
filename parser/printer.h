// The printer behind parser/print.h: one text that grows, node by node. Kept out of print.h because
// qualification (parser/qualify.cc) prints, too, with schemas put before names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ir/name.h"
#include "parser/sql_ast.h"

namespace lockstep {

// How tightly the constructs of the grammar bind (manual 4.1.6; src/backend/parser/gram.y, %left
// …).
enum class Binding {
  any,
  or_,
  and_,
  not_,
  is,
  comparison,
  between,  // IN, LIKE, SIMILAR, too
  escape,
  other_operator,
  plus,
  times,
  power,
  at_time_zone,
  collate,
  sign,
  cast,
  primary,
};

constexpr Binding tighter(Binding binding) {
  return static_cast<Binding>(static_cast<int>(binding) + 1);
}

// Schemas to be put before names: by the RangeVar, FuncCall, TypeName, string constant or the first
// node of an operator's name.
using Prefixes = std::unordered_map<const void*, Name>;

class Printer {
 public:
  explicit Printer(const Prefixes* prefixes = nullptr) : prefixes_(prefixes) {}

  std::string take() { return std::move(out_); }

  void query(const PgQuery__Node& node);
  void expression(const PgQuery__Node& node, Binding least = Binding::any);
  void type(const PgQuery__TypeName& type);

 private:
  friend class JsonPrinter;

  using Nodes = std::span<PgQuery__Node* const>;

  // Calls each(node) for the nodes with `separator` between them.
  template <class Each> void join(Nodes nodes, std::string_view separator, Each each) {
    bool first = true;
    for (const auto* node : nodes) {
      if (!first) out_ += separator;
      first = false;
      each(*node);
    }
  }

  void add(std::string_view text) { out_ += text; }

  void identifier(std::string_view name);
  void dotted(Nodes names);  // schema.name
  void names(Nodes names);   // a, b
  void expressions(Nodes nodes);
  void b_expression(const PgQuery__Node& node);
  void prefix_of(const void* node);

  // print_expression.cc
  void primary(const PgQuery__Node& node);
  void constant(const PgQuery__AConst& constant);
  void column(const PgQuery__ColumnRef& column);
  void indirection(const PgQuery__AIndirection& indirection);
  void selectors(Nodes selectors);
  void row(const PgQuery__RowExpr& row);
  void case_(const PgQuery__CaseExpr& expression);
  void sublink(const PgQuery__SubLink& link);
  void cast(const PgQuery__TypeCast& cast);
  void constant_expression(const PgQuery__Node& node);

  // print_operator.cc
  void operator_expression(const PgQuery__AExpr& expression);
  void operator_name(Nodes name);
  void symbolic(const PgQuery__AExpr& expression);
  void like(const PgQuery__AExpr& expression);
  void between(const PgQuery__AExpr& expression, std::string_view keywords);
  void logic(const PgQuery__BoolExpr& expression);
  void test(const PgQuery__Node& argument, std::string_view keywords);

  // print_function.cc
  void call(const PgQuery__FuncCall& call);
  void call_arguments(const PgQuery__FuncCall& call);
  bool special_call(const PgQuery__FuncCall& call);
  bool special_form(std::string_view name, Nodes arguments);
  void value_function(const PgQuery__SQLValueFunction& function);
  void xml(const PgQuery__XmlExpr& expression);
  void xml_serialize(const PgQuery__XmlSerialize& expression);
  void window(const PgQuery__WindowDef& window);
  void frame(const PgQuery__WindowDef& window);
  void sort_list(Nodes sorts);

  // print_query.cc
  void select(const PgQuery__SelectStmt& select);
  void select_operand(const PgQuery__SelectStmt& operand,
                      const PgQuery__SelectStmt& above,
                      bool right);
  void simple_select(const PgQuery__SelectStmt& select);
  void grouping(const PgQuery__Node& item);
  void limit(const PgQuery__SelectStmt& select);
  void locking(const PgQuery__LockingClause& clause);
  void with(const PgQuery__WithClause* with);
  void table_expression(const PgQuery__CommonTableExpr& expression);
  void targets(Nodes targets);
  void parenthesised_query(const PgQuery__Node& node);

  // print_from.cc
  void from_item(const PgQuery__Node& item);
  void relation(const PgQuery__RangeVar& relation);
  void alias(const PgQuery__Alias* alias);
  void function_item(const PgQuery__RangeFunction& item);
  void function_in_from(const PgQuery__Node& function);
  void column_definitions(Nodes definitions);
  void join_item(const PgQuery__JoinExpr& join);
  void xml_table(const PgQuery__RangeTableFunc& table);

  // print_json.cc: false for a node that is no JSON
  bool json(const PgQuery__Node& node);

  // print_statement.cc
  void insert(const PgQuery__InsertStmt& statement);
  void insert_columns(Nodes columns);
  void overriding(PgQuery__OverridingKind kind);
  void on_conflict(const PgQuery__OnConflictClause& clause);
  void index_element(const PgQuery__IndexElem& element);
  void update(const PgQuery__UpdateStmt& statement);
  void assignments(Nodes targets);
  void delete_(const PgQuery__DeleteStmt& statement);
  void merge(const PgQuery__MergeStmt& statement);
  void merge_action(const PgQuery__MergeWhenClause& clause);
  void where(const PgQuery__Node* condition);
  template <class Statement> void returning(const Statement& statement);
  void routine_body(const PgQuery__List& statements);
  void deparsed(const PgQuery__Node& statement);

  std::string out_;
  const Prefixes* prefixes_;
};

// How tightly an expression binds as the printer writes it.
Binding binding_of(const PgQuery__Node& node);

// The name of a function that PostgreSQL's grammar put there itself, `overlaps` for
// pg_catalog.overlaps; otherwise empty.
std::string_view grammar_function(const PgQuery__FuncCall& call);

}  // namespace lockstep
