#include "parser/lower/output_columns.h"

#include <algorithm>

#include "parser/analyse/canonical_form.h"

namespace lockstep {
namespace {

const std::string& query_of(const Node& view) {
  return view.id.kind == Kind::view ? view.as<ir::View>().query.text : view.as<ir::MaterializedView>().query.text;
}

bool says_collate(const std::string& text) {
  constexpr std::string_view word = "COLLATE";
  return std::search(text.begin(), text.end(), word.begin(), word.end(), [](char given, char wanted) {
           return (given >= 'a' && given <= 'z' ? given - 'a' + 'A' : given) == wanted;
         }) != text.end();
}

// Collations go from the query to the columns, and the analysis of types does not tell them.
bool may_have_collations(const Graph& graph, const Node& view) {
  if (says_collate(query_of(view))) return true;
  return std::any_of(view.references.begin(), view.references.end(), [&](const ObjectId& id) {
    const Node* node = graph.find(id);
    if (!node) return false;
    if (id.kind == Kind::domain) return !node->as<ir::Domain>().collation.empty();
    if (id.kind == Kind::view || id.kind == Kind::materialized_view) return may_have_collations(graph, *node);
    if (id.kind != Kind::table) return false;
    const auto columns = graph.columns(id);
    return std::any_of(columns.begin(), columns.end(), [](const Node* each) { return !each->as<ir::Column>().collation.empty(); });
  });
}

}  // namespace

std::vector<ir::OutputColumn> certain_columns(const Graph& graph, const ObjectId& view) {
  if (may_have_collations(graph, graph.at(view))) return {};
  auto columns = analyse::CanonicalForms(graph).view_columns(view);
  const bool all_known = std::none_of(columns.begin(), columns.end(), [](const ir::OutputColumn& each) { return each.type.empty(); });
  return all_known ? std::move(columns) : std::vector<ir::OutputColumn>();
}

std::vector<ir::OutputColumn> certain_columns(Graph& graph, ObjectId id, const std::vector<Name>& names, const Qualified& query) {
  id.kind = Kind::view;
  graph.insert({.id = id, .object = ir::View{.column_names = names, .query = query.expr}, .references = query.references});
  auto columns = certain_columns(graph, id);
  graph.erase(id);
  return columns;
}

}  // namespace lockstep
