// Edits texts by what the names in them turn out to stand for.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ir/graph.h"
#include "parser/analyse/analysis.h"
#include "parser/analyse/value.h"
#include "parser/sql_ast.h"

namespace lockstep {

// Listens to the analysis of a text and collects what to change in it. Throws analyse::NotAnalysed where the
// change cannot be made.
class TextEditor : public analyse::NameListener {
 public:
  void column(const PgQuery__ColumnRef&, const analyse::Value&) override {}
  void star(const PgQuery__ColumnRef&, const std::vector<analyse::Target>&) override {}
  void unnamed_target(const PgQuery__ResTarget&) override {}
  void assigned(const PgQuery__ResTarget&, const analyse::RangeItem&) override {}
  void merged(const analyse::RangeItem&) override {}
  void operation(const PgQuery__AExpr&, const analyse::Value&) override {}
  void uses_operator(const QualifiedName&, const std::string&, const std::string&) override {}
  void typed(std::size_t, const std::string&, const std::string&) override {}
  void uses_cast(const std::string&, const std::string&) override {}

  void open(std::string_view text);
  std::string edited();

 protected:
  void replace(std::size_t begin, std::size_t end, std::string text) { edits_.push_back({begin, end, std::move(text)}); }

  // `*` or `t.*` becomes the list of its columns, each under the name that `name_of` gives it.
  void write_out(const PgQuery__ColumnRef& star,
                 const std::vector<analyse::Target>& columns,
                 const std::function<Name(const analyse::Value& column, Name name)>& name_of);

  // The last part of `a.b.c` that begins at the offset; null when nothing begins there.
  const Token* last_identifier(std::size_t begin) const;
  const std::vector<Token>& tokens() const { return tokens_; }
  std::string_view text() const { return text_; }

 private:
  struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
  };

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<Edit> edits_;
};

// A query, the SQL body of a routine, or an expression, which may name the columns of `relation` (null: none); the
// action of a rule of `relation`, with OLD and NEW; a check of the domain `relation`, with VALUE;
// after the editor's changes. Throws analyse::NotAnalysed, SyntaxError.
// `wanted` is the type that an expression is given, as that of a default is; empty: its own.
std::string rewritten(const Graph& graph, const ObjectId* relation, const std::string& text, TextEditor& editor, Name wanted = {});

}  // namespace lockstep
