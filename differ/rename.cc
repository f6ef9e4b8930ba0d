// Pairs of old and new names: what `@renamed from=…` and `@moved from=…` say, and what unnamed.cc finds.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "differ/diff.h"
#include "differ/unnamed.h"
#include "ir/column_split.h"
#include "ir/inherited_check.h"
#include "ir/partitioning.h"
#include "ir/rename_claims.h"
#include "ir/rename_hints.h"
#include "ir/rename_row.h"
#include "ir/rename_window.h"

namespace lockstep {
namespace {

// The identity that `from` means for an object that is now `id`: a name alone keeps everything else.
ObjectId old_identity(const Graph& before, const ObjectId& id, const std::string& from) {
  const auto whole = with_own_name(id, Name(from));
  const auto parts = parts_of_name(from);
  if (parts.size() < 2 || before.contains(whole) || id.schema.empty()) return whole;
  auto qualified = with_own_name(id, parts.back());
  if (id.part.empty()) qualified.schema = parts[parts.size() - 2];
  return qualified;
}

bool says_name(const Directive& directive) { return directive.name == "renamed" && directive.keys.contains("from"); }

bool says_schema(const Directive& directive) { return directive.name == "moved" && directive.keys.contains("from"); }

// What the directive says that `id` was.
ObjectId identity_said(const Graph& before, const ObjectId& id, const Directive& directive) {
  if (says_name(directive)) return old_identity(before, id, directive.keys.at("from"));
  auto old = id;
  old.schema = Name(directive.keys.at("from"));
  return old;
}

// Whether any of the old names that directives give the object is there: who skipped versions has one of them.
bool has_old_name(const Graph& before, const Node& node) {
  return std::any_of(node.directives.begin(), node.directives.end(), [&](const Directive& directive) {
    return (says_name(directive) || says_schema(directive)) && before.contains(identity_said(before, node.id, directive));
  });
}

// Objects that others take along are where those are by now, while people may say where they were: what is in a schema goes with that, and an index with
// its table.
ObjectId taken_along(const Graph& before, const Node& node, const ObjectId& old, const std::vector<Renamed>& done) {
  auto now = old;
  const auto owner = named_after(node);
  for (const auto& each : done) {
    const bool schema = depth(each.from.kind) == 0;
    const bool of_owner = owner && !schema && depth(each.from.kind) == 1 && each.to.schema == owner->schema && each.to.name == owner->name;
    if (schema && now.schema == each.from.name) now.schema = each.to.name;
    if (of_owner && now.schema == each.from.schema) now.schema = each.to.schema;
  }
  if (now == old || !before.contains(now)) return old;
  const bool owned = owner && named_after(before.at(now)) == owner;
  return owned || !before.contains(old) ? now : old;
}

// What was renamed and moved had the old name in the old schema.
std::vector<WantedRename> renamed_and_moved(const Graph& before, const Node& node, const std::vector<Renamed>& done) {
  std::vector<WantedRename> result;
  for (const auto& name : node.directives) {
    if (!says_name(name)) continue;
    for (const auto& schema : node.directives) {
      if (!says_schema(schema)) continue;
      auto old = identity_said(before, node.id, name);
      if (old.schema == node.id.schema) old.schema = Name(schema.keys.at("from"));
      old = taken_along(before, node, old, done);
      if (old != node.id && before.contains(old)) result.push_back({std::move(old), node.id, name.span, name.name});
    }
  }
  return result;
}

void note_spent(const ObjectId& id, const Span& span, const std::string& name, Diagnostics& diagnostics) {
  diagnostics.note("directive-spent", span, "directive `@" + name + "` has nothing left to do: " + to_string(id) + (name == "moved" ? " is where it is to be" : " has its name already"),
                   {"take it away when every database has it"});
}

// What one object's directives ask for.
void add_wanted(const Graph& before, const Graph& after, const Node& node, const std::vector<Renamed>& done, std::vector<WantedRename>& result, Diagnostics& diagnostics) {
  const auto& id = node.id;
  if (auto both = renamed_and_moved(before, node, done); !both.empty()) {
    std::move(both.begin(), both.end(), std::back_inserter(result));
    return;
  }
  // Where both are said, what has its name already may have got it in another way than one after the other: then another object has the name between.
  const auto says = [&](bool (*what)(const Directive&)) { return std::any_of(node.directives.begin(), node.directives.end(), what); };
  const bool spent = before.contains(id) && says(says_name) && says(says_schema);
  for (const auto& directive : node.directives) {
    if (!says_name(directive) && !says_schema(directive)) continue;
    auto old = taken_along(before, node, identity_said(before, id, directive), done);
    if (!spent && old != id && before.contains(old))
      result.push_back({std::move(old), id, directive.span, directive.name});
    else if (before.contains(id))
      note_spent(id, directive.span, directive.name, diagnostics);
    else if (!has_old_name(before, node))
      warn_of_nothing_to_rename(before, after, node, old, directive, diagnostics);
  }
}

// Whether the one is made as the other is to be.
bool is_alike(const Graph& before, const Node& was, const Graph& after, const Node& is, const ExpressionTools& tools) {
  const auto make = make_of(before, was);
  return make.empty() ? differing_fields(comparable(before, was, tools), comparable(after, is, tools)).empty() : make == make_of(after, is);
}

// Objects that are to take each other's names, and are made as they are to be while they would not be with the other names, have taken these already.
bool is_spent(const Graph& before, const Graph& after, const std::vector<const WantedRename*>& circle, const ExpressionTools& tools) {
  const auto are_alike = [&](ObjectId WantedRename::*now) {
    return std::all_of(circle.begin(), circle.end(), [&](const WantedRename* each) {
      const Node* is = after.find(each->to);
      return is != nullptr && is_alike(before, before.at(each->*now), after, *is, tools);
    });
  };
  return are_alike(&WantedRename::to) && !are_alike(&WantedRename::from);
}

void drop_spent_circles(const Graph& before, const Graph& after, std::vector<WantedRename>& wanted, Diagnostics& diagnostics, const ExpressionTools& tools) {
  std::map<ObjectId, const WantedRename*> by_old_name;
  for (const auto& each : wanted) by_old_name.emplace(each.from, &each);
  std::set<ObjectId> spent;
  for (const auto& first : wanted) {
    if (spent.contains(first.to)) continue;
    std::vector<const WantedRename*> circle{&first};
    while (circle.back()->to != first.from && circle.size() <= wanted.size()) {
      const auto next = by_old_name.find(circle.back()->to);
      if (next == by_old_name.end()) break;
      circle.push_back(next->second);
    }
    if (circle.back()->to != first.from || !is_spent(before, after, circle, tools)) continue;
    for (const WantedRename* each : circle) {
      spent.insert(each->to);
      note_spent(each->to, each->span, each->word, diagnostics);
    }
  }
  std::erase_if(wanted, [&](const WantedRename& each) { return spent.contains(each.to); });
}

// The order of renames: from the outside inwards, and behind what takes others along those that it takes.
int turn(const Node& node) { return 2 * depth(node.id.kind) + (depth(node.id.kind) == 1 && named_after(node) ? 1 : 0); }

// What the directives of one turn ask for, with old names as they are by now.
std::vector<WantedRename> wanted_renames(const Graph& before, const Graph& after, const std::vector<const Node*>& directed, int wanted_turn, const std::vector<Renamed>& done,
                                   Diagnostics& diagnostics, const ExpressionTools& tools) {
  std::vector<WantedRename> result;
  for (const Node* node : directed)
    if (turn(*node) == wanted_turn) add_wanted(before, after, *node, done, result, diagnostics);
  drop_spent_circles(before, after, result, diagnostics, tools);
  settle_claims(before, after, result, diagnostics);
  return result;
}

class Renamer {
 public:
  Renamer(Graph& before, const Graph& after, Diagnostics& diagnostics, const ExpressionTools& tools)
      : before_(before), after_(after), diagnostics_(diagnostics), tools_(tools) {}

  std::vector<Renamed> run() {
    std::vector<const Node*> directed;
    for (const auto& [id, node] : after_.nodes())
      if (!node.directives.empty()) directed.push_back(&node);
    for (int each = 0; each <= 4; ++each) carry_out_row(wanted_renames(before_, after_, directed, each, result_, diagnostics_, tools_), *this);
    for (auto& each : result_) each.mode = wanted_mode(before_, after_, each.from, each.to, diagnostics_);
    check_splits(before_, after_, diagnostics_);
    check_partitionings(before_, after_, diagnostics_);
    hint_at_renames(before_, after_, diagnostics_);
    note_inherited_checks(before_, after_, diagnostics_);
    for (auto& each : match_unnamed(before_, after_, tools_)) result_.push_back(std::move(each));
    return std::move(result_);
  }

  // For carry_out_row().
  bool is_there(const ObjectId& id) const { return before_.contains(id); }
  bool gives_way(const ObjectId&) const { return false; }
  bool is_wanted(const ObjectId& id) const { return after_.contains(id); }

  void rename(const ObjectId& from, const ObjectId& to) {
    carry_out_rename(before_, from, to, tools_.columns_in_text);
    result_.push_back({from, to});
  }

  ObjectId free_name(const ObjectId& id) const {
    for (int i = 1;; ++i)
      if (auto result = with_own_name(id, Name(with_number(id.own_name().text(), i))); !before_.contains(result)) return result;
  }

  void report(const WantedRename& wanted) {
    diagnostics_.error("rename-conflict", wanted.span,
                       "`" + to_string(wanted.from) + "` cannot become `" + to_string(wanted.to) + "`: both exist",
                       {"drop one of the two first, or take the directive away"});
  }

 private:
  Graph& before_;
  const Graph& after_;
  Diagnostics& diagnostics_;
  const ExpressionTools& tools_;
  std::vector<Renamed> result_;
};

}  // namespace

std::vector<Renamed> match_renames(Graph& before, const Graph& after, Diagnostics& diagnostics, const ExpressionTools& tools) {
  return Renamer(before, after, diagnostics, tools).run();
}

}  // namespace lockstep
