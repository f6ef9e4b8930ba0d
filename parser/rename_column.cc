// with_renamed_columns(): finds out which names in a text stand for the columns, and edits just those. What a
// query puts out keeps its name, as it does in PostgreSQL, so `SELECT a` becomes `SELECT b AS a`.
#include <algorithm>
#include <array>
#include <cctype>

#include "ir/visit_references.h"
#include "parser/analyse/expression.h"
#include "parser/canonical.h"
#include "parser/text_editor.h"

namespace lockstep {
namespace {

using namespace analyse;

class Renamer : public TextEditor {
 public:
  Renamer(const ObjectId& relation, const RenamedColumns& renamed) : relation_(relation), renamed_(renamed) {}

  void column(const PgQuery__ColumnRef& reference, const Value& value) override {
    const auto to = name_of(value);
    if (!to) return;
    touched_.push_back(static_cast<std::size_t>(reference.location));
    const auto* token = last_identifier(static_cast<std::size_t>(reference.location));
    if (!token) throw NotAnalysed{"a reference that does not stand in the text"};
    replace(token->begin, token->end, quoted(*to));
  }

  void star(const PgQuery__ColumnRef& reference, const std::vector<Target>& columns) override {
    if (std::none_of(columns.begin(), columns.end(), [&](const Target& target) { return name_of(*target.value).has_value(); })) return;
    write_out(reference, columns, [&](const Value& value, Name name) { return name_of(value).value_or(name); });
  }

  // The output keeps its name where that was the column's.
  void unnamed_target(const PgQuery__ResTarget& target) override {
    const auto name = figured_name(*target.val);
    if (!new_name(name)) return;
    const auto begin = static_cast<std::size_t>(target.location);
    const auto end = end_of_target(begin);
    const bool touched = std::any_of(touched_.begin(), touched_.end(), [&](std::size_t at) { return at >= begin && at < end; });
    if (touched) replace(end, end, " AS " + quoted(name));
  }

  void assigned(const PgQuery__ResTarget& target, const RangeItem& item) override {
    const auto to = is_relation(item) ? new_name(Name(text_of(target.name))) : std::nullopt;
    if (!to) return;
    const auto* token = last_identifier(static_cast<std::size_t>(target.location));
    if (!token) throw NotAnalysed{"a column that does not stand in the text"};
    replace(token->begin, token->end, quoted(*to));
  }

  void merged(const RangeItem& join) override {
    for (const auto* side : {join.left, join.right})
      if (is_relation(*side) && std::any_of(join.using_columns.begin(), join.using_columns.end(), [&](Name name) { return new_name(name).has_value(); }))
        throw NotAnalysed{"a column of USING"};
  }

 private:
  bool is_relation(const RangeItem& item) const { return item.kind == ItemKind::relation && item.id == relation_; }

  std::optional<Name> new_name(Name from) const {
    const auto found = std::find_if(renamed_.begin(), renamed_.end(), [&](const auto& each) { return each.first == from; });
    return found == renamed_.end() ? std::nullopt : std::optional(found->second);
  }

  // Under which name the value stands there afterwards; nothing when it is none of the columns.
  std::optional<Name> name_of(const Value& value) const {
    if (value.op != Op::column || value.index < 0 || !is_relation(*value.item)) return std::nullopt;
    const auto& column = value.item->columns[static_cast<std::size_t>(value.index)];
    // A column with an alias of its own keeps it.
    return column.real_name == column.name ? new_name(column.name) : std::nullopt;
  }

  // Where an expression of a target list ends: at a comma or a clause on its own level.
  std::size_t end_of_target(std::size_t begin) const {
    int depth = 0;
    std::size_t end = begin;
    bool after_distinct = false;
    for (const auto& token : tokens()) {
      if (token.begin < begin) continue;
      std::string word{text().substr(token.begin, token.end - token.begin)};
      std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
      if (word == "(" || word == "[" || word == "CASE") ++depth;
      if (word == ")" || word == "]" || word == "END") --depth;
      static constexpr std::array enders = std::to_array<std::string_view>(
          {",", ";", "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR", "UNION", "INTERSECT", "EXCEPT", "INTO"});
      const bool ends = std::find(enders.begin(), enders.end(), word) != enders.end() || (word == "FROM" && !after_distinct);
      if (depth < 0 || (depth == 0 && ends)) break;
      after_distinct = word == "DISTINCT";
      end = token.end;
    }
    return end;
  }

  ObjectId relation_;
  const RenamedColumns& renamed_;
  std::vector<std::size_t> touched_;
};

// True when the text belongs to a part of the relation (or filters what is published of it), so that its columns need
// no prefix.
bool is_text_of_part(const Graph& graph, const ObjectId& relation, const std::string& text) {
  auto parts = graph.children(relation);
  parts.push_back(relation);
  for (const auto& id : graph.dependents(relation))
    if (id.kind == Kind::publication_table) parts.push_back(id);
  for (const auto& id : parts) {
    bool found = false;
    const auto* node = graph.find(id);
    if (!node) continue;
    visit_expressions(const_cast<Node*>(node)->object, [&](std::string_view, Expr& expression) { found = found || expression.text == text; });
    if (found) return true;
  }
  return false;
}

}  // namespace

std::string with_renamed_columns(const Graph& graph, const ObjectId& relation, const std::string& text, const RenamedColumns& renamed) {
  const bool named = std::any_of(renamed.begin(), renamed.end(), [&](const auto& each) { return may_name(text, each.first); });
  if (!named && text.find('*') == std::string::npos) return text;
  try {
    Renamer renamer(relation, renamed);
    return rewritten(graph, is_text_of_part(graph, relation, text) ? &relation : nullptr, text, renamer);
  } catch (const NotAnalysed&) {
  } catch (const SyntaxError&) {
  }
  return text;
}

}  // namespace lockstep
