// Pairs of old and new names: what `@renamed from=…` and `@moved from=…` say, and what unnamed.cc finds.
#include <algorithm>

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

// What the directive says that `id` was; nothing when it says nothing of that.
std::optional<ObjectId> identity_said(const Graph& before, const ObjectId& id, const Directive& directive) {
  const auto from = directive.keys.find("from");
  if (from == directive.keys.end()) return std::nullopt;
  if (directive.name == "renamed") return old_identity(before, id, from->second);
  if (directive.name != "moved") return std::nullopt;
  auto old = id;
  old.schema = Name(from->second);
  return old;
}

// Whether any of the old names that directives give the object is there: who skipped versions has one of them.
bool has_old_name(const Graph& before, const Node& node) {
  return std::any_of(node.directives.begin(), node.directives.end(), [&](const Directive& directive) {
    const auto old = identity_said(before, node.id, directive);
    return old && before.contains(*old);
  });
}

// What the directives of one depth ask for, with old names as they are by now.
std::vector<WantedRename> wanted_renames(const Graph& before, const Graph& after, const std::vector<const Node*>& directed, int wanted_depth, Diagnostics& diagnostics) {
  std::vector<WantedRename> result;
  for (const Node* node : directed) {
    const auto& id = node->id;
    if (depth(id.kind) != wanted_depth) continue;
    for (const auto& directive : node->directives) {
      auto old = identity_said(before, id, directive);
      if (!old) continue;
      if (*old != id && before.contains(*old))
        result.push_back({std::move(*old), id, directive.span});
      else if (before.contains(id))
        diagnostics.note("directive-spent", directive.span, "directive `@" + directive.name + "` has nothing left to do: " + to_string(id) + (directive.name == "moved" ? " is where it is to be" : " has its name already"),
                         {"take it away when every database has it"});
      else if (!has_old_name(before, *node))
        warn_of_nothing_to_rename(before, after, *node, *old, directive, diagnostics);
    }
  }
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
    for (int level = 0; level <= 2; ++level) carry_out_row(wanted_renames(before_, after_, directed, level, diagnostics_), *this);
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
