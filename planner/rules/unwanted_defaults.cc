// What default privileges give to an object that is made, and the state does not want: taken back in the step that makes it.
#include <algorithm>

#include "ir/stock_sort.h"
#include "planner/rules.h"
#include "planner/rules/grants.h"

namespace lockstep {
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
    if (find_privilege(wanted, each) == nullptr && find_privilege(to, each) == nullptr) to.push_back(each);
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
