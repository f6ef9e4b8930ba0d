#include "ir/rename.h"

#include <algorithm>

#include "ir/error.h"
#include "ir/inheritance.h"
#include "ir/role_names.h"
#include "ir/shell_types.h"
#include "ir/visit_references.h"

namespace lockstep {
namespace {

bool is_part_of_name(char c) {
  return c == '_' || c == '$' || c == '"' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c < 0;
}

// Replaces `name` where it is not part of a longer one; with `open`, a dot has to follow it.
std::string replaced(const std::string& text, const std::string& name, const std::string& by, bool open) {
  std::string result;
  std::size_t at = 0;
  for (auto found = text.find(name); found != std::string::npos; found = text.find(name, at)) {
    const auto end = found + name.size();
    const bool starts = found == 0 || (!is_part_of_name(text[found - 1]) && text[found - 1] != '.');
    const bool ends = open || end == text.size() || (!is_part_of_name(text[end]));
    result += text.substr(at, found - at) + (starts && ends ? by : name);
    at = end;
  }
  return result + text.substr(at);
}

}  // namespace

std::string with_renamed(const std::string& text, const QualifiedName& from, const QualifiedName& to) {
  return replaced(text, quoted(from), quoted(to), false);
}

int depth(Kind kind) {
  if (kind == Kind::schema) return 0;
  return is_part_of_parent(kind) && kind != Kind::index && kind != Kind::statistics ? 2 : 1;
}

std::optional<ObjectId> named_after(const Node& node) {
  if (node.id.kind == Kind::constraint || node.id.kind == Kind::index || node.id.kind == Kind::statistics) return node.parent;
  if (node.id.kind == Kind::sequence && node.as<ir::Sequence>().owned_by) return node.as<ir::Sequence>().owned_by->id;
  return std::nullopt;
}

namespace {

using Adjust = std::function<std::string(const std::string&)>;

void adjust_texts(Node& node, const Adjust& adjust) {
  visit_expressions(node.object, [&](std::string_view, Expr& expression) {
    expression.text = adjust(expression.text);
    expression.canonical.clear();
  });
  visit_types(node.object, [&](TypeName& type) { type.text = Name(adjust(type.text.text())); });
}

// Columns are said to be of the relation by its bare name, `FROM app.t WHERE t.a > 0`. Where that name also stands
// alone it may be an alias or a table expression, which stays.
std::string with_renamed_qualifier(const std::string& text, Name from, Name to) {
  const auto name = quoted(from);
  std::string result;
  std::size_t at = 0;
  for (auto found = text.find(name); found != std::string::npos; found = text.find(name, found + name.size())) {
    const auto end = found + name.size();
    const bool starts = found == 0 || (!is_part_of_name(text[found - 1]) && text[found - 1] != '.');
    if (!starts || (end < text.size() && is_part_of_name(text[end]))) continue;
    if (end == text.size() || text[end] != '.') return text;
    result += text.substr(at, found - at) + quoted(to);
    at = end;
  }
  return result + text.substr(at);
}

void adjust_names(Node& node, const QualifiedName& from, const QualifiedName& to) {
  visit_qualified_names(node.object, [&](QualifiedName& name) {
    if (name == from) name = to;
  });
}

// Kinds that others name in fields that are no references.
bool is_named_in_fields(Kind kind) {
  switch (kind) {
    case Kind::routine:
    case Kind::collation:
    case Kind::text_search_parser:
    case Kind::text_search_template:
    case Kind::text_search_dictionary: return true;
    default: return false;
  }
}

void adjust_language(Node& node, Name from, Name to) {
  if (auto* routine = std::get_if<ir::Routine>(&node.object); routine && routine->language == from) routine->language = to;
  if (auto* transform = std::get_if<ir::Transform>(&node.object); transform && transform->language == from) transform->language = to;
}

// True for kinds whose signature names types.
bool has_types_in_signature(Kind kind) {
  return kind == Kind::routine || kind == Kind::aggregate || kind == Kind::operator_ || kind == Kind::cast ||
         kind == Kind::transform;
}

// What is told apart by types that were renamed has another identity.
void adjust_signatures(Graph& graph, const std::vector<ObjectId>& ids, const Adjust& adjust) {
  for (const auto& id : ids) {
    if (!has_types_in_signature(id.kind) || !graph.contains(id)) continue;
    auto changed = id;
    changed.signature = Name(adjust(id.signature.text()));
    if (changed != id) rename_object(graph, id, changed);
  }
}

std::vector<ObjectId> all_dependents(const Graph& graph, const ObjectId& id) {
  std::vector<ObjectId> result;
  for (const auto& each : graph.subtree(id)) {
    result.push_back(each);
    const auto& dependents = graph.dependents(each);
    result.insert(result.end(), dependents.begin(), dependents.end());
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

void replace_name(std::vector<Name>& names, Name from, Name to) { std::replace(names.begin(), names.end(), from, to); }

void replace_name(std::vector<ir::IndexElement>& elements, Name from, Name to) {
  for (auto& element : elements)
    if (element.column == from) element.column = to;
}

// Column names that stand as plain names in objects of the table itself.
void rename_in_part(Node& node, Name from, Name to) {
  if (node.id.kind == Kind::constraint) {
    auto& constraint = node.as<ir::Constraint>();
    replace_name(constraint.columns, from, to);
    replace_name(constraint.include, from, to);
    if (constraint.exclusion) replace_name(constraint.exclusion->elements, from, to);
    if (constraint.foreign_key) replace_name(constraint.foreign_key->on_delete_columns, from, to);
  } else if (node.id.kind == Kind::index) {
    replace_name(node.as<ir::Index>().elements, from, to);
    replace_name(node.as<ir::Index>().include, from, to);
  } else if (node.id.kind == Kind::trigger) {
    replace_name(node.as<ir::Trigger>().update_columns, from, to);
  } else if (node.id.kind == Kind::statistics) {
    replace_name(node.as<ir::Statistics>().columns, from, to);
  } else if (node.id.kind == Kind::table && node.as<ir::Table>().partition_key) {
    replace_name(node.as<ir::Table>().partition_key->elements, from, to);
  }
}

// A NOT NULL keeps the name that it has from its table or column (PostgreSQL 18).
void keep_not_null_name(Graph& graph, const ObjectId& column) {
  Node& node = graph.at(column);
  auto& object = node.as<ir::Column>();
  if (!object.not_null) return;
  const auto name = not_null_name(graph, node);
  if (!object.not_null_constraint) object.not_null_constraint = ir::NotNull{};
  object.not_null_constraint->name = name;
}

void rename_one_column(Graph& graph, const ObjectId& from, const ObjectId& to, const ColumnsInText& columns_in_text) {
  const auto table = *graph.at(from).parent;
  keep_not_null_name(graph, from);
  auto users = all_dependents(graph, from);
  users.push_back(table);
  for (const auto& child : graph.children(table)) users.push_back(child);
  for (const auto& id : graph.dependents(table))
    if (id.kind == Kind::constraint) users.push_back(id);  // foreign keys name the columns, and refer to the table
  std::sort(users.begin(), users.end());
  users.erase(std::unique(users.begin(), users.end()), users.end());
  const Graph& old = graph;
  for (const auto& id : users) {
    Node& node = graph.at(id);
    const auto references_it = std::binary_search(node.references.begin(), node.references.end(), from);
    if (columns_in_text && references_it)
      visit_expressions(node.object, [&](std::string_view, Expr& expression) {
        expression.text = columns_in_text(old, table, expression.text, {{from.part, to.part}});
        expression.canonical.clear();
      });
    if (id == table || node.parent == table) rename_in_part(node, from.part, to.part);
    if (id.kind == Kind::publication_table && node.as<ir::PublicationTable>().table.id == table) {
      auto& columns = node.as<ir::PublicationTable>().columns;
      replace_name(columns, from.part, to.part);
      std::sort(columns.begin(), columns.end());
    }
    if (id.kind == Kind::constraint && node.as<ir::Constraint>().foreign_key) {
      auto& target = *node.as<ir::Constraint>().foreign_key;
      if (target.table.id == table) replace_name(target.columns, from.part, to.part);
    }
  }
  rename_object(graph, from, to);
}

std::vector<ObjectId> children_of_table(const Graph& graph, const ObjectId& table) {
  std::vector<ObjectId> result;
  for (const auto& id : graph.dependents(table)) {
    if (id.kind != Kind::table) continue;
    const auto& child = graph.at(id).as<ir::Table>();
    const bool inherits = std::any_of(child.inherits.begin(), child.inherits.end(), [&](const Ref& each) { return each.id == table; });
    if (inherits || (child.partition_of && child.partition_of->id == table)) result.push_back(id);
  }
  return result;
}

void rename_column(Graph& graph, const ObjectId& from, const ObjectId& to, const ColumnsInText& columns_in_text) {
  const auto table = *graph.at(from).parent;
  for (const auto& child : children_of_table(graph, table)) {
    auto inherited = from;
    auto renamed = to;
    inherited.schema = renamed.schema = child.schema;
    inherited.name = renamed.name = child.name;
    if (graph.contains(inherited) && !graph.contains(renamed)) rename_column(graph, inherited, renamed, columns_in_text);
  }
  rename_one_column(graph, from, to, columns_in_text);
}

std::string with_renamed_schema(const std::string& text, Name from, Name to) { return replaced(text, quoted(from) + '.', quoted(to) + '.', true); }

void rename_schema(Graph& graph, Name from, Name to) {
  const Adjust adjust = [&](const std::string& text) { return with_renamed_schema(text, from, to); };
  std::vector<ObjectId> inside;
  for (auto& [id, node] : graph.nodes()) {
    adjust_texts(node, adjust);
    visit_qualified_names(node.object, [&](QualifiedName& name) {
      if (name.schema == from) name.schema = to;
    });
    if (id.schema == from && depth(id.kind) == 1) inside.push_back(id);
  }
  for (const auto& id : inside) {
    auto moved = id;
    moved.schema = to;
    rename_object(graph, id, moved);
  }
  std::vector<ObjectId> typed;
  for (const auto& [id, node] : graph.nodes())
    if (has_types_in_signature(id.kind)) typed.push_back(id);
  adjust_signatures(graph, typed, adjust);
  rename_object(graph, {.kind = Kind::schema, .name = from}, {.kind = Kind::schema, .name = to});
}

// A table takes its indexes and the sequences its columns own into another schema, a materialized view its indexes
// (AlterTableNamespaceInternal() in src/backend/commands/tablecmds.c).
void move_followers(Graph& graph, const ObjectId& table, Name schema) {
  std::vector<LeafRename> followers;
  const auto add = [&](const ObjectId& id) {
    if (id.schema == schema) return;
    auto moved = id;
    moved.schema = schema;
    followers.push_back({id, moved});
  };
  for (const auto& id : graph.children(table, Kind::index)) add(id);
  for (const auto& column : graph.children(table, Kind::column)) {
    auto& object = graph.at(column).as<ir::Column>();
    if (object.identity) object.identity->sequence.schema = schema;
    for (const auto& id : graph.dependents(column))
      if (id.kind == Kind::sequence && graph.at(id).as<ir::Sequence>().owned_by == Ref{column}) add(id);
  }
  carry_out_renames(graph, followers);
}

}  // namespace

ObjectId in_renamed_schema(ObjectId id, Name from, Name to) {
  if (id.kind == Kind::schema && id.name == from) id.name = to;
  if (id.kind == Kind::publication_schema && id.part == from) id.part = to;
  if (id.schema == from) id.schema = to;
  if (has_types_in_signature(id.kind)) id.signature = Name(with_renamed_schema(id.signature.text(), from, to));
  return id;
}

void carry_out_renames(Graph& graph, const std::vector<LeafRename>& renames) {
  std::vector<std::vector<ObjectId>> users;
  std::unordered_map<ObjectId, ObjectId> first_names;  // by the name of the moment
  std::unordered_map<ObjectId, ObjectId> now;          // by the first name
  for (const auto& [from, to] : renames) {
    const auto renamed = first_names.extract(from);
    const auto first = renamed.empty() ? from : renamed.mapped();
    users.push_back(graph.dependents(first));
    first_names.emplace(to, first);
    now.insert_or_assign(first, to);
  }
  for (const auto& [from, to] : renames) {
    if (const auto& parent = graph.at(from).parent; parent && parent->kind == Kind::table) {
      auto& table = graph.at(*parent).as<ir::Table>();
      const bool index = from.kind == Kind::index || from.kind == Kind::constraint;
      if (index && table.cluster_on == from.own_name()) table.cluster_on = to.own_name();
      if (index && table.replica_identity.index == from.own_name()) table.replica_identity.index = to.own_name();
    }
    graph.rekey(from, to);
  }
  for (std::size_t i = 0; i < renames.size(); ++i) {
    const auto& [from, to] = renames[i];
    for (const auto& user : users[i]) {
      const auto moved = now.find(user);
      Node& node = graph.at(moved == now.end() ? user : moved->second);
      std::replace(node.references.begin(), node.references.end(), from, to);
      std::sort(node.references.begin(), node.references.end());
      visit_references(node.object, [&](ObjectId& id) {
        if (id == from) id = to;
      });
      if (from.kind == Kind::sequence)
        adjust_texts(node, [&](const std::string& text) { return with_renamed(text, from.qualified_name(), to.qualified_name()); });
    }
  }
  graph.forget_dependents();
}

void carry_out_rename(Graph& graph, const ObjectId& from, const ObjectId& to, const ColumnsInText& columns_in_text) {
  if (from.kind == Kind::schema) return rename_schema(graph, from.name, to.name);
  if (from.kind == Kind::role) return rename_role_names(graph, [&](Name name) { return name == from.name ? to.name : name; });
  if (from.kind == Kind::column) return rename_column(graph, from, to, columns_in_text);
  if (from.kind == Kind::base_type || from.kind == Kind::range_type)
    if (const auto shell = shell_of(from); graph.contains(shell)) carry_out_rename(graph, shell, shell_of(to), columns_in_text);
  if (from.kind == Kind::constraint || from.kind == Kind::index || from.kind == Kind::sequence || from.kind == Kind::statistics) {
    carry_out_renames(graph, {{from, to}});
    return;
  }
  const bool named_in_texts = from.kind != Kind::publication && from.kind != Kind::subscription &&
                              from.kind != Kind::foreign_server && from.kind != Kind::foreign_data_wrapper;
  if (depth(from.kind) == 2 || !named_in_texts) return rename_object(graph, from, to);
  const auto old_name = from.qualified_name();
  const auto new_name = to.qualified_name();
  const bool relation = from.kind == Kind::table || from.kind == Kind::view || from.kind == Kind::materialized_view;
  const bool qualifies = relation && from.name != to.name && !graph.contains({.kind = Kind::schema, .name = from.name});
  const Adjust adjust = [&](const std::string& text) {
    const auto adjusted = with_renamed(text, old_name, new_name);
    return qualifies && adjusted != text ? with_renamed_qualifier(adjusted, from.name, to.name) : adjusted;
  };
  if (from.kind == Kind::operator_ || from.kind == Kind::operator_class || from.kind == Kind::operator_family) {
    for (auto& [id, node] : graph.nodes()) follow_definition(node, from, to);
    rename_object(graph, from, to);
    return;
  }
  const auto users = all_dependents(graph, from);
  for (const auto& id : users) {
    adjust_texts(graph.at(id), adjust);
    if (is_named_in_fields(from.kind)) adjust_names(graph.at(id), old_name, new_name);
    if (from.kind == Kind::language) adjust_language(graph.at(id), from.name, to.name);
  }
  if (from.kind == Kind::table && from.name != to.name)
    for (const auto& column : graph.children(from, Kind::column)) keep_not_null_name(graph, column);
  if ((from.kind == Kind::table || from.kind == Kind::materialized_view) && from.schema != to.schema) move_followers(graph, from, to.schema);
  rename_object(graph, from, to);
  if (from.kind == Kind::language)
    adjust_signatures(graph, users, [&](const std::string& text) {
      const auto end = " LANGUAGE " + quoted(from.name);
      return text.ends_with(end) ? text.substr(0, text.size() - end.size()) + " LANGUAGE " + quoted(to.name) : text;
    });
  else
    adjust_signatures(graph, users, adjust);
}

}  // namespace lockstep
