// What ALTER TABLE changes about a table itself, each change a step.
#include <algorithm>

#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

using TableChange = Alteration<ir::Table>;

Sql head(const Subject<ir::Table>& table) { return alter_table(table.graph, table.id()); }

// A step that waits for nothing but the table, and that nobody waits for.
Step table_step(const TableChange& change, std::string_view verb, Form form, std::vector<Sql> up, std::vector<Sql> down) {
  auto step = step_for(change.after.node, Action::alter, title(verb, change.after.id()), std::move(up), std::move(down));
  step.locks = {takes(form, change.after.id())};
  step.requires_ = {change.after.id()};
  return step;
}

void add_rewrite(Step& step) {
  step.hazards.push_back({"rewrite", "the whole of " + to_string(step.subject) + " is written again under an exclusive lock"});
}

std::vector<ObjectId> referred(const Graph& graph, const ObjectId& table) {
  std::vector<ObjectId> result;
  for (const auto& id : graph.children(table, Kind::constraint))
    if (const auto& target = graph.at(id).as<ir::Constraint>().foreign_key; target && target->table.id != table)
      result.push_back(target->table.id);
  return result;
}

std::vector<ObjectId> referring(const Graph& graph, const ObjectId& table) {
  std::vector<ObjectId> result;
  for (const auto& id : graph.dependents(table)) {
    if (id.kind != Kind::constraint) continue;
    const Node& node = graph.at(id);
    if (node.as<ir::Constraint>().foreign_key && *node.parent != table) result.push_back(*node.parent);
  }
  return result;
}

// True when foreign keys lead from the one table to the other.
bool refers(const Graph& graph, const ObjectId& from, const ObjectId& to) {
  Ids seen{from};
  for (std::vector<ObjectId> left{from}; !left.empty();) {
    const auto next = left.back();
    left.pop_back();
    for (const auto& each : referred(graph, next)) {
      if (each == to) return true;
      if (seen.insert(each).second) left.push_back(each);
    }
  }
  return false;
}

// From PostgreSQL 15 on the sequences that the table's columns own go with it (ATPrepChangePersistence() and its callers
// in src/backend/commands/tablecmds.c): those that stay what they were are told so.
std::vector<Sql> persistence_again(const TableChange& change) {
  std::vector<Sql> result;
  const int version = server_version(change);
  if (version != 0 && version < 150000) return result;
  for (const auto& column : change.after.graph.children(change.after.id(), Kind::column))
    for (const auto& id : change.after.graph.dependents(column)) {
      if (id.kind != Kind::sequence) continue;
      const auto& sequence = change.after.graph.at(id).as<ir::Sequence>();
      const Node* was = change.before.graph.find(id);
      const bool stays = was != nullptr && was->as<ir::Sequence>().owned_by == sequence.owned_by && was->as<ir::Sequence>().unlogged == sequence.unlogged;
      if (!stays || !sequence.owned_by || sequence.owned_by->id != column || sequence.unlogged == change.after->unlogged) continue;
      result.push_back(sql("ALTER SEQUENCE {} SET {}", id.qualified_name(), sequence.unlogged ? sql("UNLOGGED") : sql("LOGGED")));
    }
  return result;
}

void alter_persistence(const TableChange& change, std::vector<Step>& steps) {
  if (!change.changed(&ir::Table::unlogged)) return;
  const auto set = [](const Subject<ir::Table>& table) {
    return sql("{} {}", head(table), table->unlogged ? sql("SET UNLOGGED") : sql("SET LOGGED"));
  };
  auto up = std::vector<Sql>{set(change.after)};
  auto down = std::vector<Sql>{set(change.before)};
  append(up, persistence_again(change));
  append(down, persistence_again(change.reversed()));
  steps.push_back(table_step(change, "change persistence of", Form::set_table, std::move(up), std::move(down)));
  add_rewrite(steps.back());
  const auto still = locks_on_own_sequences(change.after.graph, change.after.id(), Lock::access_exclusive);
  for (const auto& each : locks_on_own_sequences(change.before.graph, change.before.id(), Lock::access_exclusive))
    if (std::find(still.begin(), still.end(), each) != still.end()) steps.back().locks.push_back(each);
  // A logged table cannot refer to an unlogged one: what is referred to is logged first, and unlogged last.
  const auto& id = change.after.id();
  steps.back().produces = {facet(id, "persistence")};
  steps.back().removes = {facet(id, "old persistence")};
  for (const auto& other : change.after->unlogged ? referring(change.after.graph, id) : referred(change.after.graph, id))
    if (!refers(change.after.graph, id, other) || !refers(change.after.graph, other, id))
      steps.back().requires_.push_back(facet(other, "persistence"));
}

// SET and RESET behind ALTER TABLE.
std::vector<Sql> options(const TableChange& change) {
  std::vector<Sql> result;
  for (const auto& action : change_options(change.before->options, change.after->options))
    result.push_back(sql("{} {}", head(change.after), action));
  return result;
}

void alter_foreign_options(const TableChange& change, std::vector<Step>& steps) {
  if (!change.changed(&ir::Table::foreign_options)) return;
  const auto set = [](const TableChange& each) {
    return sql("{} {}", head(each.after), change_foreign_options(each.before->foreign_options, each.after->foreign_options));
  };
  steps.push_back(table_step(change, "change options of", Form::set_table, {set(change)}, {set(change.reversed())}));
}

void alter_storage(const TableChange& change, std::vector<Step>& steps) {
  if (change.changed(&ir::Table::options))
    steps.push_back(table_step(change, "change options of", Form::set_options, options(change), options(change.reversed())));
  if (change.changed(&ir::Table::tablespace)) {
    const auto set = [](const Subject<ir::Table>& table) {
      return sql("{} SET TABLESPACE {}", head(table), table->tablespace.empty() ? Name("pg_default") : table->tablespace);
    };
    steps.push_back(table_step(change, "move", Form::set_table, {set(change.after)}, {set(change.before)}));
    add_rewrite(steps.back());
  }
  if (change.changed(&ir::Table::access_method)) {
    const auto set = [](const Subject<ir::Table>& table) {
      return sql("{} SET ACCESS METHOD {}", head(table), table->access_method.empty() ? Name("heap") : table->access_method);
    };
    steps.push_back(table_step(change, "change access method of", Form::set_table, {set(change.after)}, {set(change.before)}));
    add_rewrite(steps.back());
  }
}

Sql replica_identity(const Subject<ir::Table>& table) {
  switch (table->replica_identity.mode) {
    case ir::ReplicaIdentity::Mode::automatic: return sql("{} REPLICA IDENTITY DEFAULT", head(table));
    case ir::ReplicaIdentity::Mode::full: return sql("{} REPLICA IDENTITY FULL", head(table));
    case ir::ReplicaIdentity::Mode::nothing: return sql("{} REPLICA IDENTITY NOTHING", head(table));
    case ir::ReplicaIdentity::Mode::index:
      return sql("{} REPLICA IDENTITY USING INDEX {}", head(table), table->replica_identity.index);
  }
  return {};
}

Sql cluster_on(const Subject<ir::Table>& table) {
  if (table->cluster_on.empty()) return sql("{} SET WITHOUT CLUSTER", head(table));
  return sql("{} CLUSTER ON {}", head(table), table->cluster_on);
}

void name_index(const TableChange& change, Name before, Name after, Step& step) {
  if (!after.empty()) step.requires_.push_back(index_named(change.after.graph, change.after.id(), after));
  if (!before.empty()) step.releases.push_back(index_named(change.before.graph, change.before.id(), before));
}

void alter_index_settings(const TableChange& change, std::vector<Step>& steps) {
  if (change.changed(&ir::Table::replica_identity)) {
    auto step = table_step(change, "change replica identity of", Form::set_table, {replica_identity(change.after)}, {replica_identity(change.before)});
    name_index(change, change.before->replica_identity.index, change.after->replica_identity.index, step);
    steps.push_back(std::move(step));
  }
  if (change.changed(&ir::Table::cluster_on)) {
    auto step = table_step(change, "change clustering of", Form::set_options, {cluster_on(change.after)}, {cluster_on(change.before)});
    name_index(change, change.before->cluster_on, change.after->cluster_on, step);
    steps.push_back(std::move(step));
  }
}

void alter_row_security(const TableChange& change, std::vector<Step>& steps) {
  const auto enable = [](const Subject<ir::Table>& table) {
    return sql("{} {} ROW LEVEL SECURITY", head(table), table->row_security ? sql("ENABLE") : sql("DISABLE"));
  };
  const auto force = [](const Subject<ir::Table>& table) {
    return sql("{} {} ROW LEVEL SECURITY", head(table), table->force_row_security ? sql("FORCE") : sql("NO FORCE"));
  };
  if (change.changed(&ir::Table::row_security)) {
    auto step = table_step(change, "switch row security of", Form::set_table, {enable(change.after)}, {enable(change.before)});
    // Policies first, so that rows do not vanish in between.
    if (change.after->row_security)
      for (const auto& policy : change.after.graph.children(change.after.id(), Kind::policy)) step.requires_.push_back(policy);
    else
      for (const auto& policy : change.before.graph.children(change.before.id(), Kind::policy)) step.releases.push_back(policy);
    steps.push_back(std::move(step));
  }
  if (change.changed(&ir::Table::force_row_security))
    steps.push_back(table_step(change, "switch row security of the owner of", Form::set_table, {force(change.after)}, {force(change.before)}));
}

Sql of_type(const Subject<ir::Table>& table) {
  if (!table->of_type) return sql("{} NOT OF", head(table));
  return sql("{} OF {}", head(table), table->of_type->id.qualified_name());
}

void alter_type(const TableChange& change, std::vector<Step>& steps) {
  if (!change.changed(&ir::Table::of_type)) return;
  auto step = table_step(change, "change type of", Form::set_table, {of_type(change.after)}, {of_type(change.before)});
  // A table of a type has no parents (ATExecAddOf(), tablecmds.c).
  step.produces = {facet(change.after.id(), "type")};
  if (change.after->of_type) step.requires_ = {change.after->of_type->id, facet(change.after.id(), "detached")};
  if (change.before->of_type) step.releases.push_back(change.before->of_type->id);
  // The columns come and go while the table is of no type.
  const auto columns = [](const Subject<ir::Table>& table) { return table.graph.children(table.id(), Kind::column); };
  if (change.after->of_type && !change.before->of_type) {
    append(step.requires_, columns(change.after));
    step.removes = {facet(change.after.id(), "old columns")};
  } else if (!change.after->of_type) {
    append(step.releases, columns(change.before));
    step.produces.push_back(facet(change.after.id(), "off type"));
  }
  steps.push_back(std::move(step));
}

}  // namespace

void alter(const Alteration<ir::Table>& change, std::vector<Step>& steps) {
  alter_persistence(change, steps);
  alter_storage(change, steps);
  alter_foreign_options(change, steps);
  alter_index_settings(change, steps);
  alter_row_security(change, steps);
  alter_type(change, steps);
  alter_parents(change, steps);
}

bool can_alter(const Alteration<ir::Table>& change) {
  // A partitioned table has no rows of its own, and PostgreSQL has no way to make one out of another.
  return change.before->partition_key.has_value() == change.after->partition_key.has_value();
}

}  // namespace lockstep
