// Which unnamed object is which, when their names depend on the others.
#include "differ/unnamed.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "ir/inheritance.h"
#include "ir/relation_names.h"
#include "ir/rename_row.h"
#include "ir/visit_references.h"

namespace lockstep {
namespace {

// True when one is the other but for its name and for what can be altered.
bool can_become(const Node& before, const Node& after) {
  if (before.id.kind != after.id.kind) return false;
  return std::visit(
      [&](const auto& typed) {
        using K = std::remove_cvref_t<decltype(typed)>;
        bool same = true;
        for_each_field<K>([&](const auto& each) {
          if (each.on_change != OnChange::replace) return;
          same = same && typed.*each.member == std::get<K>(after.object).*each.member;
        });
        return same;
      },
      before.object);
}

bool is_like(const Node& before, const Node& after) { return can_become(before, after) && attached_to(before) == attached_to(after); }

using Owners = std::unordered_set<ObjectId>;

bool ends_with_number(const std::string& name) { return !name.empty() && std::isdigit(static_cast<unsigned char>(name.back())) != 0; }

// Those among whose objects names may change hands: one of their names goes, or one has a number because there is another of the kind.
Owners with_moving_names(const Graph& before, const Graph& after) {
  Owners result;
  const auto add = [&](const Node& node) {
    if (const auto owner = named_after(node)) result.insert(*owner);
  };
  for (const auto& [id, node] : before.nodes())
    if (!after.contains(id)) add(node);
  for (const auto& [id, node] : after.nodes())
    if (node.generated_name && ends_with_number(id.own_name().text())) add(node);
  return result;
}

// True for an unnamed object of `after` that is new, or whose name has something else by now. Expressions are compared
// as they stand, so objects whose names nothing but expressions tell apart are asked only where names may change hands.
bool has_new_name(const Graph& before, const Node& after, const Owners& moving) {
  if (!after.generated_name) return false;
  const auto* there = before.find(after.id);
  if (there == nullptr) return true;
  if (is_like(*there, after)) return false;
  const auto owner = named_after(after);
  return relation_name(after) || (owner && moving.contains(*owner));
}

using Nodes = std::vector<const Node*>;

// What is left of one owner's when those that are the same on both sides are taken away.
struct Unsettled {
  std::vector<Node> before;
  std::vector<Node> after;
};

}  // namespace

Node comparable(const Graph& graph, const Node& node, const ExpressionTools& tools) {
  auto copy = node;
  if (tools.canonical_text)
    visit_expressions(copy.object, [&](std::string_view field, Expr& expression) {
      expression.canonical = tools.canonical_text(graph, node, expression, field);
    });
  return copy;
}

namespace {

Unsettled unsettled(const Graph& before, const Nodes& there, const Graph& after, const Nodes& wanted, const ExpressionTools& tools) {
  Unsettled result;
  std::map<ObjectId, Node> left;
  for (const Node* each : there) left.emplace(each->id, comparable(before, *each, tools));
  for (const Node* each : wanted) {
    auto node = comparable(after, *each, tools);
    const auto found = left.find(each->id);
    if (found != left.end() && (!each->generated_name || is_like(found->second, node)))
      left.erase(found);
    else if (each->generated_name)
      result.after.push_back(std::move(node));
  }
  for (auto& [id, node] : left) result.before.push_back(std::move(node));
  return result;
}

using ByOwner = std::map<ObjectId, Nodes>;

// Pairs for which `same` holds, by owner.
template <class Same>
std::vector<std::vector<LeafRename>> match(const Graph& before, const Graph& after, const ExpressionTools& tools, const Same& same) {
  ByOwner wanted;
  const auto moving = with_moving_names(before, after);
  for (const auto& [id, node] : after.nodes())
    if (has_new_name(before, node, moving))
      if (const auto owner = named_after(node)) wanted[*owner];
  if (wanted.empty()) return {};
  ByOwner there;
  const auto collect = [&](const Graph& graph, ByOwner& into) {
    for (const auto& [id, node] : graph.nodes())
      if (const auto owner = named_after(node); owner && wanted.contains(*owner)) into[*owner].push_back(&node);
  };
  collect(before, there);
  collect(after, wanted);
  std::vector<std::vector<LeafRename>> result;
  for (const auto& [owner, nodes] : wanted) {
    auto [mine, others] = unsettled(before, there[owner], after, nodes, tools);
    std::vector<LeafRename> renames;
    for (const auto& each : others) {
      const auto found = std::find_if(mine.begin(), mine.end(), [&](const Node& other) { return same(other, each); });
      if (found == mine.end()) continue;
      renames.push_back({found->id, each.id});
      mine.erase(found);
    }
    if (!renames.empty()) result.push_back(std::move(renames));
  }
  return result;
}

std::vector<std::vector<LeafRename>> likes(const Graph& before, const Graph& after, const ExpressionTools& tools) {
  return match(before, after, tools, is_like);
}

// Those whose names are new on both sides may become parts of others, too.
std::vector<std::vector<LeafRename>> others(const Graph& before, const Graph& after, const ExpressionTools& tools) {
  return match(before, after, tools, [&](const Node& was, const Node& is) {
    return !after.contains(was.id) && !before.contains(is.id) && can_become(was, is);
  });
}

// For carry_out_row(), whose names are those of taken_name().
class Row {
 public:
  explicit Row(const Graph& before) {
    for (const auto& [id, node] : before.nodes()) {
      taken_.emplace(taken_name(node), id);
      if (named_after(node)) movable_.insert(id);
    }
  }

  bool is_there(const ObjectId& name) const { return taken_.contains(name); }
  bool is_wanted(const ObjectId&) const { return true; }

  // Another has the name afterwards.
  bool gives_way(const ObjectId& name) const { return movable_.contains(taken_.at(name)); }
  void report(const LeafRename&) {}  // what cannot have its name is replaced

  void rename(const ObjectId& from, const ObjectId& to) {
    const auto holder = taken_.extract(from).mapped();
    const auto now = with_own_name(holder, to.own_name());
    moves_.push_back({holder, now});
    taken_.emplace(to, now);
  }

  ObjectId free_name(const ObjectId& name) const {
    for (int i = 1;; ++i)
      if (auto result = with_own_name(name, Name(with_number(name.own_name().text(), i))); !taken_.contains(result)) return result;
  }

  std::vector<LeafRename> moves() && { return std::move(moves_); }

 private:
  std::unordered_map<ObjectId, ObjectId> taken_;  // who has a name
  std::unordered_set<ObjectId> movable_;          // those whose names may have been chosen for them
  std::vector<LeafRename> moves_;
};

// By owner: names that others have chosen by theirs are not waited for.
std::vector<LeafRename> carry_out(Graph& before, const Graph& after, const std::vector<std::vector<LeafRename>>& wanted) {
  Row row(before);
  for (const auto& of_owner : wanted) {
    std::vector<LeafRename> names;
    for (const auto& [from, to] : of_owner) names.push_back({taken_name(before.at(from)), taken_name(after.at(to))});
    carry_out_row(std::move(names), row);
  }
  auto moves = std::move(row).moves();
  carry_out_renames(before, moves);
  return moves;
}

}  // namespace

bool may_match_unnamed(const Graph& before, const Graph& after) {
  const auto moving = with_moving_names(before, after);
  return std::any_of(after.nodes().begin(), after.nodes().end(), [&](const auto& entry) { return has_new_name(before, entry.second, moving); });
}

std::vector<Renamed> match_unnamed(Graph& before, const Graph& after, const ExpressionTools& tools) {
  std::vector<Renamed> result;
  const auto carry_out_all = [&](const auto& wanted) {
    const auto moves = carry_out(before, after, wanted);
    for (const auto& [from, to] : moves) result.push_back({from, to});
    return !moves.empty();
  };
  // Parts of what is renamed are like their new selves when that is done.
  while (carry_out_all(likes(before, after, tools))) {}
  carry_out_all(others(before, after, tools));
  return result;
}

}  // namespace lockstep
