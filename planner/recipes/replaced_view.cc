// A materialized view with another query, built beside the old one while that is read:
//
//   CREATE MATERIALIZED VIEW new AS … WITH DATA; CREATE INDEX … ON new (…);      -- in a transaction of its own
//   ALTER MATERIALIZED VIEW m RENAME TO old; ALTER MATERIALIZED VIEW new RENAME TO m; ALTER INDEX … RENAME TO …
//   DROP MATERIALIZED VIEW old;                                                  -- the way back builds it again, beside the new one
//
// Views over it are dropped before the exchange and made again after it, in the same transaction.
//
// Where it reads a column that a second one takes the place of, it goes on reading the old one until the new view is there. On the way back the old view is made while the
// columns have their old names for an instant, and filled afterwards:
//
//   SELECT;                                                                      -- way back: REFRESH MATERIALIZED VIEW old
//   DROP MATERIALIZED VIEW old;                                                  -- way back: names change, CREATE … WITH NO DATA, names change again
#include <algorithm>
#include <set>

#include "ir/dependency.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/recipes/shadow_column.h"

namespace lockstep {
namespace {

// A materialized view and what belongs to it under names that are free, in a state of its own.
struct Aside {
  const Node& view;
  Graph state;
  ObjectId id;
  std::vector<std::pair<ObjectId, ObjectId>> parts;  // indexes and statistics, with their names aside
};

bool has_name_of_its_own(Kind kind) { return kind == Kind::index || kind == Kind::statistics; }

Aside put_aside(const Scope& scope, const Node& view, std::string_view purpose, bool with_data = true) {
  Aside result{.view = view, .id = with_own_name(view.id, temporary_name(view.id, purpose))};
  result.state.origin = scope.graph.origin;
  auto copy = view;
  copy.id = result.id;
  auto& object = copy.as<ir::MaterializedView>();
  object.with_data = with_data;
  for (const auto& child : scope.graph.children(view.id)) {
    auto part = scope.graph.at(child);
    part.parent = result.id;
    if (has_name_of_its_own(child.kind)) {
      part.id = with_own_name(child, temporary_name(child, purpose));
      result.parts.emplace_back(child, part.id);
      if (child.kind == Kind::index && object.cluster_on == child.name) object.cluster_on = part.id.name;
    } else {
      part.id.name = result.id.name;
    }
    result.state.insert(std::move(part));
  }
  result.state.insert(std::move(copy));
  return result;
}

std::vector<Sql> build(const Scope& scope, const Aside& aside) {
  std::vector<Sql> result;
  const auto make = [&](const Node& node, const Node& named) {
    append(result, create_object(aside.state, node));
    append(result, trimmings(aside.state, node, defaults_at_first(scope, named)));
  };
  make(aside.state.at(aside.id), aside.view);
  for (const auto& child : aside.state.children(aside.id)) make(aside.state.at(child), aside.state.at(child));
  if (const auto index = aside.state.at(aside.id).as<ir::MaterializedView>().cluster_on; !index.empty())
    result.push_back(sql("ALTER MATERIALIZED VIEW {} CLUSTER ON {}", aside.id.qualified_name(), index));
  return result;
}

Sql drop_view(const ObjectId& id) { return sql("DROP MATERIALIZED VIEW {}", id.qualified_name()); }

std::string_view word_of(Kind kind) { return kind == Kind::index ? "INDEX" : kind == Kind::statistics ? "STATISTICS" : "MATERIALIZED VIEW"; }

Sql rename(const ObjectId& from, Name to) { return sql("ALTER {} {} RENAME TO {}", verbatim(std::string(word_of(from.kind))), from.qualified_name(), to); }

// From its names to those aside.
std::vector<Sql> step_aside(const Aside& aside) {
  std::vector<Sql> result{rename(aside.view.id, aside.id.name)};
  for (const auto& [from, to] : aside.parts) result.push_back(rename(from, to.own_name()));
  return result;
}

std::vector<Sql> step_forward(const Aside& aside) {
  std::vector<Sql> result{rename(aside.id, aside.view.id.name)};
  for (const auto& [from, to] : aside.parts) result.push_back(rename(to, from.own_name()));
  return result;
}

std::vector<Sql> exchange(const Aside& back, const Aside& forth) {
  auto result = step_aside(back);
  append(result, step_forward(forth));
  return result;
}

// What the view and what belongs to it need, but each other.
std::vector<ObjectId> needs_of(const Scope& scope, const Node& view) {
  std::vector<ObjectId> result;
  const auto add = [&](const Node& node) {
    for (const auto& each : needs(scope.graph, node))
      if (each != view.id && scope.graph.find(each) != nullptr && scope.graph.at(each).parent != view.id) result.push_back(each);
  };
  add(view);
  for (const auto& child : scope.graph.children(view.id)) add(scope.graph.at(child));
  return result;
}

// A column with a name of its own that a second one takes the place of: its type has another name then, and it is not known by that of a parent.
bool is_read_until_the_end(const Scope& clearing, const Scope& making, const Ids& exchanged, const ObjectId& id) {
  if (!clearing.retyped.contains(id) || !exchanged.contains(id)) return false;
  const auto& was = clearing.graph.at(id).as<ir::Column>();
  return !was.inherited && was.type.text != making.graph.at(id).as<ir::Column>().type.text;
}

std::vector<ObjectId> columns_read_until_the_end(const Scope& clearing, const Scope& making, const Ids& exchanged, const Node& view) {
  std::set<ObjectId> result;
  for (const auto& each : needs_of(clearing, view))
    if (is_read_until_the_end(clearing, making, exchanged, each)) result.insert(each);
  return {result.begin(), result.end()};
}

// Makes the old view, without rows, over columns that have other names by now.
void go_back_over_old_columns(const Scope& clearing, const Scope& making, const Node& view, const std::vector<ObjectId>& columns, Step& drop) {
  std::vector<Sql> first;
  std::vector<Sql> last;
  for (const auto& id : columns) {
    const auto column = second_column(clearing, making, id);
    const auto rename_column = [&](Name from, Name to) { return sql("{} RENAME COLUMN {} TO {}", column.head, from, to); };
    append(first, {rename_column(id.part, column.shadow), rename_column(column.old, id.part)});
    append(last, {rename_column(id.part, column.old), rename_column(column.shadow, id.part)});
    drop.down.locks.push_back({column.table, Lock::access_exclusive, Reach::descendants});
    drop.releases.push_back(facet(id, "old"));
  }
  std::erase_if(drop.releases, [&](const ObjectId& each) { return std::binary_search(columns.begin(), columns.end(), each); });
  drop.down.statements = std::move(first);
  append(drop.down.statements, build(clearing, put_aside(clearing, view, "old", false)));
  append(drop.down.statements, std::move(last));
}

}  // namespace

bool can_stand_beside(const Scope& clearing, const Scope& making, const Ids& exchanged, const ObjectId& id) {
  if (id.kind != Kind::materialized_view || !clearing.contains(id) || !making.contains(id)) return false;
  const Node& was = clearing.graph.at(id);
  const Node& is = making.graph.at(id);
  if (!was.as<ir::MaterializedView>().with_data || !is.as<ir::MaterializedView>().with_data) return false;
  if (!deserves_online(clearing.graph, making.graph, id, id, making.policy)) return false;
  // What the old one reads must not have to go before the new one is there.
  const auto had = needs_of(clearing, was);
  return std::none_of(had.begin(), had.end(), [&](const ObjectId& each) {
    return (clearing.contains(each) && making.contains(each)) || (clearing.retyped.contains(each) && !is_read_until_the_end(clearing, making, exchanged, each));
  });
}

void draft_view_beside(const Scope& clearing, const Scope& making, const Ids& exchanged, const ObjectId& id, Drafts& drafts) {
  const Node& was = clearing.graph.at(id);
  const Node& is = making.graph.at(id);
  const auto old = put_aside(clearing, was, "old");
  const auto made = put_aside(making, is, "new");

  auto begin = step_for(is, Action::alter, "build what will be " + to_string(id), build(making, made), {drop_view(made.id)});
  begin.phase = Phase::contract;
  begin.transaction = Transaction::alone;
  begin.locks.clear();
  begin.produces = {facet(id, "beside")};
  begin.requires_ = create_draft(making, is).step.requires_;
  append(begin.requires_, needs_of(making, is));
  for (const auto& source : relations_read(making.graph, is)) add_work(begin, source, false);
  begin.unsampled = {{.table = made.id, .beside = true}};

  auto swap = step_for(is, Action::alter, "put the new one in the place of " + to_string(id), exchange(old, made), exchange(made, old));
  swap.phase = Phase::contract;
  swap.follows = true;
  swap.locks = {{id, Lock::access_exclusive}};
  swap.reveals = {made.id};
  swap.produces = {id};
  swap.removes = {id};
  for (const auto& child : making.graph.children(id)) swap.produces.push_back(child);
  for (const auto& child : clearing.graph.children(id)) swap.removes.push_back(child);
  swap.notes.push_back("it holds the rows of the moment in which it was built");

  auto end = step_for(is, Action::alter, "drop the old " + to_string(id), {drop_view(old.id)}, build(clearing, old));
  end.phase = Phase::contract;
  end.transaction = Transaction::alone;
  end.follows = true;
  end.yields = true;  // views over it come again before that
  end.locks = {{.relation = old.id, .lock = Lock::access_exclusive, .exists = true}};
  end.releases = create_draft(clearing, was).step.requires_;
  append(end.releases, needs_of(clearing, was));
  const auto columns = columns_read_until_the_end(clearing, making, exchanged, was);
  if (columns.empty()) return add_steps({std::move(begin), std::move(swap), std::move(end)}, drafts);

  go_back_over_old_columns(clearing, making, was, columns, end);
  auto fill = step_for(is, Action::alter, "give up the old " + to_string(id), {sql("SELECT")}, {sql("REFRESH MATERIALIZED VIEW {}", old.id.qualified_name())});
  fill.phase = end.phase;
  fill.transaction = Transaction::alone;  // so that nobody waits for other locks while the way back fills it
  fill.follows = true;
  fill.yields = true;
  fill.locks.clear();
  fill.down.locks = end.locks;
  for (const auto& column : columns) fill.releases.push_back(facet(column, "old values"));
  fill.notes.push_back("nothing is done but on the way back, which fills it here");
  add_steps({std::move(begin), std::move(swap), std::move(fill), std::move(end)}, drafts);
}

void order_around_views_beside(const Ids& views, const Graph& before, Drafts& drafts) {
  for (const auto& view : views) {
    Ids dependents;
    std::vector<ObjectId> next{view};
    while (!next.empty()) {
      const auto id = next.back();
      next.pop_back();
      for (const auto& each : before.dependents(id))
        if (dependents.insert(each).second) next.push_back(each);
    }
    const auto built = facet(view, "beside");
    const auto found = std::find_if(drafts.begin(), drafts.end(), [&](const Draft& each) { return std::find(each.step.produces.begin(), each.step.produces.end(), built) != each.step.produces.end(); });
    if (dependents.empty() || found == drafts.end()) continue;
    const auto first = waited_for_by(drafts, static_cast<std::size_t>(found - drafts.begin()));
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      auto& step = drafts[i].step;
      if (step.action == Action::drop && dependents.contains(step.subject) && !first[i]) step.requires_.push_back(built);
    }
  }
}

}  // namespace lockstep
