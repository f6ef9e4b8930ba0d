// From do_analyze_rel() and acquire_inherited_sample_rows() in src/backend/commands/analyze.c, and expand_vacuum_rel() in vacuum.c:
// with a list of columns the expressions of indexes are not looked at; extended statistics are not computed, with a warning, unless the list
// has all their columns; a partitioned table is sampled as a whole, and then each partition; a table with children as a whole and
// alone, and its children only from PostgreSQL 18 on. ALTER COLUMN TYPE drops the statistics of the column, be the rows kept or not
// (RemoveStatistics() in ATExecAlterColumnType(), src/backend/commands/tablecmds.c).
#include "planner/gather_statistics.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/table.h"
#include "planner/size.h"

namespace lockstep {

bool computes_of_rows(const Node& node) {
  const auto computes = [](const ir::IndexElement& each) { return each.expression.has_value(); };
  if (const auto* index = std::get_if<ir::Index>(&node.object)) return std::any_of(index->elements.begin(), index->elements.end(), computes);
  const auto* constraint = std::get_if<ir::Constraint>(&node.object);
  if (constraint == nullptr || !constraint->exclusion) return false;
  const auto& elements = constraint->exclusion->elements;
  return std::any_of(elements.begin(), elements.end(), computes);
}

Unsampled unsampled_by_retype(const Graph& before, const Graph& after, const ObjectId& column) {
  const ObjectId table{.kind = Kind::table, .schema = column.schema, .name = column.name};
  auto tables = descendant_tables(after, table);
  tables.push_back(table);
  // Indexes that compute something of it are made anew, as others than before.
  const bool computed = std::any_of(tables.begin(), tables.end(), [&](const ObjectId& each) {
    const ObjectId same{.kind = Kind::column, .schema = each.schema, .name = each.name, .part = column.part};
    const auto& users = after.dependents(same);
    return std::any_of(users.begin(), users.end(), [&](const ObjectId& user) { return before.contains(user) && after.contains(user) && computes_of_rows(after.at(user)); });
  });
  return {.table = table, .columns = computed ? std::vector<Name>() : std::vector<Name>{column.part}};
}

void mark_unsampled(const Scope& making, const Node& node, Drafts& drafts, std::size_t from) {
  if (from == drafts.size() || !node.parent || !making.stays(*node.parent)) return;
  if (node.id.kind == Kind::statistics || computes_of_rows(node)) drafts.back().step.unsampled.push_back({.table = *node.parent});
  if (node.id.kind != Kind::column) return;
  for (auto i = from; i < drafts.size(); ++i) {
    auto& step = drafts[i].step;
    const bool writes = std::any_of(step.work.begin(), step.work.end(), [&](const Work& each) { return each.rewrites && each.relation == *node.parent; });
    if (writes && step.subject == node.id) step.unsampled.push_back({.table = *node.parent, .columns = {node.id.part}});
  }
}

namespace {

// Those below the table before the plan and after it.
std::vector<ObjectId> lasting_descendants(const Graph& before, const Graph& after, const ObjectId& table) {
  if (!after.contains(table)) return {};
  auto result = descendant_tables(after, table);
  const auto had = descendant_tables(before, table);
  std::erase_if(result, [&](const ObjectId& each) { return std::find(had.begin(), had.end(), each) == had.end(); });
  return result;
}

// The tables that ANALYZE has to name so that all that hold rows are sampled. Foreign partitions would be read from their servers, which may be out of
// reach: then the others are named, and not the whole.
std::vector<ObjectId> relations_to_name(const Graph& before, const Graph& after, const ObjectId& table, const Ids& made) {
  if (table.kind != Kind::table) return {table};
  auto below = lasting_descendants(before, after, table);
  const bool partitioned = is_partitioned(before, table);
  const bool reaches_foreign = std::any_of(below.begin(), below.end(), [&](const ObjectId& each) { return is_foreign(before, each); });
  if (partitioned && !reaches_foreign) return {table};
  const bool names_children = partitioned || version_of_locks(before, after) < 180000 || (before.origin.server_version == 0 && before.origin.written_for == 0);
  if (!names_children) return {table};
  std::erase_if(below, [&](const ObjectId& each) { return is_partitioned(before, each) || is_foreign(before, each) || made.contains(each); });
  if (!partitioned) below.insert(below.begin(), table);
  return below;
}

bool has_extended_statistics(const Graph& graph, const ObjectId& table) {
  if (!graph.contains(table)) return false;
  if (!graph.children(table, Kind::statistics).empty()) return true;
  if (table.kind != Kind::table) return false;
  const auto below = descendant_tables(graph, table);
  return std::any_of(below.begin(), below.end(), [&](const ObjectId& each) { return !graph.children(each, Kind::statistics).empty(); });
}

// Before PostgreSQL 18 children are only read for the whole, and for themselves when they are named.
std::vector<LockTaken> locks_of_sampling(const Graph& before, const Graph& after, const ObjectId& relation) {
  const bool reads_children = version_of_locks(before, after) < 180000 && relation.kind == Kind::table && before.contains(relation) && !is_partitioned(before, relation);
  if (!reads_children) return {takes(Form::analyze, relation)};
  return {{relation, lock_of(Form::analyze)}, {relation, Lock::access_share, Reach::descendants}};
}

}  // namespace

void settle_unsampled(Step& step, const Graph& before, const Graph& after, const Ids& made, const Policy& policy) {
  std::erase_if(step.unsampled, [&](const Unsampled& each) {
    return !policy.online || !policy.analyze || (!each.beside && (made.contains(each.table) || !is_busy(before, each.table, policy)));
  });
  for (auto& each : step.unsampled) {
    if (each.beside) {
      each.relations = {each.table};
      continue;
    }
    each.relations = relations_to_name(before, after, each.table, made);
    if (has_extended_statistics(before, each.table) || has_extended_statistics(after, each.table)) each.columns.clear();
    Step sampling;
    for (const auto& relation : each.relations) append(sampling.locks, locks_of_sampling(before, after, relation));
    each.locks = settle_locks(sampling, before, after, made);
  }
  std::erase_if(step.unsampled, [](const Unsampled& each) { return each.relations.empty(); });
}

namespace {

// What one step is to gather: what the steps `wanted_by` left without.
struct Gathering {
  ObjectId table;
  std::vector<std::size_t> wanted_by;
  std::vector<Unsampled> wants;
  std::optional<std::size_t> wanted_before;  // a step that waits for it
};

// The last step of the transaction that the step is in.
std::size_t end_of_transaction(const std::vector<Step>& steps, std::size_t step) {
  while (steps[step].transaction == Transaction::shared && step + 1 < steps.size() && steps[step + 1].transaction == Transaction::shared && !steps[step + 1].begins) ++step;
  return step;
}

// By the steps behind which they come.
using Gatherings = std::multimap<std::size_t, Gathering>;

bool is_whole(const Gathering& gathering) {
  return std::any_of(gathering.wants.begin(), gathering.wants.end(), [](const Unsampled& each) { return each.columns.empty(); });
}

std::vector<Name> columns_in(const Gathering& gathering) {
  std::vector<Name> result;
  for (const auto& each : gathering.wants)
    for (const auto name : each.columns)
      if (std::find(result.begin(), result.end(), name) == result.end()) result.push_back(name);
  return result;
}

// What is gathered of a table above reaches this one, too.
bool covers(const Gatherings::value_type& above, const Gatherings::value_type& below, const std::vector<Step>& steps) {
  const auto& [place, upper] = above;
  const auto& [own_place, lower] = below;
  const auto& reached = upper.wants.back().locks;
  if (upper.table == lower.table || std::none_of(reached.begin(), reached.end(), [&](const LockTaken& each) { return each.relation == lower.table; })) return false;
  if (std::any_of(lower.wants.begin(), lower.wants.end(), [](const Unsampled& each) { return !each.on_return.empty(); })) return false;
  if (place < own_place || (lower.wanted_before && place >= *lower.wanted_before) || steps[place].phase != steps[own_place].phase) return false;
  if (is_whole(upper)) return true;
  const auto had = columns_in(upper);
  const auto wanted = columns_in(lower);
  return !is_whole(lower) && std::all_of(wanted.begin(), wanted.end(), [&](Name name) { return std::find(had.begin(), had.end(), name) != had.end(); });
}

Gatherings without_covered(const Gatherings& all, const std::vector<Step>& steps) {
  Gatherings result;
  for (const auto& each : all)
    if (std::none_of(all.begin(), all.end(), [&](const auto& other) { return covers(other, each, steps); })) result.insert(each);
  return result;
}

Gatherings gatherings(const std::vector<Step>& steps) {
  Gatherings result;
  std::map<ObjectId, Gathering> open;
  const auto close = [&](Gathering gathering) {
    if (gathering.wanted_by.empty()) return;
    const auto behind = end_of_transaction(steps, gathering.wanted_by.back());
    result.emplace(behind, std::move(gathering));
  };
  // What is done in the transaction of the step itself is looked at behind that.
  const auto reveal = [&](const ObjectId& table, std::size_t at) {
    const auto found = open.find(table);
    if (found == open.end()) return;
    Gathering ready{.table = table, .wanted_before = at};
    Gathering left{.table = table};
    for (std::size_t i = 0; i < found->second.wanted_by.size(); ++i) {
      auto& one = end_of_transaction(steps, found->second.wanted_by[i]) < at ? ready : left;
      one.wanted_by.push_back(found->second.wanted_by[i]);
      one.wants.push_back(std::move(found->second.wants[i]));
    }
    found->second = std::move(left);
    close(std::move(ready));
  };
  for (std::size_t i = 0; i < steps.size(); ++i) {
    for (const auto& table : steps[i].reveals) reveal(table, i);
    for (const auto& each : steps[i].unsampled) {
      auto& gathering = open[each.table];
      if (!gathering.wanted_by.empty() && steps[gathering.wanted_by.back()].phase != steps[i].phase) close(std::exchange(gathering, {}));
      gathering.table = each.table;
      gathering.wanted_by.push_back(i);
      gathering.wants.push_back(each);
    }
  }
  for (auto& [table, gathering] : open) close(std::move(gathering));
  return without_covered(result, steps);
}

std::vector<Sql> analyze(const std::vector<ObjectId>& relations, const std::vector<Name>& columns) {
  std::vector<Sql> result;
  for (const auto& each : relations) result.push_back(columns.empty() ? sql("ANALYZE {}", each.qualified_name()) : sql("ANALYZE {} ({})", each.qualified_name(), join(columns)));
  return result;
}

// Whether the table is taken from its parents, or dropped, by one of the steps.
bool has_left(std::span<const Step> steps, const ObjectId& table) {
  return std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
    if (step.subject != table) return false;
    const auto leaves = [](const Sql& each) { return each.text().find(" DETACH PARTITION ") != std::string::npos || each.text().find(" NO INHERIT ") != std::string::npos; };
    return step.action == Action::drop || std::any_of(step.up.begin(), step.up.end(), leaves);
  });
}

// `before`: the steps between the first that wants it and this one.
Step gathering_step(const Gathering& gathering, std::span<const Step> before) {
  const Step& behind = before.back();
  std::vector<Name> on_return;
  std::map<ObjectId, Lock> locks;
  for (const auto& each : gathering.wants) {
    for (const auto name : each.on_return)
      if (std::find(on_return.begin(), on_return.end(), name) == on_return.end()) on_return.push_back(name);
    for (const auto& taken : each.locks)
      if (taken.relation == gathering.table || !has_left(before, taken.relation)) locks[taken.relation] = taken.lock;
  }
  const auto columns = is_whole(gathering) ? std::vector<Name>() : columns_in(gathering);
  const auto& relations = gathering.wants.back().relations;
  Step step;
  step.title = "gather statistics of " + to_string(gathering.table) + (columns.empty() ? "" : " (" + join(columns).text() + ")");
  step.subject = gathering.table;
  step.phase = behind.phase;
  step.transaction = Transaction::alone;
  step.up = analyze(relations, columns);
  if (on_return.empty())
    step.down.reason = "there is nothing to take back";
  else
    step.down.statements = analyze(relations, is_whole(gathering) ? std::vector<Name>() : on_return);  // what computes of them is built again there, too
  for (const auto& [relation, lock] : locks) step.locks.push_back({relation, lock});
  step.notes.push_back("PostgreSQL has none of what is new there until then, and plans queries by guesses");
  if (relations.front() != gathering.table) step.notes.push_back("foreign partitions are left out, and the table as a whole with them: they would be read from their servers");
  return step;
}

}  // namespace

void gather_statistics(std::vector<Step>& steps) {
  const auto all = gatherings(steps);
  if (all.empty()) return;
  std::vector<Step> result;
  std::vector<int> numbers(steps.size());  // of the steps that were there, from now on
  std::multimap<std::size_t, int> waits;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    result.push_back(std::move(steps[i]));
    numbers[i] = static_cast<int>(result.size());
    auto& step = result.back();
    for (auto& each : step.after) each = numbers[static_cast<std::size_t>(each) - 1];
    for (auto [at, end] = waits.equal_range(i); at != end; ++at) step.after.push_back(at->second);
    std::sort(step.after.begin(), step.after.end());
    for (auto [at, end] = all.equal_range(i); at != end; ++at) {
      const auto first = static_cast<std::size_t>(numbers[at->second.wanted_by.front()]) - 1;
      const auto last = static_cast<std::size_t>(numbers[i]);
      auto gathered = gathering_step(at->second, std::span(result).subspan(first, last - first));
      for (const auto each : std::set<std::size_t>(at->second.wanted_by.begin(), at->second.wanted_by.end())) gathered.after.push_back(numbers[each]);
      result.push_back(std::move(gathered));
      if (at->second.wanted_before) waits.emplace(*at->second.wanted_before, static_cast<int>(result.size()));
    }
  }
  steps = std::move(result);
}

}  // namespace lockstep
