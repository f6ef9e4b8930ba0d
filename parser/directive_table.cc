#include "parser/directive_table.h"

#include <algorithm>

namespace lockstep {

const std::vector<DirectiveForm>& directive_forms() {
  using enum DirectiveValueType;
  // What ALTER … SET SCHEMA takes by itself.
  static const std::vector<Kind> movable{Kind::table, Kind::view, Kind::materialized_view, Kind::sequence, Kind::routine, Kind::aggregate, Kind::enum_type, Kind::composite_type,
                                         Kind::domain, Kind::range_type, Kind::base_type, Kind::collation, Kind::conversion, Kind::operator_, Kind::operator_family, Kind::operator_class,
                                         Kind::statistics, Kind::text_search_parser, Kind::text_search_template, Kind::text_search_dictionary, Kind::text_search_configuration};
  static const std::vector<DirectiveForm> forms{
      {"renamed", {{"from", name, true}, {"mode", word, false, false, {"direct", "view", "dual"}}}, {}, "renamed from=old_name mode=direct"},
      {"moved", {{"from", name, true}}, movable, "moved from=old_schema"},
      {"allow", {{"code", word, true, true}, {"reason", text}}, {}, "allow data-loss reason='nobody reads it'"},
      {"backfill", {{"using", expression, true}, {"where", expression}, {"batch", number}}, {Kind::column}, "backfill using=(0)"},
      {"convert", {{"using", expression, true}, {"reverse", expression}, {"batch", number}}, {Kind::column}, "convert using=(old_text::integer)"},
      {"split", {{"from", names, true}, {"using", expression, true}, {"reverse", expression}, {"batch", number}}, {Kind::column}, "split from=name using=(split_part(name, ' ', 1))"},
      {"merge",
       {{"from", names, true}, {"using", expression, true}, {"reverse", expression}, {"batch", number}},
       {Kind::column},
       "merge from=(first_name, last_name) using=(first_name || ' ' || last_name)"},
      {"partition", {{"mode", word, true, false, {"first", "copy"}}, {"name", name}}, {Kind::table}, "partition mode=first name=orders_old"},
      {"direct", {}, {Kind::table, Kind::materialized_view, Kind::column, Kind::index, Kind::constraint}, "direct"},
      {"gate", {{"text", text, true, true}}, {}, "gate 'every program writes full_name'"},
      {"lock_timeout", {{"duration", duration, true, true}}, {}, "lock_timeout '500ms'"},
      {"batch", {{"rows", number, true, true}}, {Kind::schema, Kind::table, Kind::column}, "batch 5000"},
      {"unmanaged", {}, {}, "unmanaged"},
      {"external", {}, {}, "external"},
      {"drops", {{"way", word, true, true, {"now", "deprecate"}}}, {Kind::schema, Kind::table}, "drops deprecate"},
      {"online", {{"mode", word, false, false, {"copy", "column"}}}, {Kind::table, Kind::materialized_view, Kind::column, Kind::index, Kind::constraint}, "online"},
  };
  return forms;
}

const DirectiveForm* find_directive_form(std::string_view name) {
  const auto& forms = directive_forms();
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const DirectiveForm& each) { return each.name == name; });
  return found == forms.end() ? nullptr : &*found;
}

}  // namespace lockstep
