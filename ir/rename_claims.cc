#include "ir/rename_claims.h"

#include <algorithm>

#include "ir/column_split.h"
#include "ir/name_distance.h"

namespace lockstep {
namespace {

// A row of renames that was carried out leaves both names in use.
bool is_done(const Graph& before, const Graph& after, const WantedRename& wanted) { return before.contains(wanted.to) && after.contains(wanted.from); }

void refuse_split(const Graph& before, const Graph& after, const WantedRename& wanted, Diagnostics& diagnostics) {
  const auto* column = after.find(wanted.to);
  if (column == nullptr || column->id.kind != Kind::column || !column->parent) return;
  for (const Node* other : after.columns(*column->parent)) {
    const auto* split = split_directive(*other);
    if (split == nullptr || before.contains(other->id)) continue;
    const auto sources = split_sources(*split);
    if (std::find(sources.begin(), sources.end(), wanted.from.part) == sources.end()) continue;
    diagnostics.error("directive-contradiction", wanted.span, to_string(wanted.from) + " cannot become " + to_string(wanted.to) + ": " + to_string(other->id) + " is made of it, as the directive at " + place_in_file(split->span, other->id) + " says",
                      {"take one of the two away"});
  }
}

// Nothing is lost of a state that holds nothing.
bool holds_anything(const Graph& graph) {
  return std::any_of(graph.nodes().begin(), graph.nodes().end(), [](const auto& entry) { return !entry.first.schema.empty(); });
}

bool is_of_other_schema(const ObjectId& id, const ObjectId& old) { return id.kind == old.kind && id.schema != old.schema && id.name == old.name && id.part == old.part && id.signature == old.signature; }
bool has_other_arguments(const ObjectId& id, const ObjectId& old) { return id.kind == old.kind && id.schema == old.schema && id.name == old.name && id.signature != old.signature; }
bool is_of_other_kind(const ObjectId& id, const ObjectId& old) { return id.kind != old.kind && id.schema == old.schema && id.name == old.name && id.part == old.part; }

bool is_near(const ObjectId& id, const ObjectId& old) {
  if (with_own_name(id, {}) != with_own_name(old, {})) return false;
  const auto& name = old.own_name().text();
  return name_distance(name, id.own_name().text()) <= (name.size() < 4 ? 1U : 2U);
}

// What goes in the plan, and was probably meant; the best kind of guess first.
std::vector<std::string> guesses(const Graph& before, const Graph& after, const ObjectId& old, const Directive& directive) {
  std::string near;
  std::string elsewhere;
  std::string other;
  std::size_t best = std::string::npos;
  for (const auto& [id, node] : before.nodes()) {
    if (after.contains(id)) continue;
    if (is_near(id, old)) {
      const auto distance = name_distance(old.own_name().text(), id.own_name().text());
      if (distance >= best) continue;
      best = distance;
      near = "did you mean `-- @renamed from=" + quoted(id.own_name()) + "`?";
    } else if (id.part.empty() && is_of_other_schema(id, old)) {
      elsewhere = "did you mean `-- @" + (directive.name == "moved" ? "moved from=" + quoted(id.schema) : "renamed from=" + quoted(id.qualified_name())) + "`?";
    } else if (has_other_arguments(id, old)) {
      other = "there is " + to_string(id) + ", and a rename does not change arguments";
    } else if (is_of_other_kind(id, old)) {
      other = "there is " + to_string(id) + ", and an object does not become one of another kind by a rename";
    }
  }
  for (auto& guess : {elsewhere, other, near})
    if (!guess.empty()) return {guess};
  return {"write the name that it has now, or take the directive away if there is none"};
}

// What it is made of is there: who skipped versions has that, and not the name of a version in between.
bool is_made_of_columns(const Graph& before, const Node& node) {
  const auto* split = split_directive(node);
  if (split == nullptr) return false;
  const auto sources = split_sources(*split);
  return std::any_of(sources.begin(), sources.end(), [&](Name name) { return before.contains(with_own_name(node.id, name)); });
}

}  // namespace

std::string place_in_file(const Span& span, const ObjectId& id) {
  if (!span.file) return to_string(id);
  const auto place = line_column(*span.file, span.begin);
  return span.file->path + ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
}

void settle_claims(const Graph& before, const Graph& after, std::vector<WantedRename>& wanted, Diagnostics& diagnostics) {
  std::vector<WantedRename> result;
  for (auto& each : wanted) {
    const auto first = std::find_if(result.begin(), result.end(), [&](const WantedRename& other) { return other.from == each.from && (other.to == each.to || !is_done(before, after, other)); });
    if (first == result.end() || is_done(before, after, each)) {
      refuse_split(before, after, each, diagnostics);
      result.push_back(std::move(each));
      continue;
    }
    if (first->to == each.to) continue;
    diagnostics.error("rename-conflict", each.span, to_string(each.from) + " cannot become both " + to_string(first->to) + " and " + to_string(each.to) + ": the directive at " + place_in_file(first->span, first->to) + " claims the name, too",
                      {"take one of the two away"});
  }
  wanted = std::move(result);
}

void warn_of_nothing_to_rename(const Graph& before, const Graph& after, const Node& node, const ObjectId& old, const Directive& directive, Diagnostics& diagnostics) {
  if ((node.parent && !before.contains(*node.parent)) || !holds_anything(before)) return;
  if (node.directive("unmanaged") != nullptr || node.directive("external") != nullptr || is_made_of_columns(before, node)) return;
  const ObjectId schema{.kind = Kind::schema, .name = old.schema};
  const bool no_schema = !old.schema.empty() && !before.contains(schema) && !after.contains(schema) && old.schema != Name("public");
  diagnostics.warning("rename-nothing", directive.span,
                      "directive `@" + directive.name + "` finds no " + to_string(old) + (no_schema ? ", nor a schema `" + quoted(old.schema) + "`" : "") + ": " + to_string(node.id) + " is made anew",
                      guesses(before, after, old, directive));
}

}  // namespace lockstep
