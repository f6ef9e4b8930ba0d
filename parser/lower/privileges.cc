#include "parser/lower/privileges.h"

#include <algorithm>

#include "parser/stock_privileges.h"

namespace lockstep {
namespace {

// What acldefault() in src/backend/utils/adt/acl.c gives to PUBLIC; for the schema `public` what initdb does since
// PostgreSQL 15.
bool public_has_by_default(const ObjectId& id, const std::string& privilege) {
  switch (id.kind) {
    case Kind::routine:
    case Kind::aggregate: return privilege == "EXECUTE";
    case Kind::language:
    case Kind::base_type:
    case Kind::enum_type:
    case Kind::composite_type:
    case Kind::domain:
    case Kind::range_type: return privilege == "USAGE";
    case Kind::stock_object: return public_comes_with(id, privilege);
    case Kind::schema: return id.name.text() == "public" && privilege == "USAGE";
    case Kind::default_privilege:
      return (id.part.text() == "FUNCTIONS" && privilege == "EXECUTE") || (id.part.text() == "TYPES" && privilege == "USAGE");
    default: return false;
  }
}

bool has_by_default(const Grantable& object, const Privilege& privilege) {
  if (object.from_nothing) return false;
  if (!privilege.grantor.empty()) return false;
  if (privilege.grantee.empty()) return public_has_by_default(object.id, privilege.privilege);
  const bool is_column = object.id.kind == Kind::column || object.id.kind == Kind::view_column;
  return privilege.grantee == object.owner && !is_column;
}

bool is_same(const Privilege& left, const Privilege& right) {
  return left.grantee == right.grantee && left.privilege == right.privilege && left.grantor == right.grantor;
}

bool can_grant(const Privileges& privileges, Name role, const std::string& privilege) {
  return std::any_of(privileges.granted.begin(), privileges.granted.end(),
                     [&](const Privilege& each) { return each.grantee == role && each.grantable && each.privilege == privilege; });
}

std::vector<Privilege>::iterator find(std::vector<Privilege>& among, const Privilege& wanted) {
  return std::find_if(among.begin(), among.end(), [&](const Privilege& each) { return is_same(each, wanted); });
}

// A grantee that is there keeps its place, another comes last, as in access control lists (aclupdate()).
void insert(std::vector<Privilege>& among, Privilege privilege) {
  int end = 0;
  int own = -1;
  for (const auto& each : among) {
    end = std::max(end, each.position + 1);
    if (each.grantee == privilege.grantee && each.grantor == privilege.grantor) own = each.position;
  }
  privilege.position = own < 0 ? end : own;
  among.insert(std::lower_bound(among.begin(), among.end(), privilege), std::move(privilege));
}

bool is_stock(const Grantable& object) { return object.id.kind == Kind::stock_object; }

// What roles but PUBLIC have of such objects is not known here: predefined ones may have something, and the owner has all. What is said of
// others falls out when it is known who the owner is (name_own_role()).
bool may_come_with(const Grantable& object, const Privilege& privilege) { return is_stock(object) && !privilege.grantee.empty() && privilege.grantor.empty(); }

}  // namespace

std::vector<std::string> all_privileges(Kind kind) {
  switch (kind) {
    case Kind::table:
    case Kind::view:
    case Kind::materialized_view: return {"SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"};
    case Kind::column:
    case Kind::view_column: return {"SELECT", "INSERT", "UPDATE", "REFERENCES"};
    case Kind::sequence: return {"USAGE", "SELECT", "UPDATE"};
    case Kind::routine:
    case Kind::aggregate: return {"EXECUTE"};
    case Kind::schema: return {"USAGE", "CREATE"};
    case Kind::enum_type:
    case Kind::composite_type:
    case Kind::domain:
    case Kind::range_type:
    case Kind::base_type:
    case Kind::language:
    case Kind::foreign_data_wrapper:
    case Kind::foreign_server: return {"USAGE"};
    default: return {};
  }
}

void grant(const Grantable& object, const Privilege& privilege) {
  auto& [granted, revoked] = object.privileges;
  if (const auto at = find(revoked, privilege); at != revoked.end()) {
    revoked.erase(at);
    if (is_stock(object) && !privilege.grantable) return;
  }
  if (has_by_default(object, privilege) && !privilege.grantable) return;
  auto wanted = privilege;
  if (const auto at = find(granted, privilege); at != granted.end()) {
    wanted.grantable = wanted.grantable || at->grantable;
    granted.erase(at);
  }
  insert(granted, wanted);
}

Name grantor_on(const Grantable& object, Name role, const std::string& privilege) {
  if (role.empty() || role == object.owner || object.id.kind == Kind::default_privilege) return {};
  return can_grant(object.privileges, role, privilege) || (object.of_table != nullptr && can_grant(*object.of_table, role, privilege)) ? role : Name();
}

void revoke(const Grantable& object, const Privilege& privilege, bool option_only) {
  auto& [granted, revoked] = object.privileges;
  const bool had = find(granted, privilege) != granted.end();
  if (const auto at = find(granted, privilege); at != granted.end()) {
    auto kept = *at;
    granted.erase(at);
    kept.grantable = false;
    if (option_only && !has_by_default(object, privilege)) insert(granted, kept);
    // What he passed on goes with his option (CASCADE).
    if (!can_grant(object.privileges, kept.grantee, kept.privilege)) {
      const auto passed_on = object.privileges.granted;
      for (const auto& each : passed_on)
        if (!each.grantor.empty() && each.grantor == kept.grantee && each.privilege == kept.privilege) revoke(object, each, false);
    }
  }
  if (option_only || (!has_by_default(object, privilege) && (had || !may_come_with(object, privilege))) || find(revoked, privilege) != revoked.end()) return;
  insert(revoked, {privilege.grantee, privilege.privilege, false});
}

std::vector<std::string> privilege_names(Reader& reader, const Statement& statement, const PgQuery__AccessPriv* given, Kind kind) {
  auto all = all_privileges(kind);
  if (!given || text_of(given->priv_name).empty()) return all;
  std::string name(text_of(given->priv_name));
  for (char& c : name)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (std::find(all.begin(), all.end(), name) != all.end()) return {name};
  reader.diagnostics.error("unknown-privilege", statement.at(-1),
                           "a " + std::string(kind_name(kind)) + " has no privilege `" + name + "`");
  return {};
}

std::vector<Name> grantees_of(Reader& reader, const PgQuery__GrantStmt& grant) {
  std::vector<Name> grantees;
  for (std::size_t i = 0; i < grant.n_grantees; ++i) {
    const auto& role = *grant.grantees[i]->role_spec;
    if (role.roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC)
      grantees.emplace_back();
    else if (role.roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CSTRING)
      grantees.emplace_back(text_of(role.rolename));
    else if (!reader.role.empty())
      grantees.push_back(reader.role);
  }
  return grantees;
}

void drop_privileges_of_owners(Graph& graph) {
  for (auto& [id, node] : graph.nodes()) {
    if (node.privileges.granted.empty() || node.owner.empty() || id.kind == Kind::default_privilege) continue;
    std::erase_if(node.privileges.granted, [&](const Privilege& each) { return each.grantee == node.owner && !each.grantable; });
  }
  std::vector<ObjectId> empty;
  for (const auto& [id, node] : graph.nodes(Kind::default_privilege))
    if (node.privileges.empty()) empty.push_back(id);
  for (const auto& id : empty) graph.erase(id);
}

}  // namespace lockstep
