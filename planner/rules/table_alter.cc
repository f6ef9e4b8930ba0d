// What ALTER TABLE changes about a table itself, each change a step.
#include <algorithm>

#include "ir/persistence_circle.h"
#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/rules/altered.h"
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

void add_rewrite(const TableChange& change, Step& step) {
  add_work(step, change.after.id(), true);
  if (is_busy(change.before.graph, change.after.id(), change.policy)) step.hazards.push_back({"rewrite", "the whole of " + to_string(step.subject) + " is written again under an exclusive lock"});
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

// From PostgreSQL 15 on the sequences that the table's columns own go with it (ATPrepChangePersistence() and its callers
// in src/backend/commands/tablecmds.c): those that stay what they were are told so.
bool takes_sequences_along(const TableChange& change) {
  const int version = server_version(change);
  return version == 0 || version >= 150000;
}

std::vector<Sql> persistence_again(const TableChange& change) {
  std::vector<Sql> result;
  if (!takes_sequences_along(change)) return result;
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
  add_rewrite(change, steps.back());
  if (change.after->unlogged) {
    const auto table = to_string(change.after.id());
    steps.back().hazards.push_back({"replica-conflict", "standbys and subscribers do not have the rows of " + table + " any more"});
    steps.back().hazards.push_back({"data-loss", "a crash of the server empties " + table});
  }
  // Those that are let go before are left alone; identities go with their column, before or after.
  if (takes_sequences_along(change))
    for (auto each : locks_on_own_sequences(change.before.graph, change.before.id(), Lock::access_exclusive)) {
      if (!stays_with_owner(change.before.graph, change.after.graph, each.relation)) continue;
      each.because_of = each.relation;
      steps.back().locks.push_back(std::move(each));
    }
  // A logged table cannot refer to an unlogged one: what is referred to is logged first, and unlogged last.
  const auto& id = change.after.id();
  steps.back().produces = {facet(id, "persistence")};
  steps.back().removes = {facet(id, "old persistence")};
  const auto& graph = change.after.graph;
  for (const auto& other : change.after->unlogged ? referring(graph, id) : referred(graph, id))
    if (const bool gone = change.after->unlogged ? gives_way(graph, other, id) : gives_way(graph, id, other); !gone)
      steps.back().requires_.push_back(facet(other, "persistence"));
}

// SET and RESET behind ALTER TABLE.
std::vector<Sql> options(const Subject<ir::Table>& table, const Options& before, const Options& after) {
  std::vector<Sql> result;
  for (const auto& action : change_options(before, after)) result.push_back(sql("{} {}", head(table), action));
  return result;
}

bool columns_change(const TableChange& change) {
  const auto& was = change.before.graph.children(change.before.id(), Kind::column);
  const auto& is = change.after.graph.children(change.after.id(), Kind::column);
  if (was != is) return true;
  return std::any_of(is.begin(), is.end(), [&](const ObjectId& id) { return change.before.graph.at(id).as<ir::Column>().type != change.after.graph.at(id).as<ir::Column>().type; });
}

Step options_step(const TableChange& change, const std::string& verb, const Options& from, const Options& to) {
  auto step = table_step(change, verb + " options of", Form::set_options, options(change.after, from, to), options(change.after, to, from));
  step.locks = {{change.after.id(), lock_of_options(step.up)}};
  return step;
}

// A table has options of its TOAST table as long as it has that, which depends on its columns: those that go do so before
// columns change, and those that come do so after.
void alter_options(const TableChange& change, std::vector<Step>& steps) {
  if (!change.changed(&ir::Table::options)) return;
  const bool apart = columns_change(change);
  Options between;
  for (const auto& [name, value] : change.before->options)
    if (!apart || !name.starts_with("toast.") || change.after->options.contains(name)) between.set(name, value);
  if (between != change.before->options) {
    steps.push_back(options_step(change, "take", change.before->options, between));
    append(steps.back().releases, change.before.graph.children(change.before.id(), Kind::column));
  }
  if (between == change.after->options) return;
  steps.push_back(options_step(change, "change", between, change.after->options));
  steps.back().follows = between != change.before->options;
  for (const auto& [name, value] : change.after->options)
    if (apart && name.starts_with("toast.") && !change.before->options.contains(name)) {
      append(steps.back().requires_, change.after.graph.children(change.after.id(), Kind::column));
      break;
    }
}

void alter_foreign_options(const TableChange& change, std::vector<Step>& steps) {
  if (!change.changed(&ir::Table::foreign_options)) return;
  const auto set = [](const TableChange& each) {
    return sql("{} {}", head(each.after), change_foreign_options(each.before->foreign_options, each.after->foreign_options));
  };
  steps.push_back(table_step(change, "change options of", Form::set_table, {set(change)}, {set(change.reversed())}));
}

void alter_storage(const TableChange& change, std::vector<Step>& steps) {
  alter_options(change, steps);
  if (change.changed(&ir::Table::tablespace)) {
    const auto set = [](const Subject<ir::Table>& table) {
      return sql("{} SET TABLESPACE {}", head(table), table->tablespace.empty() ? Name("pg_default") : table->tablespace);
    };
    steps.push_back(table_step(change, "move", Form::set_table, {set(change.after)}, {set(change.before)}));
    add_rewrite(change, steps.back());
  }
  if (change.changed(&ir::Table::access_method)) {
    const auto set = [](const Subject<ir::Table>& table) {
      return sql("{} SET ACCESS METHOD {}", head(table), table->access_method.empty() ? Name("heap") : table->access_method);
    };
    steps.push_back(table_step(change, "change access method of", Form::set_table, {set(change.after)}, {set(change.before)}));
    // The method may be made in this plan, and the old one dropped.
    if (const auto method = change.after->access_method; !method.empty()) steps.back().requires_.push_back({.kind = Kind::access_method, .name = method});
    if (const auto method = change.before->access_method; !method.empty()) steps.back().releases.push_back({.kind = Kind::access_method, .name = method});
    add_rewrite(change, steps.back());
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
    if (change.after->replica_identity.mode == ir::ReplicaIdentity::Mode::nothing)
      step.hazards.push_back({"replica-conflict", "UPDATE and DELETE of " + to_string(change.after.id()) + " fail where a publication has them, and subscribers do not learn of them"});
    steps.push_back(std::move(step));
  }
  if (!change.changed(&ir::Table::cluster_on)) return;
  const auto& was = change.before->cluster_on;
  const auto& is = change.after->cluster_on;
  // Apart: the column of both may get another type between the going of the one and the coming of the other.
  const bool moves = !was.empty() && !is.empty();
  const auto none = sql("{} SET WITHOUT CLUSTER", head(change.after));
  if (moves) {
    steps.push_back(table_step(change, "stop clustering of", Form::set_options, {none}, {cluster_on(change.before)}));
    name_index(change, was, {}, steps.back());
  }
  steps.push_back(table_step(change, "change clustering of", Form::set_options, {cluster_on(change.after)}, {moves ? none : cluster_on(change.before)}));
  name_index(change, moves ? Name() : was, is, steps.back());
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
    const auto table = to_string(change.after.id());
    if (change.after->row_security)
      step.hazards.push_back({"app-breaking", "roles see and write those rows of " + table + " alone that a policy gives them"});
    else
      step.hazards.push_back({"rls-disabled", "policies keep nothing of " + table + " from anybody who has privileges on it"});
    steps.push_back(std::move(step));
  }
  if (change.changed(&ir::Table::force_row_security)) {
    auto step = table_step(change, "switch row security of the owner of", Form::set_table, {force(change.after)}, {force(change.before)});
    if (change.before->force_row_security && change.before->row_security && change.after->row_security)
      step.hazards.push_back({"rls-disabled", "policies keep nothing of " + to_string(change.after.id()) + " from its owner"});
    steps.push_back(std::move(step));
  }
}

// Another type is taken up when the columns are its, and they change while the table is of none.
void alter_type(const TableChange& change, std::vector<Step>& steps) {
  if (!change.changed(&ir::Table::of_type)) return;
  const auto& id = change.after.id();
  const auto off = sql("{} NOT OF", head(change.after));
  const auto on = [&](const Ref& type) { return sql("{} OF {}", head(change.after), type.id.qualified_name()); };
  const auto columns = [](const Subject<ir::Table>& table) { return table.graph.children(table.id(), Kind::column); };
  const auto& had = change.before->of_type;
  const auto& has = change.after->of_type;
  if (had) {
    auto step = table_step(change, has ? "take off from its type" : "change type of", Form::set_table, {off}, {on(*had)});
    step.produces = {facet(id, "off type")};
    step.releases.push_back(had->id);
    step.releases.push_back(facet(had->id, "old attributes"));
    append(step.releases, columns(change.before));
    if (!has) step.produces.push_back(facet(id, "type"));
    steps.push_back(std::move(step));
  }
  if (!has) return;
  auto step = table_step(change, "change type of", Form::set_table, {on(*has)}, {off});
  step.produces = {facet(id, "type")};
  // A table of a type has no parents (ATExecAddOf(), tablecmds.c).
  step.requires_ = {has->id, facet(id, "detached")};
  append(step.requires_, columns(change.after));
  step.removes = {facet(id, "old columns")};
  step.follows = had.has_value();
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
