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

const Privilege* find(const std::vector<Privilege>& among, const Privilege& wanted) {
  const auto found = std::find_if(among.begin(), among.end(), [&](const Privilege& each) {
    return each.grantee == wanted.grantee && each.privilege == wanted.privilege && each.grantor == wanted.grantor;
  });
  return found == among.end() ? nullptr : &*found;
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
    const auto* kept = find(to.granted, each);
    if (kept == nullptr && each.grantable && !owner.empty() && each.grantee == owner) {
      if (find(to.revoked, each) == nullptr) add(result.revoke_option, each);
    } else if (kept == nullptr)
      add(result.revoke, each);
    else if (each.grantable && !kept->grantable)
      add(result.revoke_option, each);
  }
  for (const auto& each : to.revoked)
    if (find(from.revoked, each) == nullptr) add(result.revoke, each);
  for (const auto& each : from.revoked)
    if (find(to.revoked, each) == nullptr && find(to.granted, each) == nullptr) add(result.grant, each);
  for (const auto& each : to.granted) {
    const auto* had = find(from.granted, each);
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
  // What is granted with the option comes first where others pass it on.
  for (const auto& each : difference.grant)
    if (each.grantor.empty()) result.push_back(sql("{}GRANT {} ON {} TO {}", target.prefix, words(each.words, target), target.object, role(each.grantee)));
  for (const auto& each : grantors_first(difference.grant_with_option))
    result.push_back(said_by(each.grantor, sql("{}GRANT {} ON {} TO {} WITH GRANT OPTION", target.prefix, words(each.words, target), target.object, role(each.grantee))));
  for (const auto& each : difference.grant)
    if (!each.grantor.empty())
      result.push_back(said_by(each.grantor, sql("{}GRANT {} ON {} TO {}", target.prefix, words(each.words, target), target.object, role(each.grantee))));
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

using Entry = std::pair<Name, Name>;  // grantee and grantor

// The entries in the order in which access control lists show them.
std::vector<Entry> entries_in_order(std::vector<Privilege> privileges) {
  std::stable_sort(privileges.begin(), privileges.end(), [](const Privilege& left, const Privilege& right) { return left.position < right.position; });
  std::vector<Entry> result;
  for (const auto& each : privileges)
    if (const Entry entry{each.grantee, each.grantor}; std::find(result.begin(), result.end(), entry) == result.end()) result.push_back(entry);
  return result;
}

// What PUBLIC has on schema `public` from the beginning stands there like what was granted, in front of the rest.
Privileges with_stock(const Node& node, Privileges privileges) {
  if (node.id.kind != Kind::schema || node.id.name.text() != "public") return privileges;
  const Privilege usage{.grantee = Name(), .privilege = "USAGE", .position = -1};
  if (find(privileges.revoked, usage) != nullptr) {
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
// behind one that was in front of him, loses it first and gets it again; not those who may have granted it to others.
void heed_order(Difference& changes, const Privileges& from, const Privileges& to) {
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
    if (std::any_of(from.granted.begin(), from.granted.end(), [&](const Privilege& each) { return is_his(each) && each.grantable; })) continue;
    for (const auto& each : from.granted)
      if (is_his(each)) add(changes.revoke, each);
    for (const auto& each : to.granted)
      if (is_his(each)) add(each.grantable ? changes.grant_with_option : changes.grant, each);
  }
}

}  // namespace

std::vector<Sql> change_privileges(const Graph& graph, const Node& node, const Privileges& was, const Privileges& is) {
  if (was == is) return {};
  const auto from = with_stock(node, was);
  const auto to = with_stock(node, is);
  auto changes = difference(from, to, node.owner);  // columns have no owner, and whole objects alone give rights to theirs
  if (node.id.kind != Kind::default_privilege && !changes.grant.empty()) heed_order(changes, from, to);
  auto result = statements(changes, target_of(graph, node));
  const bool has_columns = node.id.kind == Kind::table || node.id.kind == Kind::view ||
                           node.id.kind == Kind::materialized_view ||
                           (node.id.kind == Kind::stock_object && node.id.part.empty() && stock_type(node.id) == "TABLE");
  if (has_columns) keep_column_privileges(graph, node, changes, result);
  if (is_stock_sort(node.id)) return on_stock_members(node.id, result);
  return result;
}

namespace {

// What ALTER DEFAULT PRIVILEGES calls objects of the kind; empty when it does not speak of them.
Name default_word(Kind kind) {
  switch (kind) {
    case Kind::table:
    case Kind::view:
    case Kind::materialized_view: return Name("TABLES");
    case Kind::sequence: return Name("SEQUENCES");
    case Kind::routine:
    case Kind::aggregate: return Name("FUNCTIONS");
    case Kind::enum_type:
    case Kind::composite_type:
    case Kind::domain:
    case Kind::range_type:
    case Kind::base_type: return Name("TYPES");
    case Kind::schema: return Name("SCHEMAS");
    default: return {};
  }
}

void add_missing(std::vector<Privilege>& to, const std::vector<Privilege>& from, const std::vector<Privilege>& wanted) {
  for (const auto& each : from)
    if (find(wanted, each) == nullptr && find(to, each) == nullptr) to.push_back(each);
}

// Whether those who have something from the beginning are the first that shall have something, in that order.
bool is_in_order(const std::vector<Privilege>& at_first, const std::vector<Privilege>& wanted) {
  const auto wanted_order = entries_in_order(wanted);
  auto next = wanted_order.begin();
  for (const auto& entry : entries_in_order(at_first)) {
    if (std::find(wanted_order.begin(), wanted_order.end(), entry) == wanted_order.end()) continue;
    if (*next != entry) return false;
    ++next;
  }
  return true;
}

}  // namespace

Privileges unwanted_defaults(const Graph& state, std::optional<Name> role, const Node& node) {
  const auto word = is_stock_sort(node.id) ? Name(stock_sort_of(node.id)) : default_word(node.id.kind);
  Privileges result;
  if (word.empty()) return result;
  std::vector<Privilege> given;
  std::vector<Name> roles{Name()};
  // Who runs a plan of files is not known; it may be who is to own the object.
  if (role || !node.owner.empty()) roles.push_back(role.value_or(node.owner));
  std::vector<Name> schemas{Name()};
  if (!node.id.schema.empty()) schemas.push_back(node.id.schema);
  if (const auto* extension = node.parent ? state.find(*node.parent) : nullptr; extension != nullptr && is_stock_sort(node.id))
    if (const auto in = extension->as<ir::Extension>().schema; !in.empty()) schemas.push_back(in);
  for (const auto each : roles)
    for (const auto schema : schemas) {
      const ObjectId id{.kind = Kind::default_privilege, .schema = schema, .name = each, .part = word};
      const auto* entry = state.find(id);
      if (entry == nullptr) continue;
      for (auto granted : entry->privileges.granted) {
        granted.position += static_cast<int>(given.size());
        given.push_back(granted);
      }
      add_missing(result.granted, entry->privileges.granted, node.privileges.granted);
      add_missing(result.revoked, entry->privileges.revoked, node.privileges.revoked);
    }
  if (!is_in_order(given, node.privileges.granted)) add_missing(result.granted, given, {});
  std::erase_if(result.granted, [&](const Privilege& each) { return each.grantee == node.owner && !each.grantable; });
  return result;
}

std::vector<Sql> take_defaults_from_members(const Graph& state, std::optional<Name> role, const Subject<ir::Extension>& extension) {
  std::vector<Sql> result;
  for (const auto sort : stock_sorts) {
    const Node members{.id = stock_sort_id(extension.id().name, sort), .parent = extension.id(), .object = ir::StockObject()};
    if (extension.graph.contains(members.id)) continue;
    for (auto& each : change_privileges(extension.graph, members, unwanted_defaults(state, role, members), {})) result.push_back(std::move(each));
  }
  return result;
}

std::vector<Sql> take_identity_defaults(const Graph& state, std::optional<Name> role, const Subject<ir::Column>& column) {
  if (!column->identity || column->identity->sequence.empty()) return {};
  const auto& name = column->identity->sequence;
  Node sequence{.id = {.kind = Kind::sequence, .schema = name.schema, .name = name.name}, .object = ir::Sequence()};
  if (const auto owner = owner_of_table(column.graph, column.node)) sequence.owner = *owner;
  return change_privileges(column.graph, sequence, unwanted_defaults(state, role, sequence), {});
}

std::optional<Name> owner_of_table(const Graph& graph, const Node& column) {
  const Node* table = graph.find(*column.parent);
  return table == nullptr || table->owner.empty() ? graph.origin.role : std::optional(table->owner);
}

}  // namespace lockstep
