#include "parser/operators_in_texts.h"

#include <algorithm>
#include <array>
#include <set>

#include "ir/visit_references.h"
#include "parser/builtin/catalog.h"
#include "parser/text_editor.h"

namespace lockstep {
namespace {

// OPERATOR() binds like most operators, but these bind tighter or less tight: their operands would change.
bool binds_otherwise(std::string_view symbol) {
  static constexpr std::array symbols = std::to_array<std::string_view>({"+", "-", "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>"});
  return std::find(symbols.begin(), symbols.end(), symbol) != symbols.end();
}

class OperatorEditor : public TextEditor {
 public:
  explicit OperatorEditor(const Graph& graph) : graph_(graph) {}

  void operation(const PgQuery__AExpr& node, const analyse::Value& value) override {
    const bool symbolic = value.op == analyse::Op::operation || value.op == analyse::Op::any_of || value.op == analyse::Op::all_of;
    if (!symbolic || node.n_name != 1 || node.location < 0 || !value.name.starts_with("OPERATOR(")) return;
    if (binds_otherwise(text_of(node.name[0]->string->sval))) return;
    const auto begin = static_cast<std::size_t>(node.location);
    const auto token = std::find_if(tokens().begin(), tokens().end(), [&](const Token& each) { return each.begin == begin; });
    if (token == tokens().end()) return;
    const auto is_blank = [&](std::size_t at) { return at < text().size() && text()[at] == ' '; };
    replace(begin, token->end, (begin > 0 && is_blank(begin - 1) ? "" : " ") + value.name + (is_blank(token->end) ? "" : " "));
  }

  void uses_operator(const QualifiedName& name, const std::string& left, const std::string& right) override {
    const ObjectId id{.kind = Kind::operator_, .schema = name.schema, .name = name.name, .signature = Name(left + ", " + right)};
    if (!name.schema.empty() && graph_.contains(id)) used_.insert(id);
  }

  const std::set<ObjectId>& used() const { return used_; }

 private:
  const Graph& graph_;
  std::set<ObjectId> used_;
};

// The operators in question, by the types they are for.
struct Overloads {
  std::set<ObjectId> types;
  bool any_type = false;  // some take nothing but types of PostgreSQL's own
  bool empty() const { return types.empty() && !any_type; }
};

Overloads overloads_in(const Graph& graph) {
  Overloads result;
  for (const auto& [id, node] : graph.nodes(Kind::operator_)) {
    if (builtin::find_operators(id.name.text()).empty()) continue;
    const auto& operator_ = node.as<ir::Operator>();
    for (const auto* type : {&operator_.left, &operator_.right})
      if (type->reference) result.types.insert(*type->reference);
    result.any_type = result.any_type || (!operator_.left.reference && !operator_.right.reference);
  }
  return result;
}

// True when values of such a type can be in the node's texts.
bool may_use(const Graph& graph, const Node& node, const Overloads& overloads) {
  if (overloads.any_type) return true;
  const auto has_type = [&](const Node& each) {
    const auto all = references(each);
    return std::any_of(all.begin(), all.end(), [&](const ObjectId& id) { return overloads.types.contains(id); });
  };
  auto sources = references(node);
  if (node.parent) sources.push_back(*node.parent);
  sources.push_back(node.id);
  for (const auto& id : sources) {
    const auto* source = graph.find(id);
    if (!source) continue;
    // What a view puts out may have the type although its own text does not say so.
    if (has_type(*source) || (id != node.id && (id.kind == Kind::view || id.kind == Kind::materialized_view))) return true;
    if (id.kind != Kind::table) continue;
    for (const auto* column : graph.columns(id))
      if (has_type(*column)) return true;
  }
  return false;
}

}  // namespace

void settle_operators(Graph& graph) {
  const auto overloads = overloads_in(graph);
  if (overloads.empty()) return;
  for (auto& [id, node] : graph.nodes()) {
    if (!may_use(graph, node, overloads)) continue;
    const auto* relation = node.parent ? &*node.parent : node.id.kind == Kind::table ? &node.id : nullptr;
    visit_expressions(node.object, [&, &owner = node](std::string_view field, Expr& expression) {
      if (expression.text.empty() || field == "partition_bound") return;
      OperatorEditor editor(graph);
      try {
        expression.text = rewritten(graph, relation, expression.text, editor);
      } catch (const analyse::NotAnalysed&) {
      } catch (const SyntaxError&) {
      }
      for (const auto& used : editor.used()) owner.references.push_back(used);
    });
    std::sort(node.references.begin(), node.references.end());
    node.references.erase(std::unique(node.references.begin(), node.references.end()), node.references.end());
  }
  graph.forget_dependents();
}

}  // namespace lockstep
