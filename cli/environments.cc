#include "cli/environments.h"

#include <algorithm>
#include <optional>

#include "cli/filter.h"
#include "ir/role_names.h"

namespace lockstep {
namespace {

bool matches_any(const std::vector<std::string>& globs, Name name) {
  return !name.empty() && std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return matches_glob(glob, name.text()); });
}

void keep_owner(const Node* before, Node& after, const LeftAlone& what) {
  const auto was = before == nullptr ? Name() : before->owner;
  if (what.owners || matches_any(what.external_roles, was) || matches_any(what.external_roles, after.owner)) after.owner = was;
}

// What external roles have of `from` comes in the place of what they have of `to`.
void keep_privileges_of(const std::vector<std::string>& roles, const std::vector<Privilege>& from, std::vector<Privilege>& to) {
  const auto is_theirs = [&](const Privilege& each) { return matches_any(roles, each.grantee) || (!each.grantor.empty() && matches_any(roles, each.grantor)); };
  std::erase_if(to, is_theirs);
  std::copy_if(from.begin(), from.end(), std::back_inserter(to), is_theirs);
  std::sort(to.begin(), to.end());
}

void keep_privileges(const Node* before, Node& after, const LeftAlone& what) {
  static const Privileges none;
  const auto& were = before == nullptr ? none : before->privileges;
  if (what.privileges) {
    after.privileges = were;
  } else if (!what.external_roles.empty()) {
    keep_privileges_of(what.external_roles, were.granted, after.privileges.granted);
    keep_privileges_of(what.external_roles, were.revoked, after.privileges.revoked);
  }
}

void keep_comments_inside(const Node* before, Node& after) {
  if (auto* type = std::get_if<ir::CompositeType>(&after.object)) {
    const auto* was = before == nullptr ? nullptr : std::get_if<ir::CompositeType>(&before->object);
    for (auto& attribute : type->attributes) {
      attribute.comment.reset();
      if (was == nullptr) continue;
      const auto same = std::find_if(was->attributes.begin(), was->attributes.end(), [&](const ir::Attribute& each) { return each.name == attribute.name; });
      if (same != was->attributes.end()) attribute.comment = same->comment;
    }
  }
  if (auto* constraint = std::get_if<ir::Constraint>(&after.object)) {
    const auto* was = before == nullptr ? nullptr : std::get_if<ir::Constraint>(&before->object);
    constraint->index_comment = was == nullptr ? std::nullopt : was->index_comment;
  }
}

Name* tablespace_of(Object& object) {
  if (auto* table = std::get_if<ir::Table>(&object)) return &table->tablespace;
  if (auto* index = std::get_if<ir::Index>(&object)) return &index->tablespace;
  if (auto* key = std::get_if<ir::Constraint>(&object)) return &key->index_tablespace;
  if (auto* view = std::get_if<ir::MaterializedView>(&object)) return &view->tablespace;
  return nullptr;
}

void keep_tablespace(const Node* before, Node& after, const LeftAlone& what) {
  auto* name = tablespace_of(after.object);
  if (name == nullptr) return;
  const auto* old = before == nullptr ? nullptr : tablespace_of(const_cast<Node*>(before)->object);
  const auto was = old == nullptr ? Name() : *old;
  if (what.tablespaces || matches_any(what.external_tablespaces, was) || matches_any(what.external_tablespaces, *name)) *name = was;
}

void keep(const Node* before, Node& after, const LeftAlone& what) {
  keep_owner(before, after, what);
  keep_privileges(before, after, what);
  keep_tablespace(before, after, what);
  if (!what.comments) return;
  after.comment = before == nullptr ? std::nullopt : before->comment;
  keep_comments_inside(before, after);
}

const std::vector<ir::OutputColumn>& output_of(const Node& view) {
  return view.id.kind == Kind::view ? view.as<ir::View>().columns : view.as<ir::MaterializedView>().columns;
}

const Expr& query_of(const Node& view) {
  return view.id.kind == Kind::view ? view.as<ir::View>().query : view.as<ir::MaterializedView>().query;
}

// Whether the view still puts out a column of that name, as far as that is known.
bool has_output_column(const Node* before, const Node& after, Name name) {
  if (after.id.kind == Kind::table) return true;  // a system column
  const bool same = before != nullptr && before->id == after.id && query_of(*before) == query_of(after);
  const auto& columns = output_of(same && output_of(after).empty() ? *before : after);
  return std::any_of(columns.begin(), columns.end(), [&](const ir::OutputColumn& each) { return each.name == name; });
}

bool is_empty(const Node& node) {
  if (node.comment || node.labels || !node.privileges.empty()) return false;
  if (node.id.kind == Kind::default_privilege || node.id.kind == Kind::stock_object) return true;
  const auto& column = node.as<ir::ViewColumn>();
  return !column.default_value && column.storage.empty() && column.compression.empty() && !column.statistics && column.options.empty();
}

bool exists_by_what_it_carries(Kind kind) { return kind == Kind::view_column || kind == Kind::stock_object || kind == Kind::default_privilege; }

// Nodes that are there only because something was granted or said: those of `before` are wanted in `after` too.
void add_carriers(const Graph& before, Graph& after) {
  for (const auto kind : {Kind::view_column, Kind::stock_object, Kind::default_privilege})
    for (const auto& [id, node] : before.nodes(kind)) {
      if (after.contains(id)) continue;
      const auto* view = node.parent ? after.find(*node.parent) : nullptr;
      if (kind == Kind::stock_object && node.parent && view == nullptr) continue;
      if (kind == Kind::view_column && (view == nullptr || !has_output_column(before.find(*node.parent), *view, id.part))) continue;
      Node carrier = node;
      if (kind == Kind::view_column) carrier.object = ir::ViewColumn{};
      carrier.comment.reset();
      carrier.labels.reset();
      carrier.privileges = {};
      after.insert(std::move(carrier));
    }
}

void drop_empty_carriers(Graph& graph) {
  std::vector<ObjectId> empty;
  for (const auto& [id, node] : graph.nodes())
    if (exists_by_what_it_carries(id.kind) && is_empty(node)) empty.push_back(id);
  for (const auto& id : empty) graph.erase(id);
}

// Default privileges that belong to an external role are left as they are as a whole.
void keep_default_privileges_of_external_roles(const Graph& before, Graph& after, const std::vector<std::string>& roles) {
  for (auto& [id, node] : after.nodes()) {
    if (id.kind != Kind::default_privilege || !matches_any(roles, id.name)) continue;
    const auto* was = before.find(id);
    node.privileges = was == nullptr ? Privileges() : was->privileges;
  }
}

bool concerns(const ObjectId& membership, Name role) { return membership.name == role || membership.part == role; }

void forget_reference(Graph& graph, const ObjectId& id) {
  for (const auto& dependent : std::vector(graph.dependents(id))) std::erase(graph.at(dependent).references, id);
  graph.forget_dependents();
}

void erase_role(Graph& graph, Name role) {
  const auto id = role_id(role);
  if (!graph.contains(id)) return;
  forget_reference(graph, id);
  graph.erase(id);
}

void settle_roles_of_file(Graph& live, Graph& file, Diagnostics& diagnostics) {
  if (!live.origin.with_roles || live.origin.server_version == 0 || file.origin.server_version != 0) return;
  erase_role(file, live.origin.bootstrap_superuser);
  const auto own = live.origin.role.value_or(Name());
  std::vector<ObjectId> implied;
  for (const auto& [id, node] : live.nodes(Kind::role_membership)) {
    const auto& membership = node.as<ir::RoleMembership>();
    const bool by_creating = id.part == own && membership.admin && !membership.inherit && !membership.set;
    if (by_creating && !file.contains(id)) implied.push_back(id);
  }
  for (const auto& id : implied) live.erase(id);
  const auto* node = live.find(role_id(own));
  if (node == nullptr || file.contains(node->id)) return;
  file.insert(*node);
  for (const auto& [id, membership] : live.nodes(Kind::role_membership))
    if (concerns(id, own) && !file.contains(id)) file.insert(membership);
  diagnostics.note("own-role-kept", {}, "the files do not have the role `" + quoted(own) + "`, as which lockstep is connected; it stays as it is");
}

bool is_external_role(const std::vector<std::string>& globs, const ObjectId& id) {
  if (id.kind == Kind::role) return matches_any(globs, id.name);
  return id.kind == Kind::role_membership && (matches_any(globs, id.name) || matches_any(globs, id.part));
}

// External roles are neither made nor changed nor dropped, and stay members of what they are.
void keep_external_roles(const Graph& before, Graph& after, const std::vector<std::string>& globs) {
  std::vector<ObjectId> gone;
  for (const auto& [id, node] : after.nodes())
    if (is_external_role(globs, id)) gone.push_back(id);
  for (const auto& id : gone) after.erase(id);
  for (const auto kind : {Kind::role, Kind::role_membership})
    for (const auto& [id, node] : before.nodes(kind))
      if (is_external_role(globs, id)) after.insert(node);
  for (auto& [id, node] : after.nodes(Kind::role_membership))
    std::erase_if(node.references, [&](const ObjectId& each) { return !after.contains(each); });
  after.forget_dependents();
}

}  // namespace

void settle_roles(Graph& before, Graph& after, Diagnostics& diagnostics) {
  settle_roles_of_file(before, after, diagnostics);
  settle_roles_of_file(after, before, diagnostics);
}

void leave_alone(const Graph& before, Graph& after, const LeftAlone& what) {
  if (what.empty()) return;
  add_carriers(before, after);
  for (auto& [id, node] : after.nodes()) keep(before.find(id), node, what);
  keep_default_privileges_of_external_roles(before, after, what.external_roles);
  keep_external_roles(before, after, what.external_roles);
  drop_empty_carriers(after);
}

void keep_unsaid_owners(const Graph& before, Graph& after) {
  for (auto& [id, node] : after.nodes()) {
    if (!node.owner.empty()) continue;
    const auto* was = before.find(id);
    if (was != nullptr && was->owner != before.origin.role) node.owner = was->owner;
  }
}

void warn_about_roles_in_use(const Graph& before, const Graph& after, Diagnostics& diagnostics) {
  const bool live = before.origin.server_version != 0;
  if (!live || !before.origin.with_roles) return;
  std::map<Name, ObjectId> users;  // the first object that names the role
  for (const auto& [id, node] : after.nodes())
    for (const auto name : role_names(node))
      if (!after.contains(role_id(name))) users.emplace(name, id);
  for (const auto& [name, user] : users) {
    if (before.contains(role_id(name)))
      diagnostics.warning("role-in-use", after.at(user).origin, "no file has the role `" + quoted(name) + "`, so it is to be dropped, but " + to_string(user) + " still names it",
                          {"write `CREATE ROLE`, or say whose the object is"});
    else if (name != before.origin.bootstrap_superuser && name != before.origin.role && !name.text().starts_with("pg_"))
      diagnostics.warning("role-missing", after.at(user).origin, to_string(user) + " names the role `" + quoted(name) + "`, which no file has and the server does not have",
                          {"write `CREATE ROLE`"});
  }
}

void leave_out(Graph& graph, const LeftAlone& what) { leave_alone(Graph(), graph, what); }

void rename_roles(Graph& graph, const std::map<Name, Name>& names) {
  if (names.empty()) return;
  const auto renamed = [&](Name name) {
    const auto found = names.find(name);
    return found == names.end() ? name : found->second;
  };
  rename_role_names(graph, renamed);
}

}  // namespace lockstep
