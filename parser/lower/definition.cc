#include "parser/lower/definition.h"

#include "parser/lower/objects.h"
#include "parser/lower/options.h"

namespace lockstep {

const PgQuery__DefElem* option_named(const PgQuery__DefineStmt& define, std::string_view name, std::string_view old_name) {
  const PgQuery__DefElem* found = nullptr;
  for (std::size_t i = 0; i < define.n_definition; ++i) {
    const auto& each = *define.definition[i]->def_elem;
    if (text_of(each.defname) == name || (!old_name.empty() && text_of(each.defname) == old_name)) found = &each;
  }
  return found;
}

TypeName type_in_option(Reader& reader, const Statement& statement, const PgQuery__DefElem* option) {
  if (!option || !option->arg) return {};
  if (option->arg->node_case == PG_QUERY__NODE__NODE_TYPE_NAME) return type_without_modifiers(reader, *option->arg->type_name, statement);
  // A string, or a keyword that can be no type, is the name of one.
  const auto tree = Ast::parse("SELECT NULL::" + quoted(Name(option_text(*option))));
  const auto& select = *tree.statement()->select_stmt;
  return type_without_modifiers(reader, *select.target_list[0]->res_target->val->type_cast->type_name, statement);
}

std::string folded_option(const PgQuery__DefElem& option) {
  auto text = option_text(option);
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace lockstep
