#include "parser/lower/move.h"

#include <algorithm>

#include "ir/shell_types.h"
#include "ir/error.h"
#include "ir/rename.h"
#include "ir/named_needs.h"
#include "ir/visit_references.h"
#include "parser/canonical.h"
#include "parser/lower/objects.h"
#include "parser/lower/rewrite.h"

namespace lockstep {
namespace {

void follow_name(QualifiedName& name, const ObjectId& from, const ObjectId& to) {
  if (name == from.qualified_name()) name = to.qualified_name();
}

// Names that are kept as names and not as references.
void follow_names(Node& node, const ObjectId& from, const ObjectId& to) {
  if (auto* aggregate = std::get_if<ir::Aggregate>(&node.object); aggregate && from.kind == Kind::routine)
    visit_qualified_names(node.object, [&](QualifiedName& name) {
      if (&name != &aggregate->sort_operator) follow_name(name, from, to);
    });
  if (from.kind == Kind::routine) {
    if (auto* trigger = std::get_if<ir::Trigger>(&node.object); trigger && from.signature.empty()) follow_name(trigger->function, from, to);
    if (auto* trigger = std::get_if<ir::EventTrigger>(&node.object); trigger && from.signature.empty()) follow_name(trigger->function, from, to);
    const bool made_of_functions = node.id.kind == Kind::text_search_parser || node.id.kind == Kind::text_search_template ||
                                   node.id.kind == Kind::language || node.id.kind == Kind::access_method || node.id.kind == Kind::transform;
    if (made_of_functions) visit_qualified_names(node.object, [&](QualifiedName& name) { follow_name(name, from, to); });
    if (auto* routine = std::get_if<ir::Routine>(&node.object)) follow_name(routine->support, from, to);
    if (auto* range = std::get_if<ir::RangeType>(&node.object)) {
      follow_name(range->canonical, from, to);
      follow_name(range->subtype_diff, from, to);
    }
  }
  if (from.kind == Kind::collation) visit_collations(node.object, [&](QualifiedName& name) { follow_name(name, from, to); });
  if (from.kind == Kind::text_search_parser || from.kind == Kind::text_search_template || from.kind == Kind::text_search_dictionary)
    visit_qualified_names(node.object, [&](QualifiedName& name) { follow_name(name, from, to); });
  if (from.kind == Kind::language) {
    if (auto* routine = std::get_if<ir::Routine>(&node.object)) routine->language = to.name;
    if (auto* transform = std::get_if<ir::Transform>(&node.object)) transform->language = to.name;
  }
}

// The type's name as it begins a type text, `app.status` in `app.status[]`.
void follow_type(TypeName& type, const ObjectId& from, const ObjectId& to) {
  if (type.reference != to) return;
  const auto before = quoted(from.qualified_name());
  if (type.text.text().starts_with(before)) type.text = Name(quoted(to.qualified_name()) + type.text.text().substr(before.size()));
}

// The signature that follows from the types of the arguments; that of other kinds stays.
Name signature_of(const Node& node) {
  if (const auto* transform = std::get_if<ir::Transform>(&node.object)) return transform_id(transform->type.text, transform->language).signature;
  const auto* arguments = node.id.kind == Kind::routine     ? &node.as<ir::Routine>().arguments
                          : node.id.kind == Kind::aggregate ? &node.as<ir::Aggregate>().arguments
                                                            : nullptr;
  if (!arguments) return node.id.signature;
  std::string signature;
  for (const auto& each : *arguments)
    if (each.mode != ir::ArgumentMode::out && each.mode != ir::ArgumentMode::table)
      signature += (signature.empty() ? "" : ", ") + each.type.text.text();
  return Name(signature);
}

bool mentions(const Node& node, const ObjectId& id) {
  const auto all = references(node);
  return std::binary_search(all.begin(), all.end(), id) || node.parent == id;
}

void move_one(Reader& reader, const ObjectId& from, const ObjectId& to) {
  auto& graph = reader.graph;
  reader.resolve_pending();
  if (from.kind == Kind::base_type || from.kind == Kind::range_type) {
    settle_shell_types(graph);
    if (graph.contains(shell_of(from))) move_one(reader, shell_of(from), shell_of(to));
  }
  for (auto& [id, node] : graph.nodes()) follow_definition(node, from, to);
  refer_to_named(graph);
  rename_object(graph, from, to);
  graph.at(to).generated_name = false;
  std::vector<std::pair<ObjectId, ObjectId>> routines;
  for (auto& [id, node] : graph.nodes()) {
    if (!mentions(node, to) && id != to) continue;
    visit_expressions(node.object, [&](std::string_view, Expr& each) { each.text = with_renamed_object(each.text, from, to); });
    visit_types(node.object, [&](TypeName& type) { follow_type(type, from, to); });
    follow_names(node, from, to);
    auto next = id;
    next.signature = signature_of(node);
    if (next != id) routines.emplace_back(id, next);
  }
  for (const auto& [before, after] : routines) rename_object(graph, before, after);
  reader.relations.forget();
}

void replace_name(std::vector<Name>& names, Name from, Name to) { std::replace(names.begin(), names.end(), from, to); }

void replace_in_elements(std::vector<ir::IndexElement>& elements, Name from, Name to) {
  for (auto& each : elements)
    if (each.column == from) each.column = to;
}

// Columns that the parts of a table name without a reference.
void rename_column_in_part(Node& node, Name from, Name to) {
  if (auto* index = std::get_if<ir::Index>(&node.object)) {
    replace_in_elements(index->elements, from, to);
    replace_name(index->include, from, to);
  } else if (auto* constraint = std::get_if<ir::Constraint>(&node.object)) {
    replace_name(constraint->columns, from, to);
    replace_name(constraint->include, from, to);
    if (constraint->exclusion) replace_in_elements(constraint->exclusion->elements, from, to);
    if (constraint->foreign_key) replace_name(constraint->foreign_key->on_delete_columns, from, to);
  } else if (auto* trigger = std::get_if<ir::Trigger>(&node.object)) {
    replace_name(trigger->update_columns, from, to);
  } else if (auto* statistics = std::get_if<ir::Statistics>(&node.object)) {
    replace_name(statistics->columns, from, to);
  }
}

}  // namespace

void move_object(Reader& reader, const ObjectId& from, const ObjectId& to) {
  std::vector<std::pair<ObjectId, ObjectId>> along;
  if (from.schema != to.schema && (from.kind == Kind::table || from.kind == Kind::materialized_view)) {
    for (const auto& child : reader.graph.children(from, Kind::index)) {
      auto moved = child;
      moved.schema = to.schema;
      along.emplace_back(child, moved);
    }
    if (from.kind == Kind::table)
      for (const auto& sequence : reader.relations.owned_sequences(from)) {
        auto moved = sequence;
        moved.schema = to.schema;
        along.emplace_back(sequence, moved);
      }
    for (const auto& child : reader.graph.children(from, Kind::column))
      if (auto& identity = reader.graph.at(child).as<ir::Column>().identity; identity) identity->sequence.schema = to.schema;
  }
  if (from.kind == Kind::range_type && from.schema != to.schema)
    reader.graph.at(from).as<ir::RangeType>().multirange_type.schema = to.schema;
  for (const auto& [before, after] : along) move_one(reader, before, after);
  move_one(reader, from, to);
}

void rename_column(Reader& reader, const ObjectId& table, Name from, Name to) {
  auto& graph = reader.graph;
  reader.resolve_pending();
  const ObjectId before{.kind = Kind::column, .schema = table.schema, .name = table.name, .part = from};
  auto after = before;
  after.part = to;
  for (auto& [id, node] : graph.nodes()) {
    const bool is_own = node.parent == table || id == table;
    if (!is_own && !mentions(node, before) && !mentions(node, table)) continue;
    visit_expressions(node.object, [&](std::string_view, Expr& each) {
      if (is_own || mentions(node, before)) each.text = with_renamed_columns(graph, table, each.text, {{from, to}});
    });
    if (is_own) rename_column_in_part(node, from, to);
    if (auto* own = std::get_if<ir::Table>(&node.object); own && is_own && own->partition_key)
      replace_in_elements(own->partition_key->elements, from, to);
    if (auto* constraint = std::get_if<ir::Constraint>(&node.object);
        constraint && constraint->foreign_key && constraint->foreign_key->table.id == table)
      replace_name(constraint->foreign_key->columns, from, to);
    if (auto* published = std::get_if<ir::PublicationTable>(&node.object); published && published->table.id == table) {
      replace_name(published->columns, from, to);
      std::sort(published->columns.begin(), published->columns.end());
    }
  }
  rename_object(graph, before, after);
  reader.relations.forget();
  for (const auto& child : reader.relations.children(table)) {
    const ObjectId inherited{.kind = Kind::column, .schema = child.schema, .name = child.name, .part = from};
    if (graph.contains(inherited)) rename_column(reader, child, from, to);
  }
}

void rename_part(Reader& reader, const ObjectId& from, Name to) {
  const auto after = with_own_name(from, to);
  auto& graph = reader.graph;
  rename_object(graph, from, after);
  auto& node = graph.at(after);
  node.generated_name = false;
  reader.relations.forget();
  if (!node.parent) return;
  auto* table = std::get_if<ir::Table>(&graph.at(*node.parent).object);
  if (!table || (from.kind != Kind::index && from.kind != Kind::constraint)) return;
  if (table->replica_identity.index == from.own_name()) table->replica_identity.index = to;
  if (table->cluster_on == from.own_name()) table->cluster_on = to;
}

void rename_schema(Reader& reader, Name from, Name to) {
  std::vector<ObjectId> moved;
  for (const auto& [id, node] : reader.graph.nodes())
    if (id.schema == from && (!node.parent || id.kind == Kind::statistics) && id.kind != Kind::extension) moved.push_back(id);
  rename_object(reader.graph, {.kind = Kind::schema, .name = from}, {.kind = Kind::schema, .name = to});
  for (const auto& id : moved) {
    // A routine may have got another signature on the way.
    if (!reader.graph.contains(id)) continue;
    auto after = id;
    after.schema = to;
    move_object(reader, id, after);
  }
  for (auto& [id, node] : reader.graph.nodes())
    if (auto* extension = std::get_if<ir::Extension>(&node.object); extension && extension->schema == from) extension->schema = to;
}

}  // namespace lockstep
