#include "ir/column_split.h"

#include <algorithm>

#include "ir/domain_tests.h"
#include "ir/rename_window.h"

namespace lockstep {
namespace {

constexpr std::string_view reverse_mark = "reverse of ";

ObjectId sibling(const ObjectId& column, Name name) {
  auto result = column;
  result.part = name;
  return result;
}

std::string said(Name name) { return '`' + quoted(name) + '`'; }

template <class T>
bool holds(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// The new columns of one set, whatever the state before has of them.
struct SplitSet {
  std::vector<Name> from;
  std::vector<const Node*> fresh;
};

// Columns belong to one set when they come from the same one, be it by way of others.
std::vector<SplitSet> sets_of(const std::vector<const Node*>& columns) {
  std::vector<SplitSet> result;
  for (const Node* column : columns) {
    const auto* directive = split_directive(*column);
    if (directive == nullptr) continue;
    SplitSet joined{.from = split_sources(*directive), .fresh = {}};
    for (auto at = result.begin(); at != result.end();) {
      const bool shares = std::any_of(at->from.begin(), at->from.end(), [&](Name name) { return holds(joined.from, name); });
      if (!shares) {
        ++at;
        continue;
      }
      for (const auto name : joined.from)
        if (!holds(at->from, name)) at->from.push_back(name);
      at->fresh.insert(at->fresh.end(), joined.fresh.begin(), joined.fresh.end());
      joined = std::move(*at);
      at = result.erase(at);
    }
    joined.fresh.push_back(column);
    result.push_back(std::move(joined));
  }
  return result;
}

std::string obstacle_in_table(const Graph& graph, const ObjectId& id) {
  const auto& table = graph.at(id).as<ir::Table>();
  if (!table.foreign_server.empty()) return "the table is a foreign one";
  if (table.of_type) return "the table has its columns from a type";
  if (table.partition_key || table.partition_of) return "the table is partitioned, or a partition";
  const auto is_child = [&](const auto& entry) {
    const auto& parents = entry.second.template as<ir::Table>().inherits;
    return std::any_of(parents.begin(), parents.end(), [&](const Ref& parent) { return parent.id == id; });
  };
  const auto tables = graph.nodes(Kind::table);
  if (!table.inherits.empty() || std::any_of(tables.begin(), tables.end(), is_child)) return "the table has parents or children";
  return {};
}

std::string obstacle_in_column(const Graph& graph, const Node& node) {
  const auto& column = node.as<ir::Column>();
  if (column.generated) return said(node.id.part) + " is computed";
  if (column.identity) return "the numbers of " + said(node.id.part) + " are given by its identity";
  if (is_tested_by_domain(graph, column.type)) return "the type of " + said(node.id.part) + " is a domain that tests every row";
  return {};
}

bool is_in_primary_key(const Graph& graph, const Node& column) {
  const auto constraints = graph.children(*column.parent, Kind::constraint);
  return std::any_of(constraints.begin(), constraints.end(), [&](const ObjectId& id) {
    const auto& constraint = graph.at(id).as<ir::Constraint>();
    return constraint.type == ir::ConstraintType::primary_key && holds(constraint.columns, column.id.part);
  });
}

int given_back(const SplitSet& set, Name old) {
  return static_cast<int>(std::count_if(set.fresh.begin(), set.fresh.end(), [&](const Node* node) { return split_directive(*node)->keys.contains(reverse_key(old)); }));
}

std::string obstacle_in_old(const Graph& before, const Graph& after, const SplitSet& set, const ObjectId& id) {
  const auto name = said(id.part);
  const Node* old = before.find(id);
  if (old == nullptr) return "there is no column " + name;
  if (after.contains(id)) return "the table is to keep " + name;
  if (given_back(set, id.part) > 1) return "`reverse` gives back " + name + " more than once";
  if (given_back(set, id.part) == 0 && is_in_primary_key(before, *old))
    return name + " is of the primary key, and no `reverse` says what it is in rows that new programs write";
  return obstacle_in_column(before, *old);
}

// Why the set cannot take the place of the columns that it comes from; empty when it can.
std::string obstacle_to_split(const Graph& before, const Graph& after, const SplitSet& set) {
  const auto& table = *set.fresh.front()->parent;
  for (const auto* graph : {&before, &after})
    if (auto obstacle = obstacle_in_table(*graph, table); !obstacle.empty()) return obstacle;
  for (const Node* node : set.fresh) {
    if (before.contains(node->id)) return said(node->id.part) + " is there already";
    if (auto obstacle = obstacle_in_column(after, *node); !obstacle.empty()) return obstacle;
  }
  for (const auto name : set.from)
    if (auto obstacle = obstacle_in_old(before, after, set, sibling(set.fresh.front()->id, name)); !obstacle.empty()) return obstacle;
  return {};
}

ColumnSplit split_of(const Graph& before, const SplitSet& set) {
  ColumnSplit result{.table = *set.fresh.front()->parent, .fresh = set.fresh};
  for (const auto name : set.from) {
    result.old.push_back(&before.at(sibling(set.fresh.front()->id, name)));
    result.back.emplace_back();
  }
  for (const Node* node : set.fresh) {
    const auto& directive = *split_directive(*node);
    result.forth.push_back(directive.keys.at("using"));
    if (const auto said = directive.keys.find("batch"); said != directive.keys.end()) result.batch = std::min(result.batch.value_or(std::stoi(said->second)), std::stoi(said->second));
    for (std::size_t i = 0; i < set.from.size(); ++i)
      if (const auto reverse = directive.keys.find(reverse_key(set.from[i])); reverse != directive.keys.end()) result.back[i] = reverse->second;
    for (const auto& id : directive.references)
      if (id != result.table && !(id.kind == Kind::column && sibling(id, Name()) == sibling(node->id, Name()))) result.needs.push_back(id);
  }
  return result;
}

// The new columns are there. Old ones that are, too, go without a look at what the new ones hold.
void say_spent(const Graph& before, const Graph& after, const SplitSet& set, Diagnostics& diagnostics) {
  const auto& first = *set.fresh.front();
  for (const auto name : set.from) {
    const auto old = sibling(first.id, name);
    if (!before.contains(old) || after.contains(old)) continue;
    diagnostics.warning("split-unfinished", split_directive(first)->span, to_string(first.id) + " is there, and " + said(name) + ", which it is made of, goes whether all of its values are taken over or not",
                        {"go on with the plan that added the one, whose last steps drop the other"});
    return;
  }
  for (const Node* node : set.fresh) {
    const auto& directive = *split_directive(*node);
    diagnostics.note("directive-spent", directive.span, "directive `@" + directive.name + "` has nothing left to do: " + to_string(node->id) + " is there", {"take it away when every database has it"});
  }
}

template <class Visit>
void for_each_set(const Graph& after, const Visit& visit) {
  std::vector<ObjectId> tables;
  for (const auto& [id, node] : after.nodes(Kind::column))
    if (split_directive(node) != nullptr && node.parent && after.at(*node.parent).id.kind == Kind::table && !holds(tables, *node.parent)) tables.push_back(*node.parent);
  for (const auto& table : tables)
    for (const auto& set : sets_of(after.columns(table))) visit(set);
}

}  // namespace

bool is_split(const Directive& directive) { return directive.name == "split" || directive.name == "merge"; }

const Directive* split_directive(const Node& column) {
  const auto* split = column.directive("split");
  return split != nullptr ? split : column.directive("merge");
}

std::vector<Name> split_sources(const Directive& directive) { return parts_of_name(directive.keys.at("from")); }

std::string name_list_text(const std::vector<Name>& names) {
  std::string result;
  for (const auto name : names) result += (result.empty() ? "" : ".") + quoted(name);
  return result;
}

std::string reverse_key(Name column) { return std::string(reverse_mark) + column.text(); }

std::vector<std::string> reverse_keys(const Directive& directive) {
  std::vector<std::string> result;
  for (const auto& [key, value] : directive.keys)
    if (key.starts_with(reverse_mark)) result.push_back(key);
  return result;
}

std::vector<ColumnSplit> column_splits(const Graph& before, const Graph& after) {
  std::vector<ColumnSplit> result;
  for_each_set(after, [&](const SplitSet& set) {
    if (before.contains(*set.fresh.front()->parent) && obstacle_to_split(before, after, set).empty()) result.push_back(split_of(before, set));
  });
  return result;
}

void check_splits(const Graph& before, const Graph& after, Diagnostics& diagnostics) {
  for_each_set(after, [&](const SplitSet& set) {
    const auto& id = set.fresh.front()->id;
    const auto is_there = [&](const Node* node) { return before.contains(node->id); };
    if (!before.contains(*set.fresh.front()->parent)) return;  // the table is made as it is to be
    const auto& directive = *split_directive(*set.fresh.front());
    if (std::all_of(set.fresh.begin(), set.fresh.end(), is_there)) return say_spent(before, after, set, diagnostics);
    const bool none = std::none_of(set.from.begin(), set.from.end(), [&](Name name) { return before.contains(sibling(id, name)); });
    if (none && std::none_of(set.fresh.begin(), set.fresh.end(), is_there)) {
      diagnostics.warning("split-nothing", directive.span, "directive `@" + directive.name + "` finds nothing to make " + to_string(id) + " of: there is no column " + said(set.from.front()) + ", and it comes without values");
      return;
    }
    if (const auto obstacle = obstacle_to_split(before, after, set); !obstacle.empty())
      diagnostics.error("column-split", directive.span, to_string(id) + " cannot take the place of " + said(set.from.front()) + ": " + obstacle,
                        {"do the one in a plan of its own before the other, or take the directive away and fill the column with `@backfill`"});
  });
}

}  // namespace lockstep
