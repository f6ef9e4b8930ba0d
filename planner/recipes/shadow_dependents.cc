// What hangs on a column that a second one is to take the place of, and whether that can be done: whatever is not known to come through
// the exchange keeps the table from it, and its column is rewritten plainly.
#include <algorithm>
#include <set>

#include "ir/dependency.h"
#include "ir/domain_tests.h"
#include "ir/row_updates.h"
#include "planner/recipes/shadow_column.h"
#include "planner/rules/table.h"

namespace lockstep {

bool is_kept(const ShadowColumn& column, const ObjectId& id) { return !column.clearing.contains(id) && column.after.contains(id); }

namespace {

bool has_name(const std::vector<Name>& columns, Name column) { return std::find(columns.begin(), columns.end(), column) != columns.end(); }

// A sequence keeps its limits, which a smaller type cannot have.
bool is_narrower(const TypeName& from, const TypeName& to) {
  const auto width = [](const TypeName& type) { return type.text.text() == "smallint" ? 1 : type.text.text() == "integer" ? 2 : 3; };
  return width(to) < width(from);
}

bool is_primary_or_unique(const ir::Constraint& constraint) {
  return constraint.type == ir::ConstraintType::primary_key || constraint.type == ir::ConstraintType::unique;
}

// Neither partitioned nor of a type, with no table above or below.
bool stands_alone(const Graph& graph, const ObjectId& id) {
  const auto& table = graph.at(id).as<ir::Table>();
  return !table.partition_key && !table.partition_of && table.inherits.empty() && !table.of_type && child_tables(graph, id).empty();
}

bool can_be_exchanged(const ShadowColumn& column) {
  const auto& from = column.was.as<ir::Column>();
  const auto& to = column.is.as<ir::Column>();
  if (from.generated || to.generated || (from.identity && !to.identity)) return false;
  if (from.identity && is_narrower(from.type, to.type)) return false;
  if (to.not_null_constraint || from.not_null_constraint || from.not_null != to.not_null) return false;
  // ADD COLUMN writes the table again for a domain that tests its values (ATExecAddColumn() in src/backend/commands/tablecmds.c).
  if (is_tested_by_domain(column.after, to.type)) return false;
  // The old column stays for a while, and with it its type.
  const auto needed = references(column.was);
  const auto computed = expression_references(column.was);
  return std::none_of(needed.begin(), needed.end(), [&](const ObjectId& each) {
    if (column.type && each == column.type->id) return false;  // and takes another name
    return column.clearing.contains(each) && std::find(computed.begin(), computed.end(), each) == computed.end();
  });
}

bool is_shared_with_another(const ShadowColumn& column, const ObjectId& id) {
  const auto needed = needs(column.before, column.before.at(id));
  return std::any_of(needed.begin(), needed.end(), [&](const ObjectId& each) {
    return column.clearing.retyped.contains(each) && !std::binary_search(column.together.begin(), column.together.end(), each);
  });
}

bool add_dependent_constraint(const ShadowColumn& column, const ObjectId& id, Dependents& dependents) {
  const auto& constraint = column.before.at(id).as<ir::Constraint>();
  if (constraint.attached_to || constraint.without_overlaps || !constraint.enforced) return false;
  if (constraint.foreign_key) {
    if (!can_come_open(column, id) || (is_partitioned(column.before, *column.before.at(id).parent) && is_shared_with_another(column, id))) return false;
    dependents.foreign_keys.push_back(id);
  } else if (is_primary_or_unique(constraint)) {
    dependents.keys.push_back(id);
  } else if (constraint.type == ir::ConstraintType::check) {
    dependents.checks.push_back(id);
  } else {
    return false;
  }
  return true;
}

// Extended statistics name their columns in the order of the table (pg_get_statisticsobj_worker() in src/backend/utils/adt/ruleutils.c), in which the
// new column comes last.
bool keep_their_order(const ShadowColumn& column, const ir::Statistics& statistics) {
  const auto has = [&](const Node* each) { return has_name(statistics.columns, each->id.part); };
  const auto columns = column.before.columns(column.table);
  const auto last = std::find_if(columns.rbegin(), columns.rend(), has);
  const bool moves = has_name(statistics.columns, column.id.part);
  const auto retyped = std::count_if(columns.begin(), columns.end(), [&](const Node* each) { return has(each) && column.making.retyped.contains(each->id); });
  return !moves || statistics.columns.size() == 1 || (retyped == 1 && (*last)->id == column.id);
}

bool add_dependent(const ShadowColumn& column, const ObjectId& id, Dependents& dependents) {
  const auto& before = column.before;
  switch (id.kind) {
    case Kind::constraint: return add_dependent_constraint(column, id, dependents);
    case Kind::index: {
      const auto& index = before.at(id).as<ir::Index>();
      if (index.attached_to || !index.valid) return false;
      const auto tree = index_tree(before, id);
      if (!std::all_of(tree.begin(), tree.end(), [&](const ObjectId& each) { return can_be_on_shadow(column, each); })) return false;
      dependents.indexes.push_back(id);
      return true;
    }
    case Kind::sequence: dependents.sequences.push_back(id); return true;
    case Kind::statistics:
      if (!keep_their_order(column, before.at(id).as<ir::Statistics>())) return false;
      dependents.statistics.push_back(id);
      return true;
    case Kind::routine: return true;  // a body that is a string
    default: return false;
  }
}

std::set<ObjectId> whatever_uses(const ShadowColumn& column) {
  std::set<ObjectId> result;
  for (const auto& table : tables_of(column)) result.merge(whatever_uses_on(column, table));
  return result;
}

// A key that foreign keys lean on goes only with all of them.
bool keys_can_go(const ShadowColumn& column, const Dependents& dependents) {
  const auto& before = column.before;
  for (const auto& key : dependents.keys)
    for (const auto& id : before.dependents(column.table)) {
      if (id.kind != Kind::constraint || !is_kept(column, id) || !before.at(id).as<ir::Constraint>().foreign_key) continue;
      const Node* leaned_on = referenced_key(before, before.at(id));
      const bool known = std::find(dependents.foreign_keys.begin(), dependents.foreign_keys.end(), id) != dependents.foreign_keys.end();
      if (leaned_on != nullptr && leaned_on->id == key && !known) return false;
    }
  return true;
}

// A sequence that another column gets is handed over by a step of its own, which may come before or after the exchange.
bool sequences_stay(const ShadowColumn& column, const Dependents& dependents) {
  return std::all_of(dependents.sequences.begin(), dependents.sequences.end(), [&](const ObjectId& id) {
    return !is_kept(column, id) || column.after.at(id).as<ir::Sequence>().owned_by == column.before.at(id).as<ir::Sequence>().owned_by;
  });
}

// Replica identity and CLUSTER name an index; a new one would have to be named again.
bool names_index_of(const Graph& before, const Dependents& dependents, const ir::Table& table) {
  for (const auto* ids : {&dependents.indexes, &dependents.keys})
    for (const auto& root : *ids)
      for (const auto& id : index_tree(before, root))
        if (id.own_name() == table.cluster_on || id.own_name() == table.replica_identity.index) return true;
  return false;
}

}  // namespace

// Its old form is there until the exchange, and the new one from then on: between what the one needs and what the other does, all has to stay.
bool is_replaced_index(const ShadowColumn& column, const ObjectId& id) {
  if (id.kind != Kind::index || !column.clearing.contains(id) || !column.making.contains(id)) return false;
  const Node& was = column.before.at(id);
  const Node& is = column.after.at(id);
  if (was.parent != is.parent || was.parent != column.table || is_partitioned(column.before, column.table)) return false;
  if (!was.as<ir::Index>().valid || !was.as<ir::Index>().statistics.empty() || !can_be_on_shadow(column, id)) return false;
  for (const auto* graph : {&column.before, &column.after})
    if (names_index_of(*graph, {.indexes = {id}, .keys = {}, .checks = {}, .foreign_keys = {}, .sequences = {}, .statistics = {}}, graph->at(column.table).as<ir::Table>())) return false;
  const auto needed = needs(column.after, is);
  return std::all_of(needed.begin(), needed.end(), [&](const ObjectId& each) {
    const bool changes = column.making.retyped.contains(each) && !std::binary_search(column.together.begin(), column.together.end(), each);
    return column.before.contains(each) && is_kept(column, each) && !changes;
  });
}

std::set<ObjectId> whatever_uses_on(const ShadowColumn& column, const ObjectId& table) {
  const auto& before = column.before;
  const ObjectId own{.kind = Kind::column, .schema = table.schema, .name = table.name, .part = column.id.part};
  std::set<ObjectId> users(before.dependents(own).begin(), before.dependents(own).end());
  for (const auto kind : {Kind::constraint, Kind::index})
    for (const auto& id : before.children(table, kind)) {
      const auto needed = needs(before, before.at(id));
      if (std::binary_search(needed.begin(), needed.end(), own)) users.insert(id);
    }
  // Foreign keys that lean on a key over the column.
  for (const auto& id : before.dependents(table)) {
    if (id.kind != Kind::constraint) continue;
    const auto& foreign_key = before.at(id).as<ir::Constraint>().foreign_key;
    if (foreign_key && foreign_key->table.id == table && has_name(foreign_key->columns, own.part)) users.insert(id);
  }
  return users;
}

bool shares_what_goes(const ShadowColumn& column) {
  const auto users = whatever_uses(column);
  return std::any_of(users.begin(), users.end(), [&](const ObjectId& id) { return !is_kept(column, id) && is_shared_with_another(column, id); });
}

std::optional<Dependents> find_dependents(const ShadowColumn& column) {
  const auto& before = column.before;
  const bool alone = stands_alone(before, column.table) && stands_alone(column.after, column.table);
  if (!(alone || is_done_by_parent(column)) || !can_be_exchanged(column)) return std::nullopt;
  Dependents result;
  for (const auto& id : whatever_uses_on(column, column.table)) {
    if (is_kept(column, id) && !add_dependent(column, id, result)) return std::nullopt;
    if (id.kind == Kind::sequence && !is_kept(column, id) && column.is.as<ir::Column>().identity) result.sequences.push_back(id);  // which goes when there is the identity
    if (is_replaced_index(column, id)) result.indexes.push_back(id);
  }
  if (shares_what_goes(column)) return std::nullopt;
  if (!keys_can_go(column, result) || !sequences_stay(column, result)) return std::nullopt;
  for (const auto* graph : {&before, &column.after})
    for (const auto& table : tables_of(column))
      if (names_index_of(before, result, graph->at(table).as<ir::Table>()) || !ir::updates_reach_rows(*graph, table)) return std::nullopt;
  return result;
}

}  // namespace lockstep
