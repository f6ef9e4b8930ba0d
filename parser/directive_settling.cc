#include "parser/directive_settling.h"

#include <algorithm>

#include "ir/column_split.h"
#include "parser/directive_table.h"
#include "parser/qualify.h"
#include "parser/split_directive.h"

namespace lockstep {
namespace {

std::string list_of(const std::vector<Kind>& kinds) {
  std::string text;
  for (std::size_t i = 0; i < kinds.size(); ++i)
    text += (i == 0 ? "" : i + 1 == kinds.size() ? " or " : ", ") + std::string(kind_name(kinds[i]));
  return text;
}

// A column gets its values from one place.
bool fills(const Directive& directive) { return is_split(directive) || directive.name == "backfill" || directive.name == "convert"; }

class DirectiveSettler {
 public:
  DirectiveSettler(Graph& graph, const std::vector<Name>& search_path, Diagnostics& diagnostics)
      : graph_(graph), search_path_(search_path), diagnostics_(diagnostics) {}

  void settle(Node& node) {
    for (std::size_t i = 0; i < node.directives.size(); ++i) {
      auto& directive = node.directives[i];
      const auto* form = find_directive_form(directive.name);
      if (form == nullptr || !stands_well(node, directive, *form)) continue;
      if (!has_possible_mode(node, directive)) continue;
      for (std::size_t other = 0; other < i; ++other) compare(node, node.directives[other], directive);
      if (is_split(directive) && !settle_split(graph_, node, directive, diagnostics_)) continue;
      for (const auto& key : form->keys)
        if (key.type == DirectiveValueType::expression) qualify(node, directive, std::string(key.name));
      for (const auto& key : reverse_keys(directive)) qualify(node, directive, key);
      std::sort(directive.references.begin(), directive.references.end());
    }
  }

 private:
  bool stands_well(const Node& node, const Directive& directive, const DirectiveForm& form) {
    if (form.kinds.empty() || std::find(form.kinds.begin(), form.kinds.end(), node.id.kind) != form.kinds.end()) return true;
    diagnostics_.error("directive-misplaced", directive.span, "directive `@" + directive.name + "` cannot be about " + to_string(node.id),
                       {"what it can be about: " + list_of(form.kinds)});
    return false;
  }

  // How an old name can stay in use depends on what has it.
  bool has_possible_mode(const Node& node, const Directive& directive) {
    const auto mode = directive.keys.find("mode");
    if (directive.name == "online" && mode != directive.keys.end() && node.id.kind != Kind::table) {
      diagnostics_.error("directive-misplaced", directive.span, "directive `@online` cannot have `mode=" + mode->second + "` before " + to_string(node.id), {"say it before the table, of which the rows are written again"});
      return false;
    }
    if (directive.name != "renamed" || mode == directive.keys.end() || mode->second == "direct") return true;
    const bool relation = node.id.kind == Kind::table || node.id.kind == Kind::view || node.id.kind == Kind::materialized_view;
    if (mode->second == "view" ? relation : node.id.kind == Kind::column) return true;
    diagnostics_.error("directive-misplaced", directive.span, "directive `@renamed` cannot have `mode=" + mode->second + "` before " + to_string(node.id),
                       {relation ? "`mode=view` leaves a view under the old name" : node.id.kind == Kind::column ? "`mode=dual` keeps both columns in step" : "take `mode` away: the old name is gone at once"});
    return false;
  }

  void compare(const Node& node, const Directive& first, const Directive& second) {
    const auto is = [&](std::string_view one, std::string_view other) {
      return (first.name == one && second.name == other) || (first.name == other && second.name == one);
    };
    // Several names that an object had, and several hazards, can be said of one object.
    const bool twice = first.name == second.name && first.name != "renamed" && first.name != "moved" && first.name != "allow";
    const bool two_sources = fills(first) && fills(second);
    if (twice || two_sources || is("direct", "online"))
      diagnostics_.error("directive-contradiction", second.span, "directive `@" + second.name + "` contradicts `@" + first.name + "` before " + to_string(node.id),
                         {"take one of the two away"});
  }

  void qualify(const Node& node, Directive& directive, const std::string& key) {
    const auto found = directive.keys.find(key);
    if (found == directive.keys.end()) return;
    const auto ast = parse_expression("(" + found->second + ")");
    const ObjectId* relation = node.parent ? &*node.parent : nullptr;
    const auto qualified = qualify_expression(*ast.expression, {graph_, search_path_, relation});
    if (!qualified.complete)
      diagnostics_.warning("directive-name", directive.span, "a name in `(" + found->second + ")` is not known: neither " + "the files nor PostgreSQL have it");
    found->second = qualified.expr.text;
    directive.references.insert(directive.references.end(), qualified.references.begin(), qualified.references.end());
  }

  Graph& graph_;
  const std::vector<Name>& search_path_;
  Diagnostics& diagnostics_;
};

}  // namespace

void settle_directives(Graph& graph, const std::vector<Name>& search_path, Diagnostics& diagnostics) {
  DirectiveSettler settler(graph, search_path, diagnostics);
  for (auto& [id, node] : graph.nodes())
    if (!node.directives.empty()) settler.settle(node);
}

}  // namespace lockstep
