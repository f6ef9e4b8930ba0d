// Canonical forms of the expressions of one graph.
#pragma once

#include <memory>
#include <unordered_map>

#include "parser/analyse/routines.h"
#include "parser/analyse/scope.h"

namespace lockstep::analyse {

class CanonicalForms {
 public:
  explicit CanonicalForms(const Graph& graph);

  // The canonical text of an expression in a field of `owner`. What cannot be analysed is printed as it
  // was parsed, marked as opaque.
  std::string of(const Node& owner, const Expr& expression, std::string_view field);

  // The canonical text when the columns get the types that they have in `other`, as the parser reads what the printer wrote before: casts of columns
  // to those types are left out; with `unwritten_alone`, only those that nobody wrote.
  std::string with_types_of(const Graph& other, bool unwritten_alone, const Node& owner, const Expr& expression, std::string_view field);

  // The output columns of a view or materialized view: names and types, worked out from the query where
  // the graph does not have them. Types may be empty; the list is empty when not even the names are known.
  std::vector<ir::OutputColumn> view_columns(const ObjectId& view);

 private:
  struct View {
    bool in_progress = false;
    bool done = false;
    std::string text;
    std::vector<ir::OutputColumn> columns;
  };

  std::shared_ptr<const ExpressionAst> parsed(const std::string& text);
  std::string worked_out(const Node& owner, const Expr& expression, std::string_view field);
  std::string expression(const Node& owner, const Expr& expression, std::string_view field, const std::function<bool(const Value& cast)>& hides = {});
  const View& view(const Node& owner);
  void analyse_view(const Node& owner, View& result);
  std::string body(const Node& owner, const Expr& expression);
  std::string action(const Node& owner, const Expr& expression);
  std::string partition_bound(const Node& owner, const Expr& expression);
  Value* bound_value(const Analysis& analysis, const PgQuery__Node& node, Type key);
  std::vector<Type> partition_key_types(const ObjectId& table);
  const RangeItem& relation(const ObjectId& id);

  const Graph& graph_;
  Types types_;
  Routines routines_;
  std::unordered_map<ObjectId, View> views_;
  std::unordered_map<ObjectId, RangeItem> relations_;
  // Schemas say the same again and again: `now()`, `0`, `'{}'::jsonb`.
  std::unordered_map<std::string, std::shared_ptr<const ExpressionAst>> parsed_;
  std::unordered_map<std::string, std::string> defaults_;  // by type and text: defaults name no columns
};

}  // namespace lockstep::analyse
