// The part of random schemas that is made of forms: a form is the text of a kind of object in parts, and each part has
// several choices. An object holds what was chosen, and a change chooses anew for some parts; so every attribute that a
// form knows is reached by the first schema as well as by what becomes of it. The forms themselves are in
// random_form_types.cc, random_form_definitions.cc, random_form_tables.cc, random_form_views.cc and random_form_foreign.cc.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace lockstep::testing {

class Chance;
struct RandomSchema;

// In a text {n} is the object's qualified name and {b} its bare one; {n_x} and {b_x} are these with `_x` behind them.
// {t} and {c} are an existing table and a column of it (forms with `on_table`), {u} is some type.
struct FormChoice {
  std::string text;
  std::string needs = {};  // words, separated by commas, that the text before has to hold; one behind `!` it must not hold
  int since = 0;           // the server's major version
  bool stays = false;      // changes neither come to it nor leave it
};

using FormPart = std::vector<FormChoice>;

struct Form {
  std::string stem;
  std::vector<FormPart> parts;
  bool in_schema = true;
  bool single = false;     // there is at most one such object
  bool on_table = false;   // it belongs to one of the schema's tables, and goes with the table or the column
  bool permanent = false;  // changes neither add nor drop it: it says who owns something that is there without it
  bool is_type = false;    // {u} of others may be this one
  std::string extension = {};  // which has to be available on the server
};

struct RandomForms {
  struct Object {
    std::size_t form = 0;
    std::vector<std::size_t> choices;  // one for each part
    std::string table;
    std::string column;
    std::string type;  // name of the object that is {u}; `integer` when that is gone
  };
  std::map<std::string, Object> objects;  // by qualified name
  int next_name = 1;
};

void add_forms(RandomSchema& schema, Chance chance);
void change_forms(RandomSchema& schema, Chance chance);

// What stands behind the tables.
std::string forms_text(const RandomSchema& schema);

// The forms, those first that others may need. The kinds of parts that many of them have: COMMENT ON, ALTER … OWNER TO
// a role of the test, and privileges.
std::vector<Form> type_forms();
std::vector<Form> definition_forms();
std::vector<Form> table_forms();
std::vector<Form> view_forms();
std::vector<Form> foreign_forms();
FormPart comment_part(const std::string& object, const std::string& needs = {});
FormPart owner_part(const std::string& object, const std::string& needs = {});
FormPart grant_part(const std::string& object, const std::string& privilege, const std::string& needs = {});

}  // namespace lockstep::testing
