// Text search parsers, templates, dictionaries and configurations.
#include <map>

#include "ir/option_text.h"
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

// `START = prsd_start`: a function by its role; none for a role that is not filled.
template <class K>
std::vector<Sql> functions(const K& object) {
  std::vector<Sql> result;
  for_each_field<K>([&](const auto& field) {
    if (const auto& name = object.*field.member; !name.empty()) result.push_back(sql("{} = {}", Name(field.name), name));
  });
  return result;
}

// Texts that look like numbers come with their quotes (parser/lower/text_search.cc).
Sql option_value(const std::string& value) {
  if (ir::is_number(value) || ir::is_quoted_number(value)) return verbatim(value);
  return literal(value);
}

}  // namespace

std::vector<Sql> create(const Subject<ir::TextSearchParser>& parser) {
  return {parenthesized_list(sql("CREATE TEXT SEARCH PARSER {} ", parser.name()), functions(*parser))};
}

// Every field asks for a replacement.
void alter(const Alteration<ir::TextSearchParser>&, std::vector<Step>&) {}

std::vector<Sql> create(const Subject<ir::TextSearchTemplate>& made) {
  return {parenthesized_list(sql("CREATE TEXT SEARCH TEMPLATE {} ", made.name()), functions(*made))};
}

// Every field asks for a replacement.
void alter(const Alteration<ir::TextSearchTemplate>&, std::vector<Step>&) {}

std::vector<Sql> create(const Subject<ir::TextSearchDictionary>& dictionary) {
  std::vector<Sql> options{sql("TEMPLATE = {}", dictionary->template_)};
  for (const auto& [name, value] : dictionary->options) options.push_back(sql("{} = {}", Name(name), option_value(value)));
  return {parenthesized_list(sql("CREATE TEXT SEARCH DICTIONARY {} ", dictionary.name()), options)};
}

namespace {

// An option without a value is taken away; those that are set come last, in their order.
std::vector<Sql> change_dictionary(const Alteration<ir::TextSearchDictionary>& dictionary) {
  const auto& before = dictionary.before->options;
  const auto& after = dictionary.after->options;
  std::vector<Sql> changes;
  for (const auto& [name, value] : before)
    if (!after.contains(name)) changes.push_back(sql("{}", Name(name)));
  // From the first that differs on, all are set anew, so that the order is the same in the end.
  auto had = before;
  for (const auto& [name, value] : before)
    if (!after.contains(name)) had.erase(name);
  auto left = had.begin();
  bool differs = false;
  for (const auto& [name, value] : after) {
    differs = differs || left == had.end() || left->first != name || left->second != value;
    if (differs) changes.push_back(sql("{} = {}", Name(name), option_value(value)));
    else ++left;
  }
  return {parenthesized_list(sql("ALTER TEXT SEARCH DICTIONARY {} ", dictionary.after.name()), changes)};
}

}  // namespace

void alter(const Alteration<ir::TextSearchDictionary>& dictionary, std::vector<Step>& steps) {
  if (!is_changed(dictionary)) return;
  add_step(steps, dictionary, "set options of " + label(dictionary.after.node), change_dictionary(dictionary), change_dictionary(dictionary.reversed()));
}

namespace {

using Dictionaries = std::vector<QualifiedName>;

Sql names(const Dictionaries& dictionaries) {
  std::vector<Sql> result;
  for (const auto& each : dictionaries) result.push_back(sql("{}", each));
  return join(result);
}

// Tokens with the same dictionaries in one statement, in the order of their first tokens.
class Mappings {
 public:
  void add(const ir::TokenMapping& mapping) {
    for (auto& [dictionaries, tokens] : groups_)
      if (dictionaries == mapping.dictionaries) return tokens.push_back(mapping.token);
    groups_.push_back({mapping.dictionaries, {mapping.token}});
  }

  void write(const Sql& head, std::vector<Sql>& statements) const {
    for (const auto& [dictionaries, tokens] : groups_) statements.push_back(sql("{} MAPPING FOR {} WITH {}", head, join(tokens), names(dictionaries)));
  }

 private:
  std::vector<std::pair<Dictionaries, std::vector<Name>>> groups_;
};

Sql alter_configuration(const Subject<ir::TextSearchConfiguration>& configuration, std::string_view verb) {
  return sql("ALTER TEXT SEARCH CONFIGURATION {} {}", configuration.name(), verbatim(std::string(verb)));
}

std::vector<Sql> change_mappings(const Alteration<ir::TextSearchConfiguration>& configuration) {
  std::map<Name, const ir::TokenMapping*> had, has;
  for (const auto& each : configuration.before->mappings) had[each.token] = &each;
  for (const auto& each : configuration.after->mappings) has[each.token] = &each;
  std::vector<Name> dropped;
  Mappings changed, added;
  for (const auto& each : configuration.before->mappings)
    if (!has.contains(each.token)) dropped.push_back(each.token);
  for (const auto& each : configuration.after->mappings) {
    const auto found = had.find(each.token);
    if (found == had.end())
      added.add(each);
    else if (*found->second != each)
      changed.add(each);
  }
  std::vector<Sql> result;
  if (!dropped.empty()) result.push_back(sql("{} MAPPING FOR {}", alter_configuration(configuration.after, "DROP"), join(dropped)));
  changed.write(alter_configuration(configuration.after, "ALTER"), result);
  added.write(alter_configuration(configuration.after, "ADD"), result);
  return result;
}

}  // namespace

std::vector<Sql> create(const Subject<ir::TextSearchConfiguration>& configuration) {
  std::vector<Sql> result{sql("CREATE TEXT SEARCH CONFIGURATION {} (PARSER = {})", configuration.name(), configuration->parser)};
  Mappings mappings;
  for (const auto& each : configuration->mappings) mappings.add(each);
  mappings.write(alter_configuration(configuration, "ADD"), result);
  return result;
}

void alter(const Alteration<ir::TextSearchConfiguration>& configuration, std::vector<Step>& steps) {
  if (!is_changed(configuration)) return;
  add_step(steps, configuration, "change mappings of " + label(configuration.after.node), change_mappings(configuration), change_mappings(configuration.reversed()));
}

}  // namespace lockstep
