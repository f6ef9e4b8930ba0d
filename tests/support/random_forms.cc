#include "tests/support/random_forms.h"

#include <algorithm>
#include <sstream>
#include <string_view>

#include "tests/support/random_schema.h"

namespace lockstep::testing {
namespace {

const std::vector<Form>& forms() {
  static const auto all = [] {
    std::vector<Form> list;
    for (auto part : {type_forms(), definition_forms(), table_forms(), view_forms(), foreign_forms()}) list.insert(list.end(), part.begin(), part.end());
    std::erase_if(list, [](const Form& form) { return !form.extension.empty() && !target_has_extension(form.extension); });
    return list;
  }();
  return all;
}

std::size_t choose(const FormPart& part, Chance& chance) {
  const auto chosen = chance.below(part.size());
  return part[chosen].since <= target_major() ? chosen : 0;
}

std::string fresh_name(RandomSchema& schema, const Form& form, Chance& chance) {
  const auto number = std::to_string(schema.forms.next_name++);
  auto name = form.stem + "_" + number;
  if (chance.one_in(4)) name = "\"Odd " + form.stem + " " + number + "\"";
  if (chance.one_in(8)) name = "\"a\"\"b " + form.stem + number + "\"";
  return form.in_schema ? chance.pick(schema.schemas) + "." + name : name;
}

bool is_there(const RandomSchema& schema, const RandomForms::Object& object) {
  const auto found = schema.tables.find(object.table);
  if (found == schema.tables.end()) return false;
  const auto& columns = found->second.columns;
  return std::any_of(columns.begin(), columns.end(), [&](const RandomColumn& each) { return each.name == object.column; });
}

enum class Moment { first, change };

void add_form(RandomSchema& schema, Moment moment, Chance& chance) {
  RandomForms::Object object;
  object.form = chance.below(forms().size());
  const auto& form = forms()[object.form];
  if (form.permanent && moment == Moment::change) return;
  for (const auto& part : form.parts) object.choices.push_back(choose(part, chance));
  if (form.on_table) {
    object.table = any_key(schema.tables, chance);
    const auto found = schema.tables.find(object.table);
    if (found == schema.tables.end() || !found->second.inherits.empty()) return;
    object.column = found->second.columns[form.permanent ? 0 : chance.below(found->second.columns.size())].name;
  }
  auto& objects = schema.forms.objects;
  if (const auto type = any_key(objects, chance); !type.empty() && forms()[objects[type].form].is_type) object.type = type;
  const auto same = [&](const auto& each) {
    return each.second.form == object.form && each.second.table == object.table && (form.single || form.on_table);
  };
  if (std::any_of(objects.begin(), objects.end(), same)) return;
  objects[fresh_name(schema, form, chance)] = object;
}

void drop_form(RandomSchema& schema, Chance& chance) {
  const auto key = any_key(schema.forms.objects, chance);
  if (!key.empty() && !forms()[schema.forms.objects[key].form].permanent) schema.forms.objects.erase(key);
}

// Another choice than the one there is.
std::size_t choose_other(const FormPart& part, std::size_t than, Chance& chance) {
  const auto chosen = (than + 1 + chance.below(part.size() - 1)) % part.size();
  return part[chosen].since <= target_major() ? chosen : 0;
}

void alter_form(RandomSchema& schema, Chance& chance) {
  const auto key = any_key(schema.forms.objects, chance);
  if (key.empty()) return;
  auto& object = schema.forms.objects[key];
  std::vector<std::size_t> open;  // the parts with a choice
  const auto& parts = forms()[object.form].parts;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].size() > 1) open.push_back(i);
  if (open.empty()) return;
  for (std::size_t i = 0; i < 1 + open.size() / 5; ++i) {
    const auto part = chance.pick(open);
    const auto chosen = choose_other(parts[part], object.choices[part], chance);
    if (!parts[part][chosen].stays && !parts[part][object.choices[part]].stays) object.choices[part] = chosen;
  }
}

// The bare name of `app."x"` is `"x"`.
std::string bare(const std::string& name) {
  bool quoted = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '"') quoted = !quoted;
    if (name[i] == '.' && !quoted) return name.substr(i + 1);
  }
  return name;
}

std::string with_suffix(std::string name, const std::string& suffix) {
  return name.ends_with('"') ? name.insert(name.size() - 1, suffix) : name + suffix;
}

bool holds(const std::string& text, const std::string& needs) {
  std::istringstream in(needs);
  for (std::string word; std::getline(in, word, ',');) {
    const bool must_not = word.starts_with('!');
    if ((text.find(must_not ? word.substr(1) : word) != std::string::npos) == must_not) return false;
  }
  return true;
}

std::string filled(const RandomSchema& schema, const std::string& name, const RandomForms::Object& object, const std::string& pattern) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const auto end = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
    if (end == std::string::npos || std::string_view("nbtcu").find(pattern[i + 1]) == std::string_view::npos) {
      text += pattern[i];
      continue;
    }
    const auto suffix = pattern.substr(i + 2, end - i - 2);
    switch (pattern[i + 1]) {
      case 'n': text += with_suffix(name, suffix); break;
      case 'b': text += with_suffix(bare(name), suffix); break;
      case 't': text += object.table; break;
      case 'c': text += object.column; break;
      default: text += schema.forms.objects.contains(object.type) ? object.type : "integer"; break;
    }
    i = end;
  }
  return text;
}

std::string object_text(const RandomSchema& schema, const std::string& name, const RandomForms::Object& object) {
  const auto& form = forms()[object.form];
  if (form.on_table && !is_there(schema, object)) return {};
  std::string pattern;
  for (std::size_t i = 0; i < form.parts.size(); ++i) {
    const auto& choice = form.parts[i][object.choices[i]];
    if (holds(pattern, choice.needs)) pattern += choice.text;
  }
  return filled(schema, name, object, pattern);
}

}  // namespace

FormPart comment_part(const std::string& object, const std::string& needs) {
  return {{""}, {"COMMENT ON " + object + " IS 'it''s said';\n", needs}, {"COMMENT ON " + object + " IS 'other';\n", needs}};
}

FormPart owner_part(const std::string& object, const std::string& needs) {
  // An owner that is not said is not compared.
  return {{"", "", 0, true}, {"ALTER " + object + " OWNER TO prop_owner;\n", needs}, {"ALTER " + object + " OWNER TO prop_reader;\n", needs}};
}

FormPart grant_part(const std::string& object, const std::string& privilege, const std::string& needs) {
  const auto owned = needs + (needs.empty() ? "" : ",") + "OWNER TO prop_owner";
  return {{""},
          {"GRANT " + privilege + " ON " + object + " TO prop_reader;\n", needs},
          {"GRANT " + privilege + " ON " + object + " TO prop_reader WITH GRANT OPTION;\n", needs},
          {"GRANT ALL ON " + object + " TO PUBLIC;\n", needs},
          {"REVOKE ALL ON " + object + " FROM PUBLIC;\n", needs},
          {"REVOKE ALL ON " + object + " FROM prop_owner;\n", owned},
          {"REVOKE " + privilege + " ON " + object + " FROM prop_owner;\n", owned}};
}

void add_forms(RandomSchema& schema, Chance chance) {
  const auto count = 1 + chance.below(9);
  for (std::size_t i = 0; i < count; ++i) add_form(schema, Moment::first, chance);
}

void change_forms(RandomSchema& schema, Chance chance) {
  const auto count = 3 + chance.below(9);
  for (std::size_t i = 0; i < count; ++i) switch (chance.below(6)) {
      case 0: add_form(schema, Moment::change, chance); break;
      case 1: drop_form(schema, chance); break;
      default: alter_form(schema, chance); break;
    }
}

std::string forms_text(const RandomSchema& schema) {
  std::string text;
  for (std::size_t form = 0; form < forms().size(); ++form)
    for (const auto& [name, object] : schema.forms.objects)
      if (object.form == form) text += object_text(schema, name, object);
  return text;
}

}  // namespace lockstep::testing
