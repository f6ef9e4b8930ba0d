#include "parser/text_editor.h"

#include <algorithm>
#include <cctype>

#include "parser/analyse/coerce.h"
#include "parser/analyse/expression.h"
#include "parser/analyse/routines.h"

namespace lockstep {

using namespace analyse;

void TextEditor::open(std::string_view text) {
  text_ = text;
  tokens_ = scan(text);
  edits_.clear();
}

std::string TextEditor::edited() {
  std::string result{text_};
  std::stable_sort(edits_.begin(), edits_.end(), [](const Edit& left, const Edit& right) { return left.begin > right.begin; });
  for (const auto& edit : edits_) result.replace(edit.begin, edit.end - edit.begin, edit.text);
  return result;
}

void TextEditor::write_out(const PgQuery__ColumnRef& star,
                           const std::vector<Target>& columns,
                           const std::function<Name(const Value& column, Name name)>& name_of) {
  std::string list;
  for (const auto& target : columns) {
    if (target.value->op != Op::column || target.value->index < 0) throw NotAnalysed{"a star over something else"};
    const auto& item = *target.value->item;
    const auto& column = item.columns[static_cast<std::size_t>(target.value->index)];
    if (item.refname.empty() || (item.kind == ItemKind::join && !item.alias_given)) throw NotAnalysed{"a star over a join"};
    const auto name = name_of(*target.value, column.name);
    list += (list.empty() ? "" : ", ") + quoted(item.refname) + '.' + quoted(name);
    if (name != target.name) list += " AS " + quoted(target.name);
  }
  const auto begin = static_cast<std::size_t>(star.location);
  const auto end = std::find_if(tokens_.begin(), tokens_.end(), [&](const Token& token) {
    return token.begin >= begin && text_.substr(token.begin, 1) == "*";
  });
  if (end == tokens_.end()) throw NotAnalysed{"a star that does not stand in the text"};
  replace(begin, end->end, list);
}

const Token* TextEditor::last_identifier(std::size_t begin) const {
  auto at = std::find_if(tokens_.begin(), tokens_.end(), [&](const Token& token) { return token.begin == begin; });
  if (at == tokens_.end()) return nullptr;
  while (at + 2 < tokens_.end() && text_.substr((at + 1)->begin, (at + 1)->end - (at + 1)->begin) == ".") at += 2;
  return &*at;
}

namespace {

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

}  // namespace

std::string rewritten(const Graph& graph, const ObjectId* relation, const std::string& text, TextEditor& editor, Name wanted) {
  // Every form is wrapped into a statement that parses; offsets count from its beginning.
  const auto begins = [&](std::string_view word) {
    return text.size() > word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == std::toupper(static_cast<unsigned char>(b)); });
  };
  const bool query = begins("SELECT") || begins("WITH") || begins("VALUES") || begins("(SELECT") || begins("INSERT INTO") ||
                     begins("UPDATE ") || begins("DELETE FROM");
  const bool body = begins("BEGIN") || begins("RETURN");
  if (begins("FOR VALUES")) return text;
  const std::string prefix = query ? "" : body ? "CREATE FUNCTION f() RETURNS int LANGUAGE sql " : "SELECT ";
  const std::string whole = prefix + text;
  const auto ast = Ast::parse(whole);
  if (!ast.statement()) return text;

  editor.open(whole);
  Types types(graph);
  Routines routines(graph, types);
  Arena arena;
  const Analysis analysis{types, routines, arena, &editor, true};
  NameScope scope;
  RangeItem own, older, newer;
  Type domain_value;
  const Node* domain = relation && relation->kind == Kind::domain ? graph.find(*relation) : nullptr;
  if (domain) {
    domain_value = types.from_text(domain->as<ir::Domain>().type.text);
    scope.domain_value = &domain_value;
  } else if (relation && !body) {
    older = item_of(analysis, *relation, Name("old"), 1);
    newer = item_of(analysis, *relation, Name("new"), 2);
    scope.visible = {{.item = &older, .columns = false}, {.item = &newer, .columns = false}};
  }
  if (query) {
    // The action of a rule has OLD and NEW around it.
    analyse_query(analysis, relation ? &scope : nullptr, *ast.statement());
  } else if (body) {
    analyse_body(analysis, scope, *ast.statement()->create_function_stmt->sql_body);
  } else {
    if (relation && !domain) {
      own = item_of(analysis, *relation, relation->name, 0);
      scope.visible.insert(scope.visible.begin(), {.item = &own});
    }
    auto* value = analyse_expression(analysis, scope, *ast.statement()->select_stmt->target_list[0]->res_target->val);
    if (!wanted.empty()) coerce_to_target(analysis, value, types.base(types.from_text(wanted)), Strictness::assignment, Form::implicit_cast);
  }
  return editor.edited().substr(prefix.size());
}

}  // namespace lockstep
