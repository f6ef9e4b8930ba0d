// expand_stars(): PostgreSQL writes out a star when it stores a query, so what is made again on the way back, while
// the tables still have their new columns, has to say which columns it meant.
#include "parser/expand_stars.h"

#include "parser/analyse/expression.h"
#include "parser/text_editor.h"

namespace lockstep {
namespace {

class StarExpander : public TextEditor {
 public:
  void star(const PgQuery__ColumnRef& reference, const std::vector<analyse::Target>& columns) override {
    write_out(reference, columns, [](const analyse::Value&, Name name) { return name; });
  }
};

}  // namespace

std::string with_expanded_stars(const Graph& graph, const ObjectId* relation, const std::string& text) {
  if (text.find('*') == std::string::npos) return text;
  try {
    StarExpander expander;
    return rewritten(graph, relation, text, expander);
  } catch (const analyse::NotAnalysed&) {
  } catch (const SyntaxError&) {
  }
  return text;
}

}  // namespace lockstep
