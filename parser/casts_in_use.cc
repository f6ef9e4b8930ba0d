#include "parser/casts_in_use.h"

#include <algorithm>
#include <map>
#include <set>

#include "ir/visit_references.h"
#include "parser/text_editor.h"

namespace lockstep {
namespace {

// Everything that the cast needs, however far away: none of that can need the cast.
std::set<ObjectId> needed_by(const Graph& graph, const ObjectId& cast) {
  std::set<ObjectId> all{cast};
  for (std::vector<ObjectId> left{cast}; !left.empty();) {
    const auto* node = graph.find(left.back());
    left.pop_back();
    if (node == nullptr) continue;
    auto next = references(*node);
    if (node->parent) next.push_back(*node->parent);
    for (const auto& child : graph.children(node->id)) next.push_back(child);
    for (const auto& id : next)
      if (all.insert(id).second) left.push_back(id);
  }
  return all;
}

bool has_expressions(Node& node) {
  bool found = false;
  visit_expressions(node.object, [&](std::string_view, Expr& expression) { found = found || !expression.text.empty(); });
  return found;
}

// What is evaluated or analysed when it is made. Bodies of routines are looked at when they run.
bool analyses_expressions(Kind kind) {
  switch (kind) {
    case Kind::column:
    case Kind::constraint:
    case Kind::index:
    case Kind::view:
    case Kind::materialized_view:
    case Kind::policy:
    case Kind::trigger: return true;
    default: return false;
  }
}

// What a view puts out may be of any type.
bool reads_view(const Node& node) {
  return std::any_of(node.references.begin(), node.references.end(), [](const ObjectId& id) { return id.kind == Kind::view || id.kind == Kind::materialized_view; });
}

class Listener : public TextEditor {
 public:
  explicit Listener(const Graph& graph) : graph_(graph) {}

  void uses_cast(const std::string& source, const std::string& target) override {
    const ObjectId id{.kind = Kind::cast, .signature = Name(source + " AS " + target)};
    if (graph_.contains(id)) used_.insert(id);
  }

  const std::set<ObjectId>& used() const { return used_; }

 private:
  const Graph& graph_;
  std::set<ObjectId> used_;
};

// The casts of the graph, by the types of the graph that they are between.
struct Casts {
  std::map<ObjectId, std::vector<ObjectId>> by_type;
  std::map<ObjectId, std::set<ObjectId>> needs;  // of each cast
  bool of_builtin_types = false;
};

Casts casts_of(const Graph& graph) {
  Casts result;
  for (const auto& [id, node] : graph.nodes(Kind::cast)) {
    const auto& cast = node.as<ir::Cast>();
    for (const auto* type : {&cast.source, &cast.target})
      if (type->reference) result.by_type[*type->reference].push_back(id);
    result.of_builtin_types = result.of_builtin_types || (!cast.source.reference && !cast.target.reference);
    result.needs[id] = needed_by(graph, id);
  }
  return result;
}

// Those that may be used as far as the types go.
std::set<ObjectId> possible(const Graph& graph, const Node& node, const Casts& casts) {
  auto types = references(node);
  if (node.parent) types.push_back(*node.parent);
  for (const auto& id : std::vector(types))
    for (const auto* column : graph.columns(id))
      if (const auto& type = column->as<ir::Column>().type.reference) types.push_back(*type);
  std::set<ObjectId> result;
  for (const auto& type : types)
    if (const auto found = casts.by_type.find(type); found != casts.by_type.end()) result.insert(found->second.begin(), found->second.end());
  return result;
}

// Those that the texts do use; all that are possible where that cannot be said. What a default is cast to its column's
// type by is not in its text.
std::set<ObjectId> used(const Graph& graph, Node& node, const std::set<ObjectId>& possible) {
  Listener listener(graph);
  bool certain = true;
  visit_expressions(node.object, [&](std::string_view, Expr& expression) {
    if (expression.text.empty()) return;
    try {
      rewritten(graph, node.parent ? &*node.parent : nullptr, expression.text, listener);
    } catch (const analyse::NotAnalysed&) {
      certain = false;
    } catch (const SyntaxError&) {
      certain = false;
    }
  });
  auto result = certain ? listener.used() : possible;
  if (const auto* column = std::get_if<ir::Column>(&node.object))
    for (const auto& id : possible)
      if (graph.at(id).as<ir::Cast>().target == column->type) result.insert(id);
  return result;
}

}  // namespace

void note_casts_in_use(Graph& graph) {
  const auto casts = casts_of(graph);
  if (casts.needs.empty()) return;
  for (auto& [id, node] : graph.nodes()) {
    if (!analyses_expressions(id.kind) || !has_expressions(node)) continue;
    const auto candidates = possible(graph, node, casts);
    if (candidates.empty() && !casts.of_builtin_types && !reads_view(node)) continue;
    for (const auto& cast : used(graph, node, candidates))
      if (!casts.needs.at(cast).contains(id)) node.references.push_back(cast);
    std::sort(node.references.begin(), node.references.end());
    node.references.erase(std::unique(node.references.begin(), node.references.end()), node.references.end());
  }
  graph.forget_dependents();
}

}  // namespace lockstep
