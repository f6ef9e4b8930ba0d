// with_renamed_column(): finds out which names in a text stand for the column, and edits just those. What a
// query puts out keeps its name, as it does in PostgreSQL, so `SELECT a` becomes `SELECT b AS a`.
#include <algorithm>
#include <array>
#include <cctype>

#include "ir/visit_references.h"
#include "parser/analyse/expression.h"
#include "parser/analyse/routines.h"
#include "parser/canonical.h"

namespace lockstep {
namespace {

using namespace analyse;

struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

class Renamer : public NameListener {
 public:
  Renamer(const ObjectId& relation, Name from, Name to, std::string_view text)
      : relation_(relation), from_(from), to_(to), tokens_(scan(text)), text_(text) {}

  void column(const PgQuery__ColumnRef& reference, const Value& value) override {
    if (!is_renamed(value)) return;
    touched_.push_back(static_cast<std::size_t>(reference.location));
    const auto* token = last_identifier(static_cast<std::size_t>(reference.location));
    if (!token) throw NotAnalysed{"a reference that does not stand in the text"};
    edits_.push_back({token->begin, token->end, quoted(to_)});
  }

  void star(const PgQuery__ColumnRef& reference, const std::vector<Target>& columns) override {
    if (std::none_of(columns.begin(), columns.end(), [&](const Target& target) { return is_renamed(*target.value); })) return;
    std::string list;
    for (const auto& target : columns) {
      if (target.value->op != Op::column || target.value->index < 0) throw NotAnalysed{"a star over something else"};
      const auto& item = *target.value->item;
      const auto& column = item.columns[static_cast<std::size_t>(target.value->index)];
      if (item.refname.empty() || (item.kind == ItemKind::join && !item.alias_given)) throw NotAnalysed{"a star over a join"};
      const bool renamed = is_renamed(*target.value);
      list += (list.empty() ? "" : ", ") + quoted(item.refname) + '.' + quoted(renamed ? to_ : column.name);
      if (renamed || column.name != target.name) list += " AS " + quoted(target.name);
    }
    const auto begin = static_cast<std::size_t>(reference.location);
    const auto star = std::find_if(tokens_.begin(), tokens_.end(), [&](const Token& token) { return token.begin >= begin && text_.substr(token.begin, 1) == "*"; });
    if (star == tokens_.end()) throw NotAnalysed{"a star that does not stand in the text"};
    edits_.push_back({begin, star->end, list});
  }

  // The output keeps its name where that was the column's.
  void unnamed_target(const PgQuery__ResTarget& target) override {
    if (figured_name(*target.val) != from_) return;
    const auto begin = static_cast<std::size_t>(target.location);
    const auto end = end_of_target(begin);
    const bool touched = std::any_of(touched_.begin(), touched_.end(), [&](std::size_t at) { return at >= begin && at < end; });
    if (touched) edits_.push_back({end, end, " AS " + quoted(from_)});
  }

  void assigned(const PgQuery__ResTarget& target, const RangeItem& item) override {
    if (!is_relation(item) || text_of(target.name) != from_.text()) return;
    const auto* token = last_identifier(static_cast<std::size_t>(target.location));
    if (!token) throw NotAnalysed{"a column that does not stand in the text"};
    edits_.push_back({token->begin, token->end, quoted(to_)});
  }

  void merged(const RangeItem& join) override {
    for (const auto* side : {join.left, join.right})
      if (is_relation(*side) && std::find(join.using_columns.begin(), join.using_columns.end(), from_) != join.using_columns.end())
        throw NotAnalysed{"a column of USING"};
  }

  std::string edited() {
    std::string result{text_};
    std::stable_sort(edits_.begin(), edits_.end(), [](const Edit& left, const Edit& right) { return left.begin > right.begin; });
    for (const auto& edit : edits_) result.replace(edit.begin, edit.end - edit.begin, edit.text);
    return result;
  }

 private:
  bool is_relation(const RangeItem& item) const { return item.kind == ItemKind::relation && item.id == relation_; }

  bool is_renamed(const Value& value) const {
    if (value.op != Op::column || value.index < 0 || !is_relation(*value.item)) return false;
    const auto& column = value.item->columns[static_cast<std::size_t>(value.index)];
    // A column with an alias of its own keeps it.
    return column.real_name == from_ && column.name == from_;
  }

  // The last part of `a.b.c` that begins at the offset.
  const Token* last_identifier(std::size_t begin) const {
    auto at = std::find_if(tokens_.begin(), tokens_.end(), [&](const Token& token) { return token.begin == begin; });
    if (at == tokens_.end()) return nullptr;
    while (at + 2 < tokens_.end() && text_.substr((at + 1)->begin, (at + 1)->end - (at + 1)->begin) == ".") at += 2;
    return &*at;
  }

  // Where an expression of a target list ends: at a comma or a clause on its own level.
  std::size_t end_of_target(std::size_t begin) const {
    int depth = 0;
    std::size_t end = begin;
    bool after_distinct = false;
    for (const auto& token : tokens_) {
      if (token.begin < begin) continue;
      std::string word{text_.substr(token.begin, token.end - token.begin)};
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
  Name from_, to_;
  std::vector<Token> tokens_;
  std::string_view text_;
  std::vector<Edit> edits_;
  std::vector<std::size_t> touched_;
};

// True when the text belongs to a part of the relation, so that its columns need no prefix.
bool is_text_of_part(const Graph& graph, const ObjectId& relation, const std::string& text) {
  auto parts = graph.children(relation);
  parts.push_back(relation);
  for (const auto& id : parts) {
    bool found = false;
    const auto* node = graph.find(id);
    if (!node) continue;
    visit_expressions(const_cast<Node*>(node)->object, [&](std::string_view, Expr& expression) { found = found || expression.text == text; });
    if (found) return true;
  }
  return false;
}

// The item for a relation whose columns an expression may name.
RangeItem item_of(const Analysis& analysis, const ObjectId& relation, Name refname, int position) {
  RangeItem item;
  item.refname = refname;
  item.relation = relation.qualified_name();
  item.id = relation;
  item.position = position;
  for (const auto& column : analysis.types.columns_of(relation))
    item.columns.push_back({.name = column.name, .type = column.type, .real_name = column.name});
  return item;
}

std::string renamed(const Graph& graph, const ObjectId& relation, const std::string& text, Name from, Name to) {
  // Every form is wrapped into a statement that parses; offsets count from its beginning.
  const auto begins = [&](std::string_view word) {
    return text.size() > word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == std::toupper(static_cast<unsigned char>(b)); });
  };
  const bool query = begins("SELECT") || begins("WITH") || begins("VALUES") || begins("(SELECT");
  const bool body = begins("BEGIN") || begins("RETURN");
  if (begins("FOR VALUES")) return text;
  const std::string prefix = query ? "" : body ? "CREATE FUNCTION f() RETURNS int LANGUAGE sql " : "SELECT ";
  const std::string whole = prefix + text;
  const auto ast = Ast::parse(whole);
  if (!ast.statement()) return text;

  Types types(graph);
  Routines routines(graph, types);
  Arena arena;
  Renamer renamer(relation, from, to, whole);
  const Analysis analysis{types, routines, arena, &renamer, true};
  NameScope scope;
  auto own = item_of(analysis, relation, relation.name, 0);
  auto older = item_of(analysis, relation, Name("old"), 1), newer = item_of(analysis, relation, Name("new"), 2);
  if (query) {
    analyse_query(analysis, nullptr, *ast.statement());
  } else if (body) {
    analyse_body(analysis, scope, *ast.statement()->create_function_stmt->sql_body);
  } else {
    if (is_text_of_part(graph, relation, text))
      scope.visible = {{.item = &own}, {.item = &older, .columns = false}, {.item = &newer, .columns = false}};
    analyse_expression(analysis, scope, *ast.statement()->select_stmt->target_list[0]->res_target->val);
  }
  return renamer.edited().substr(prefix.size());
}

}  // namespace

std::string with_renamed_column(const Graph& graph, const ObjectId& relation, const std::string& text, Name from, Name to) {
  if (text.find(from.text()) == std::string::npos && text.find('*') == std::string::npos) return text;
  try {
    return renamed(graph, relation, text, from, to);
  } catch (const NotAnalysed&) {
  } catch (const SyntaxError&) {
  }
  return text;
}

}  // namespace lockstep
