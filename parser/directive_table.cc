#include "parser/directive_table.h"

#include <algorithm>

namespace lockstep {

const std::vector<DirectiveForm>& directive_forms() {
  using enum DirectiveValueType;
  static const std::vector<DirectiveForm> forms{
      {"renamed", {{"from", name, true}, {"mode", word, false, false, {"direct", "view", "dual"}}}, {}, "renamed from=old_name mode=direct"},
      {"allow", {{"code", word, true, true}, {"reason", text}}, {}, "allow data-loss reason='nobody reads it'"},
      {"backfill", {{"using", expression, true}, {"where", expression}, {"batch", number}}, {Kind::column}, "backfill using=(0)"},
      {"convert", {{"using", expression, true}, {"reverse", expression}, {"batch", number}}, {Kind::column}, "convert using=(old_text::integer)"},
      {"direct", {}, {Kind::table, Kind::materialized_view, Kind::column, Kind::index, Kind::constraint}, "direct"},
      {"online", {}, {Kind::table, Kind::materialized_view, Kind::column, Kind::index, Kind::constraint}, "online"},
  };
  return forms;
}

const DirectiveForm* find_directive_form(std::string_view name) {
  const auto& forms = directive_forms();
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const DirectiveForm& each) { return each.name == name; });
  return found == forms.end() ? nullptr : &*found;
}

}  // namespace lockstep
