#include "parser/canonical.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "ir/put_away.h"
#include "ir/visit_references.h"
#include "parser/analyse/canonical_form.h"
#include "parser/expand_stars.h"

namespace lockstep {
namespace {

struct Held {
  std::string_view field;
  Expr* expression = nullptr;
};

std::vector<Held> expressions_of(Node& node) {
  std::vector<Held> all;
  visit_expressions(node.object, [&](std::string_view field, Expr& expression) {
    if (!expression.text.empty()) all.push_back({field, &expression});
  });
  return all;
}

bool same_texts(const std::vector<Held>& before, const std::vector<Held>& after) {
  return std::equal(before.begin(), before.end(), after.begin(), after.end(), [](const Held& left, const Held& right) {
    return left.field == right.field && left.expression->text == right.expression->text;
  });
}

// `CREATE VIEW v (a, b)` gives a query other columns than it has by itself.
std::vector<Name> named_columns(const Node& node) {
  if (const auto* view = std::get_if<ir::View>(&node.object)) return view->column_names;
  if (const auto* view = std::get_if<ir::MaterializedView>(&node.object)) return view->column_names;
  return {};
}

// Tables with columns that are part of neither graph: a star would take them in.
std::set<ObjectId> tables_with_more_columns(const Graph& graph) {
  std::set<ObjectId> result;
  for (const auto& each : put_away_beside(graph))
    if (each.id.kind == Kind::column) result.insert({.kind = Kind::table, .schema = each.id.schema, .name = each.id.name});
  return result;
}

// Relations whose columns are not the same in both graphs.
class ChangedRelations {
 public:
  ChangedRelations(const Graph& before, const Graph& after) : before_(before), after_(after), more_(tables_with_more_columns(before)) {}

  bool any_of(const std::vector<ObjectId>& references) {
    return std::any_of(references.begin(), references.end(), [&](const ObjectId& id) { return changed(id); });
  }

 private:
  bool changed(ObjectId id) {
    if (id.kind == Kind::column) id = {.kind = Kind::table, .schema = id.schema, .name = id.name};
    if (id.kind == Kind::routine || id.kind == Kind::aggregate || id.kind == Kind::operator_) return !before_.contains(id) || !after_.contains(id);
    const bool view = id.kind == Kind::view || id.kind == Kind::materialized_view;
    if (id.kind != Kind::table && !view) return false;
    const auto [at, fresh] = known_.try_emplace(id, false);
    if (!fresh) return at->second;
    const bool result = view ? view_changed(id) : table_changed(id);
    return known_[id] = result;
  }

  bool table_changed(const ObjectId& id) const {
    if (more_.contains(id)) return true;
    const auto before = before_.columns(id), after = after_.columns(id);
    return !std::equal(before.begin(), before.end(), after.begin(), after.end(), [](const Node* left, const Node* right) {
      return left->id == right->id && left->as<ir::Column>().type == right->as<ir::Column>().type;
    });
  }

  bool view_changed(const ObjectId& id) {
    const auto* before = before_.find(id);
    const auto* after = after_.find(id);
    if (!before || !after) return true;
    auto text_of = [](const Node& node) -> const std::string& {
      return node.id.kind == Kind::view ? node.as<ir::View>().query.text : node.as<ir::MaterializedView>().query.text;
    };
    return text_of(*before) != text_of(*after) || any_of(before->references) || any_of(after->references);
  }

  const Graph& before_;
  const Graph& after_;
  const std::set<ObjectId> more_;
  std::unordered_map<ObjectId, bool> known_;
};

void fill(analyse::CanonicalForms& forms, const Node& node, const std::vector<Held>& all) {
  for (const auto& [field, expression] : all)
    if (expression->canonical.empty()) expression->canonical = forms.of(node, *expression, field);
}

// Whether PostgreSQL reads the definition again, as it prints it, when the type of a column under it changes
// (ATPostAlterTypeCleanup() in src/backend/commands/tablecmds.c).
bool follows_retyped_column(const Node& node) { return node.id.kind == Kind::constraint || node.id.kind == Kind::index || node.id.kind == Kind::statistics; }

bool stands_on_retyped_columns(const Graph& before, const Graph& after, const Node& node) {
  return std::any_of(node.references.begin(), node.references.end(), [&](const ObjectId& id) {
    const Node* was = id.kind == Kind::column ? before.find(id) : nullptr;
    const Node* is = was == nullptr ? nullptr : after.find(id);
    return is != nullptr && was->as<ir::Column>().type != is->as<ir::Column>().type;
  });
}

// Gives the old ones the form of the new ones that they become with the types of the columns under them, and that become them again on the way back.
void follow_columns(analyse::CanonicalForms& forms_before, analyse::CanonicalForms& forms_after, const Graph& before, const Graph& after, const Node& old_node, const Node& new_node,
                    const std::vector<Held>& old_texts, const std::vector<Held>& new_texts) {
  if (old_texts.size() != new_texts.size()) return;
  for (std::size_t i = 0; i < old_texts.size(); ++i) {
    auto& [field, was] = old_texts[i];
    auto& [new_field, is] = new_texts[i];
    if (field != new_field || *was == *is) continue;
    const bool forth = forms_before.with_types_of(after, false, old_node, *was, field) == forms_after.with_types_of(before, true, new_node, *is, field);
    if (forth && forms_before.of(old_node, Expr{.text = is->text, .canonical = {}}, field) == was->key()) was->canonical = is->key();
  }
}

// What a view puts out: for those that a change is about, and for materialized views, whose columns hold on to types.
void fill_view_columns(analyse::CanonicalForms& forms, Node& node) {
  if (auto* view = std::get_if<ir::View>(&node.object); view && view->columns.empty()) view->columns = forms.view_columns(node.id);
  if (auto* view = std::get_if<ir::MaterializedView>(&node.object); view && view->columns.empty()) view->columns = forms.view_columns(node.id);
}

void fill_materialized_views(analyse::CanonicalForms& forms, Graph& graph) {
  for (auto& [id, node] : graph.nodes(Kind::materialized_view)) fill_view_columns(forms, node);
}

// Texts with stars over relations whose columns change. Those that are only in one of the states leave a star as it is.
void expand_changed_stars(Graph& graph, const Graph& other, ChangedRelations& changed, analyse::CanonicalForms& forms) {
  for (auto& [id, node] : graph.nodes()) {
    const auto stays = [&](const ObjectId& reference) { return other.contains(reference); };
    if (std::none_of(node.references.begin(), node.references.end(), stays) || !changed.any_of(node.references)) continue;
    for (const auto& reference : node.references)
      if (Node* needed = graph.find(reference)) fill_view_columns(forms, *needed);
    for (const auto& [field, expression] : expressions_of(node))
      expression->text = with_expanded_stars(graph, node.parent ? &*node.parent : nullptr, expression->text);
  }
}

}  // namespace

void canonicalise_differences(Graph& before, Graph& after) {
  analyse::CanonicalForms forms_before(before), forms_after(after);
  ChangedRelations changed(before, after);
  std::vector<Node*> old_views, new_views;  // that differ or are only in one of the states
  for (auto& [id, node] : after.nodes()) {
    const auto new_texts = expressions_of(node);
    if (new_texts.empty()) continue;
    auto* old_node = before.find(id);
    if (!old_node) {
      if (id.kind == Kind::view) new_views.push_back(&node);
      continue;
    }
    const auto old_texts = expressions_of(*old_node);
    if (same_texts(old_texts, new_texts) && named_columns(*old_node) == named_columns(node) && !changed.any_of(node.references) && !changed.any_of(old_node->references)) continue;
    fill(forms_before, *old_node, old_texts);
    fill(forms_after, node, new_texts);
    if (follows_retyped_column(node) && stands_on_retyped_columns(before, after, *old_node)) follow_columns(forms_before, forms_after, before, after, *old_node, node, old_texts, new_texts);
    if (id.kind != Kind::view) continue;
    old_views.push_back(old_node);
    new_views.push_back(&node);
  }
  for (auto& [id, node] : before.nodes(Kind::view))
    if (!after.contains(id)) old_views.push_back(&node);
  for (Node* view : old_views) fill_view_columns(forms_before, *view);
  for (Node* view : new_views) fill_view_columns(forms_after, *view);
  fill_materialized_views(forms_before, before);
  fill_materialized_views(forms_after, after);
  expand_changed_stars(before, after, changed, forms_before);
  expand_changed_stars(after, before, changed, forms_after);
}

std::string canonical_text(const Graph& graph, const Node& owner, const Expr& expression, std::string_view field) {
  return analyse::CanonicalForms(graph).of(owner, expression, field);
}

}  // namespace lockstep
