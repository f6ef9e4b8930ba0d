#include "parser/directive_settling.h"

#include <algorithm>

#include "ir/column_split.h"
#include "ir/rename_window.h"
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

// What is left alone comes from nowhere and gets no values.
bool is_left_alone(const Directive& directive) { return directive.name == "unmanaged" || directive.name == "external"; }
bool says_origin(const Directive& directive) { return directive.name == "renamed" || directive.name == "moved" || directive.name == "partition" || fills(directive); }

// One name that the column had, and one of those that it is made of.
bool names_source(const Directive& renamed, const Directive& split) {
  if (renamed.name != "renamed" || !is_split(split)) return false;
  const auto sources = split_sources(split);
  return std::find(sources.begin(), sources.end(), Name(renamed.keys.at("from"))) != sources.end();
}

// A dot within quotes parts nothing.
bool is_one_name(const Directive& directive) {
  const auto& from = directive.keys.at("from");
  if (from.find('.') == std::string::npos) return true;
  if (!directive.span.file) return false;
  const auto said = std::string_view(directive.span.file->text).substr(directive.span.begin, directive.span.end - directive.span.begin);
  return said.find('"' + from + '"') != std::string_view::npos || said.find('\'' + from + '\'') != std::string_view::npos;
}

class DirectiveSettler {
 public:
  DirectiveSettler(Graph& graph, const std::vector<Name>& search_path, Diagnostics& diagnostics)
      : graph_(graph), search_path_(search_path), diagnostics_(diagnostics) {}

  void settle(Node& node) {
    for (std::size_t i = 0; i < node.directives.size(); ++i) {
      auto& directive = node.directives[i];
      const auto* form = find_directive_form(directive.name);
      if (form == nullptr || !stands_well(node, directive, *form)) continue;
      if (!has_possible_mode(node, directive) || !has_possible_source(node, directive)) continue;
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

  // A name of several parts says where the object is, and nothing moves from one table to another. What is computed is not filled.
  bool has_possible_source(const Node& node, const Directive& directive) {
    if (directive.name == "renamed" && !is_one_name(directive)) {
      const auto& from = directive.keys.at("from");
      const auto parts = parts_of_name(from);
      const std::size_t most = !node.id.part.empty() ? 3 : node.id.schema.empty() ? 1 : 2;
      const bool elsewhere = !node.id.part.empty() && parts.size() > 1 && !was_name(node.parent, parts[parts.size() - 2]);
      if (parts.size() > most || elsewhere) {
        diagnostics_.error("directive-value", directive.span, "`" + from + "` cannot be what " + to_string(node.id) + " was" + (elsewhere ? ": nothing moves from one table to another" : ": the name has too many parts"),
                           {"give the old name alone" + std::string(most == 2 ? ", or with its schema" : "")});
        return false;
      }
    }
    if (directive.name == "backfill" && node.as<ir::Column>().generated) {
      diagnostics_.error("directive-misplaced", directive.span, "directive `@backfill` cannot be about " + to_string(node.id) + ", whose values are computed", {"take it away"});
      return false;
    }
    return true;
  }

  // Whether the object has the name, or had it.
  bool was_name(const std::optional<ObjectId>& id, Name name) const {
    const Node* node = id ? graph_.find(*id) : nullptr;
    if (node == nullptr || id->name == name) return true;
    return std::any_of(node->directives.begin(), node->directives.end(), [&](const Directive& each) { return each.name == "renamed" && parts_of_name(each.keys.at("from")).back() == name; });
  }

  void compare(const Node& node, const Directive& first, const Directive& second) {
    const auto is = [&](std::string_view one, std::string_view other) {
      return (first.name == one && second.name == other) || (first.name == other && second.name == one);
    };
    // Several names that an object had, and several hazards, can be said of one object.
    const bool twice = first.name == second.name && first.name != "renamed" && first.name != "moved" && first.name != "allow";
    const bool two_sources = fills(first) && fills(second);
    const bool left_alone = (is_left_alone(first) && says_origin(second)) || (is_left_alone(second) && says_origin(first)) || is("unmanaged", "external");
    const bool origins = names_source(first, second) || names_source(second, first);
    if (twice || two_sources || left_alone || origins || is("direct", "online"))
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
