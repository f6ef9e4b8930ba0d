// GRANT and REVOKE from one set of privileges to another: on objects, on columns, and for default
// privileges.
//
//   REVOKE UPDATE ON TABLE app.orders FROM clerk;
//   GRANT SELECT, INSERT ON TABLE app.orders TO clerk WITH GRANT OPTION;
#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "ir/error.h"
#include "ir/stock_sort.h"
#include "planner/rules.h"
#include "planner/rules/clauses.h"
#include "planner/rules/grants.h"

namespace lockstep {
namespace {

// The order of aclitem letters in src/include/utils/acl.h, the one people know from \dp.
constexpr std::array order = std::to_array<std::string_view>(
    {"SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN",
     "EXECUTE", "USAGE", "CREATE", "CONNECT", "TEMPORARY", "SET", "ALTER SYSTEM"});

using Words = std::set<std::size_t>;  // positions in `order`

struct ToGrantee {
  Name grantee;
  Name grantor;  // empty: the owner
  int position = 0;
  Words words;
};

using ByGrantee = std::vector<ToGrantee>;  // in the order of positions, then names

bool is_entry_of(const ToGrantee& entry, const Privilege& privilege) { return entry.grantee == privilege.grantee && entry.grantor == privilege.grantor; }

const ToGrantee* find_entry(const ByGrantee& among, const Privilege& privilege) {
  const auto found = std::find_if(among.begin(), among.end(), [&](const ToGrantee& each) { return is_entry_of(each, privilege); });
  return found == among.end() ? nullptr : &*found;
}

std::size_t position_of_word(const Privilege& privilege) {
  const auto found = std::find(order.begin(), order.end(), privilege.privilege);
  check(found != order.end(), "`" + privilege.privilege + "` is no privilege");
  return static_cast<std::size_t>(found - order.begin());
}

void add(ByGrantee& to, const Privilege& privilege) {
  const auto word = position_of_word(privilege);
  for (auto& each : to)
    if (is_entry_of(each, privilege)) {
      each.words.insert(word);
      return;
    }
  const auto later = std::find_if(to.begin(), to.end(), [&](const ToGrantee& each) {
    return std::tuple(each.position, each.grantee, each.grantor) > std::tuple(privilege.position, privilege.grantee, privilege.grantor);
  });
  to.insert(later, {privilege.grantee, privilege.grantor, privilege.position, {word}});
}

// What has to be said, by kind of statement, in the order in which it is said: what is taken away
// comes first, so that nobody may do more in between than before or after.
struct Difference {
  ByGrantee revoke;
  ByGrantee revoke_option;
  ByGrantee grant;
  ByGrantee grant_with_option;
};

// The owner keeps what is no longer granted, but for the grant option.
Difference difference(const Privileges& from, const Privileges& to, Name owner = Name()) {
  Difference result;
  for (const auto& each : from.granted) {
    const auto* kept = find_privilege(to.granted, each);
    if (kept == nullptr && each.grantable && !owner.empty() && each.grantee == owner) {
      if (find_privilege(to.revoked, each) == nullptr) add(result.revoke_option, each);
    } else if (kept == nullptr)
      add(result.revoke, each);
    else if (each.grantable && !kept->grantable)
      add(result.revoke_option, each);
  }
  for (const auto& each : to.revoked)
    if (find_privilege(from.revoked, each) == nullptr) add(result.revoke, each);
  for (const auto& each : from.revoked)
    if (find_privilege(to.revoked, each) == nullptr && find_privilege(to.granted, each) == nullptr) add(result.grant, each);
  for (const auto& each : to.granted) {
    const auto* had = find_privilege(from.granted, each);
    if (had == nullptr || (each.grantable && !had->grantable))
      add(each.grantable ? result.grant_with_option : result.grant, each);
  }
  return result;
}

// What stands around the names of the privileges.
struct Target {
  Sql prefix;  // `ALTER DEFAULT PRIVILEGES FOR ROLE r IN SCHEMA s `
  Sql column;  // ` (email)`
  Sql object;  // `TABLE app.orders`
};

Target stock_target(const ObjectId& id) {
  if (is_stock_sort(id)) return {.object = each_stock_member()};
  const auto type = stock_type(id);
  auto object = sql("{} {}", verbatim(std::string(type)), id.qualified_name());
  if (has_stock_arguments(type)) object += sql("({})", verbatim(std::string(stock_arguments(id))));
  return {.column = id.part.empty() ? Sql() : sql(" ({})", id.part), .object = object};
}

Target target_of(const Graph& graph, const Node& node) {
  const auto name = node.id.qualified_name();
  switch (node.id.kind) {
    case Kind::table:
    case Kind::view:
    case Kind::materialized_view: return {.object = sql("TABLE {}", name)};
    case Kind::column:
    case Kind::view_column:
      return {.column = sql(" ({})", node.id.part), .object = sql("TABLE {}", name)};
    case Kind::enum_type:
    case Kind::composite_type:
    case Kind::range_type:
    case Kind::base_type: return {.object = sql("TYPE {}", name)};
    case Kind::aggregate: return {.object = sql("FUNCTION {}({})", name, verbatim(node.id.signature.text()))};
    case Kind::foreign_server: return {.object = sql("FOREIGN SERVER {}", name)};
    case Kind::stock_object: return stock_target(node.id);
    case Kind::default_privilege: {
      auto prefix = sql("ALTER DEFAULT PRIVILEGES ");
      if (!node.id.name.empty()) prefix += sql("FOR ROLE {} ", node.id.name);
      if (!node.id.schema.empty()) prefix += sql("IN SCHEMA {} ", node.id.schema);
      return {.prefix = prefix, .object = verbatim(node.id.part.text())};
    }
    case Kind::schema:
    case Kind::domain:
    case Kind::sequence:
    case Kind::language:
    case Kind::foreign_data_wrapper:
    case Kind::routine: return {.object = sql_reference(graph, node)};
    case Kind::role:
    case Kind::role_membership:
    case Kind::access_method:
    case Kind::user_mapping:
    case Kind::collation:
    case Kind::shell_type:
    case Kind::text_search_parser:
    case Kind::text_search_template:
    case Kind::text_search_dictionary:
    case Kind::text_search_configuration:
    case Kind::operator_:
    case Kind::operator_family:
    case Kind::operator_class:
    case Kind::cast:
    case Kind::transform:
    case Kind::conversion:
    case Kind::statistics:
    case Kind::rule:
    case Kind::event_trigger:
    case Kind::publication:
    case Kind::publication_table:
    case Kind::publication_schema:
    case Kind::subscription:
    case Kind::extension:
    case Kind::domain_constraint:
    case Kind::constraint:
    case Kind::index:
    case Kind::trigger:
    case Kind::policy: break;
  }
  throw Bug(to_string(node.id) + " cannot have privileges");
}

Sql words(const Words& positions, const Target& target) {
  // All that there is on relations is ALL, which servers that do not know MAINTAIN understand, too.
  constexpr std::size_t maintain = 7;
  static_assert(order[maintain] == "MAINTAIN");
  if (positions.size() == maintain + 1 && *positions.rbegin() == maintain && target.column.empty()) return sql("ALL");
  std::vector<Sql> result;
  for (const auto position : positions)
    result.push_back(verbatim(std::string(order[position])) + target.column);
  return join(result);
}

Sql role(Name grantee) { return grantee.empty() ? sql("PUBLIC") : sql("{}", grantee); }

// Nobody but himself grants and takes back in a role's name (GRANTED BY takes the current user alone).
Sql said_by(Name grantor, const Sql& statement) {
  if (grantor.empty()) return statement;
  return sql("DO {}", dollar_quoted(sql("DECLARE before text := pg_catalog.current_setting('role'); BEGIN SET LOCAL ROLE {}; {}; "
                                        "PERFORM pg_catalog.set_config('role', before, true); END",
                                        grantor, statement)));
}

// Who got the grant option from others comes after them.
ByGrantee grantors_first(ByGrantee entries) {
  const auto waits_for = [](const ToGrantee& entry, const ToGrantee& other) { return !entry.grantor.empty() && entry.grantor == other.grantee; };
  ByGrantee result;
  while (!entries.empty()) {
    auto next = std::find_if(entries.begin(), entries.end(), [&](const ToGrantee& entry) {
      return std::none_of(entries.begin(), entries.end(), [&](const ToGrantee& other) { return waits_for(entry, other); });
    });
    if (next == entries.end()) next = entries.begin();
    result.push_back(std::move(*next));
    entries.erase(next);
  }
  return result;
}

ByGrantee grantors_last(ByGrantee entries) {
  const bool passed_on = std::any_of(entries.begin(), entries.end(), [](const ToGrantee& each) { return !each.grantor.empty(); });
  if (!passed_on) return entries;
  entries = grantors_first(std::move(entries));
  std::reverse(entries.begin(), entries.end());
  return entries;
}

std::vector<Sql> statements(const Difference& difference, const Target& target) {
  std::vector<Sql> result;
  for (const auto& each : grantors_last(difference.revoke))
    result.push_back(said_by(each.grantor, sql("{}REVOKE {} ON {} FROM {}", target.prefix, words(each.words, target), target.object, role(each.grantee))));
  for (const auto& each : grantors_last(difference.revoke_option))
    result.push_back(said_by(each.grantor, sql("{}REVOKE GRANT OPTION FOR {} ON {} FROM {}", target.prefix, words(each.words, target), target.object, role(each.grantee))));
  const auto say = [&](const ToGrantee& each, bool with_option) {
    const auto option = with_option ? sql(" WITH GRANT OPTION") : Sql();
    result.push_back(said_by(each.grantor, sql("{}GRANT {} ON {} TO {}{}", target.prefix, words(each.words, target), target.object, role(each.grantee), option)));
  };
  // The owner's own in the order of the list; others pass on what they have by then.
  std::vector<std::pair<const ToGrantee*, bool>> own;
  for (const auto* list : {&difference.grant, &difference.grant_with_option})
    for (const auto& each : *list)
      if (each.grantor.empty()) own.emplace_back(&each, list == &difference.grant_with_option);
  std::stable_sort(own.begin(), own.end(), [](const auto& left, const auto& right) { return left.first->position < right.first->position; });
  for (const auto& [each, with_option] : own) say(*each, with_option);
  for (const auto& each : grantors_first(difference.grant_with_option))
    if (!each.grantor.empty()) say(each, true);
  for (const auto& each : difference.grant)
    if (!each.grantor.empty()) say(each, false);
  return result;
}

// Columns of objects that the schema did not make are no parts of a node.
std::vector<ObjectId> columns_with_privileges(const Graph& graph, const Node& table) {
  std::vector<ObjectId> result;
  if (table.id.kind == Kind::stock_object) {
    for (const auto& [id, node] : graph.nodes(Kind::stock_object))
      if (!id.part.empty() && id.qualified_name() == table.id.qualified_name()) result.push_back(id);
    return result;
  }
  for (const auto& id : graph.children(table.id))
    if (id.kind == Kind::column || id.kind == Kind::view_column) result.push_back(id);
  return result;
}

// Taking a privilege from a role on a table takes it on all columns, too (manual, REVOKE): what the
// role keeps on columns is granted again.
void keep_column_privileges(const Graph& graph,
                            const Node& table,
                            const Difference& difference,
                            std::vector<Sql>& result) {
  if (difference.revoke.empty() && difference.revoke_option.empty()) return;
  const auto is_touched = [&](const Privilege& privilege) {
    for (const auto* taken : {&difference.revoke, &difference.revoke_option})
      if (const auto* found = find_entry(*taken, privilege); found && found->words.contains(position_of_word(privilege)))
        return true;
    return false;
  };
  for (const auto& id : columns_with_privileges(graph, table)) {
    const auto& column = graph.at(id);
    Privileges kept;
    for (const auto& privilege : column.privileges.granted)
      if (is_touched(privilege)) kept.granted.push_back(privilege);
    for (auto& each : statements(lockstep::difference({}, kept), target_of(graph, column)))
      result.push_back(std::move(each));
  }
}

// What PUBLIC has on schema `public` from the beginning stands there like what was granted, in front of the rest.
Privileges with_stock(const Node& node, Privileges privileges) {
  if (node.id.kind != Kind::schema || node.id.name.text() != "public") return privileges;
  const Privilege usage{.grantee = Name(), .privilege = "USAGE", .position = -1};
  if (find_privilege(privileges.revoked, usage) != nullptr) {
    std::erase_if(privileges.revoked, [&](const Privilege& each) { return each.grantee == usage.grantee && each.privilege == usage.privilege; });
    return privileges;
  }
  auto own = usage;
  for (const auto& each : privileges.granted)
    if (each.grantee.empty()) own.position = each.position;
  privileges.granted.push_back(own);
  return privileges;
}

// New entries of an access control list go to its end. Whoever keeps something but is to stand behind a new one, or
// behind one that was in front of him, loses it first and gets it again; not those who have granted it to others.
void heed_order(Difference& changes, const Privileges& from, const Privileges& to, const std::set<Name>& grantors) {
  const auto had = entries_in_order(from.granted);
  auto next = had.begin();
  bool behind = false;
  for (const auto& entry : entries_in_order(to.granted)) {
    const auto place = std::find(had.begin(), had.end(), entry);
    if (place != had.end() && place >= next && !behind) {
      next = place;
      continue;
    }
    behind = true;
    if (place == had.end()) continue;
    const auto is_his = [&](const Privilege& each) { return each.grantee == entry.first && each.grantor == entry.second; };
    if (grantors.contains(entry.first)) continue;
    for (const auto& each : from.granted)
      if (is_his(each)) add(changes.revoke, each);
    for (const auto& each : to.granted)
      if (is_his(each)) add(each.grantable ? changes.grant_with_option : changes.grant, each);
  }
}

// Who passed something on, on the object or its columns.
std::set<Name> grantors_on(const Graph& graph, const Node& node, bool has_columns, std::vector<const Privileges*> all) {
  if (has_columns)
    for (const auto& id : columns_with_privileges(graph, node)) all.push_back(&graph.at(id).privileges);
  std::set<Name> result;
  for (const auto* privileges : all)
    for (const auto& each : privileges->granted)
      if (!each.grantor.empty()) result.insert(each.grantor);
  return result;
}

}  // namespace

std::vector<Sql> change_privileges(const Graph& graph, const Node& node, const Privileges& was, const Privileges& is) {
  if (was == is) return {};
  const auto from = with_stock(node, was);
  const auto to = with_stock(node, is);
  auto changes = difference(from, to, node.owner);  // columns have no owner, and whole objects alone give rights to theirs
  const bool has_columns = node.id.kind == Kind::table || node.id.kind == Kind::view ||
                           node.id.kind == Kind::materialized_view ||
                           (node.id.kind == Kind::stock_object && node.id.part.empty() && stock_type(node.id) == "TABLE");
  const bool grants = !changes.grant.empty() || !changes.grant_with_option.empty();
  if (node.id.kind != Kind::default_privilege && grants) heed_order(changes, from, to, grantors_on(graph, node, has_columns, {&from, &to}));
  auto result = statements(changes, target_of(graph, node));
  if (has_columns) keep_column_privileges(graph, node, changes, result);
  if (is_stock_sort(node.id)) return on_stock_members(node.id, result);
  return result;
}

}  // namespace lockstep
