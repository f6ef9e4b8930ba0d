// Objects that stay while something they use is dropped and made again: they let go of it before and
// take it up again after.
//
//   ALTER TABLE t ALTER COLUMN c DROP DEFAULT;       … DROP FUNCTION f(); CREATE FUNCTION f() … ;
//   ALTER TABLE t ALTER COLUMN c SET DEFAULT f();
//
// Likewise for a sequence and the column that owns it, a partition and its parent, a typed table and its
// type, and the index a table is clustered on or identified by.
#include <algorithm>

#include "ir/dependency.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

struct Context {
  const Scope& clearing;
  const Scope& making;
  Drafts& drafts;
};

std::vector<ObjectId> common(const std::vector<ObjectId>& ids, const Ids& members) {
  std::vector<ObjectId> result;
  for (const auto& id : ids)
    if (members.contains(id)) result.push_back(id);
  return result;
}

// Then its rows are not read when it is attached: there is nothing that does not fit.
bool is_alone_and_default(const Graph& graph, const Node& partition) {
  const auto& table = partition.as<ir::Table>();
  return table.partition_bound.text == "DEFAULT" && child_tables(graph, table.partition_of->id).size() == 1;
}

// Adds the two halves: `off` before `gone` goes, `on` after it came again.
void add(const Context& context, const Node& node, std::string_view what, std::vector<Sql> off, std::vector<Sql> on, std::vector<ObjectId> gone) {
  auto leave = step_for(node, Action::alter, title("take off " + std::string(what), node.id), off, on);
  leave.releases = gone;
  auto take = step_for(node, Action::alter, title("put back " + std::string(what), node.id), std::move(on), std::move(off));
  take.requires_ = std::move(gone);
  take.requires_.push_back(node.id);
  take.follows = true;
  if (what == "from its parent" && node.id.kind == Kind::table && node.as<ir::Table>().partition_of) {
    if (is_alone_and_default(context.making.graph, node)) return add_steps({std::move(leave), std::move(take)}, context.drafts);
    add_work(take, node.id, false);  // ATTACH PARTITION
    take.locks = {takes(Form::attach_partition, node.id)};
    // The rows of the default partition are read, when that is back before.
    for (const auto& taken : locks_on_default_partition(context.making.graph, node.as<ir::Table>().partition_of->id)) {
      take.locks.push_back(taken);
      add_work(take, taken.relation, false);
    }
    if (context.making.busy(node.id)) take.hazards.push_back({"blocking-scan", "the rows are read to see whether they fit the bounds"});
  }
  add_steps({std::move(leave), std::move(take)}, context.drafts);
}

void column_lets_go(const Context& context, const ObjectId& id) {
  const Node& before = context.clearing.graph.at(id);
  const Node& after = context.making.graph.at(id);
  if (!before.as<ir::Column>().default_value || !after.as<ir::Column>().default_value) return;
  auto gone = common(expression_references(before), context.clearing.members);
  const auto needed = expression_references(after);
  // The same text may call another overload from now on; another default is a change of its own.
  if (before.as<ir::Column>().default_value != after.as<ir::Column>().default_value)
    std::erase_if(gone, [&](const ObjectId& each) { return std::find(needed.begin(), needed.end(), each) == needed.end(); });
  if (gone.empty()) return;
  const auto head = sql("{} ALTER COLUMN {}", alter_table_only(context.making.graph, *after.parent), id.part);
  const auto drop = sql("{} DROP DEFAULT", head);
  auto leave = step_for(after, Action::alter, title("take off default of", id), {drop}, {sql("{} SET DEFAULT {}", head, *before.as<ir::Column>().default_value)});
  leave.releases = expression_references(before);
  auto take = step_for(after, Action::alter, title("put back default of", id), {sql("{} SET DEFAULT {}", head, *after.as<ir::Column>().default_value)}, {drop});
  take.requires_ = needed;
  take.requires_.push_back(id);
  take.follows = true;
  add_steps({std::move(leave), std::move(take)}, context.drafts);
}

void sequence_lets_go(const Context& context, const ObjectId& id) {
  const Node& before = context.clearing.graph.at(id);
  const Node& after = context.making.graph.at(id);
  const auto& owner = before.as<ir::Sequence>().owned_by;
  if (!owner || after.as<ir::Sequence>().owned_by != owner) return;
  const ObjectId table{.kind = Kind::table, .schema = owner->id.schema, .name = owner->id.name};
  auto gone = common({owner->id, table}, context.clearing.members);
  if (gone.empty()) return;
  auto loose = after;
  std::get<ir::Sequence>(loose.object).owned_by.reset();
  gone.push_back(owner->id);
  add(context, after, "ownership of", set_owned_by({context.making.graph, loose}), set_owned_by({context.making.graph, after}), std::move(gone));
}

std::vector<ObjectId> columns_of(const Graph& graph, const ObjectId& table) {
  std::vector<ObjectId> result;
  for (const auto& id : graph.children(table))
    if (id.kind == Kind::column) result.push_back(id);
  return result;
}

// The columns of a typed table cannot be changed, and they have to be those of the type when it is taken up again.
void table_lets_go_of_type(const Context& context, const Node& table) {
  const auto& type = table.as<ir::Table>().of_type->id;
  add(context, table, "from its type", {sql("ALTER TABLE {} NOT OF", table.id.qualified_name())},
      {sql("ALTER TABLE {} OF {}", table.id.qualified_name(), type.qualified_name())}, {type});
  auto& take = context.drafts.back().step;
  append(take.requires_, columns_of(context.making.graph, table.id));
  take.removes = {facet(table.id, "old columns")};
  auto& leave = context.drafts[context.drafts.size() - 2].step;
  append(leave.releases, columns_of(context.clearing.graph, table.id));
  leave.produces = {facet(table.id, "off type")};
}

void table_lets_go_of_parents(const Context& context, const Node& before, const Node& after) {
  const auto& was = before.as<ir::Table>();
  const auto& is = after.as<ir::Table>();
  const auto name = after.id.qualified_name();
  if (was.partition_of && is.partition_of == was.partition_of && is.partition_bound == was.partition_bound &&
      context.clearing.contains(was.partition_of->id)) {
    const auto parent = was.partition_of->id.qualified_name();
    add(context, after, "from its parent", {sql("ALTER TABLE {} DETACH PARTITION {}", parent, name)},
        {sql("ALTER TABLE {} ATTACH PARTITION {} {}", parent, name, is.partition_bound)}, {was.partition_of->id});
    // Copies of the parent's triggers go and come with it.
    context.drafts.back().step.produces.push_back(facet(after.id, "attached"));
    auto& leave = context.drafts[context.drafts.size() - 2].step;
    leave.removes.push_back(facet(after.id, "attached"));
    leave.locks = locks_of_detaching(context.clearing.graph, context.making.graph, after.id);
    append(leave.locks, locks_on_default_partition(context.clearing.graph, was.partition_of->id));
    wait_for_proofs(leave);
  }
  for (const auto& parent : was.inherits) {
    const bool kept = std::find(is.inherits.begin(), is.inherits.end(), parent) != is.inherits.end();
    if (!kept || !context.clearing.contains(parent.id)) continue;
    add(context, after, "from its parent", {sql("ALTER TABLE {} NO INHERIT {}", name, parent.id.qualified_name())},
        {sql("ALTER TABLE {} INHERIT {}", name, parent.id.qualified_name())}, {parent.id});
  }
  if (was.of_type && is.of_type == was.of_type && context.clearing.contains(was.of_type->id)) table_lets_go_of_type(context, after);
}

Name cluster_on(const Node& node) {
  return node.id.kind == Kind::table ? node.as<ir::Table>().cluster_on : node.as<ir::MaterializedView>().cluster_on;
}

// What the table or materialized view says about the index in both states.
std::vector<Sql> index_settings(const Scope& clearing, const Scope& making, const ObjectId& index) {
  const auto& parent = clearing.graph.at(index).parent;
  if (!parent || clearing.contains(*parent) || !making.graph.contains(*parent)) return {};
  const Node& before = clearing.graph.at(*parent);
  const Node& after = making.graph.at(*parent);
  const auto name = index.own_name();
  std::vector<Sql> result;
  if (cluster_on(before) == name && cluster_on(after) == name)
    result.push_back(sql("ALTER {} CLUSTER ON {}", sql_reference(making.graph, after), name));
  if (parent->kind != Kind::table) return result;
  const auto& was = before.as<ir::Table>();
  const auto& is = after.as<ir::Table>();
  if (was.replica_identity.index == name && is.replica_identity.index == name)
    result.push_back(sql("ALTER TABLE {} REPLICA IDENTITY USING INDEX {}", parent->qualified_name(), name));
  return result;
}

bool is_index(const ObjectId& id) { return id.kind == Kind::index || id.kind == Kind::constraint; }

// The index is gone with what it meant to the table or materialized view; that has to be said again.
void table_names_index_again(const Context& context, const ObjectId& index) {
  auto again = index_settings(context.clearing, context.making, index);
  if (again.empty()) return;
  const Node& after = context.making.graph.at(*context.clearing.graph.at(index).parent);
  auto step = step_for(after, Action::alter, title("choose again the index of", after.id), again, again);
  const bool identifies = std::any_of(again.begin(), again.end(), [](const Sql& each) { return each.text().find(" REPLICA IDENTITY ") != std::string::npos; });
  step.locks = {takes(identifies ? Form::set_table : Form::set_options, after.id)};
  step.requires_ = {index, after.id};
  add_steps({std::move(step)}, context.drafts);
}

}  // namespace

void draft_let_go(const Scope& clearing, const Scope& making, const ObjectId& dropped, Ids& seen, Drafts& drafts) {
  const Context context{clearing, making, drafts};
  const auto stays = [&](const ObjectId& id) {
    return !clearing.contains(id) && making.graph.contains(id) && clearing.graph.contains(id);
  };
  const bool comes_again = making.contains(dropped);
  for (const auto& id : clearing.graph.dependents(dropped)) {
    if (!stays(id) || seen.contains(id) || (!comes_again && id.kind != Kind::column)) continue;
    if (id.kind != Kind::column && id.kind != Kind::sequence && id.kind != Kind::table) continue;
    seen.insert(id);
    if (id.kind == Kind::column) column_lets_go(context, id);
    if (id.kind == Kind::sequence) sequence_lets_go(context, id);
    if (id.kind == Kind::table) table_lets_go_of_parents(context, clearing.graph.at(id), making.graph.at(id));
  }
  if (comes_again && is_index(dropped)) table_names_index_again(context, dropped);
}

void draft_off_type(const Scope& clearing, const Scope& making, const Node& table, Drafts& drafts) {
  table_lets_go_of_type({clearing, making, drafts}, table);
  drafts[drafts.size() - 2].step.releases.push_back(facet(table.as<ir::Table>().of_type->id, "old attributes"));
}

void say_index_settings_on_return(const Scope& clearing, const Scope& making, const ObjectId& dropped, Drafts& drafts, std::size_t from) {
  if (!is_index(dropped)) return;
  const auto again = index_settings(clearing, making, dropped);
  if (again.empty()) return;
  for (auto i = from; i < drafts.size(); ++i) {
    auto& step = drafts[i].step;
    if (std::find(step.removes.begin(), step.removes.end(), dropped) == step.removes.end()) continue;
    step.down.statements.insert(step.down.statements.end(), again.begin(), again.end());
  }
}

}  // namespace lockstep
