// Text search parsers, templates, dictionaries and configurations.
#include "ir/option_text.h"
#include "parser/catalog/decode.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {
namespace {

// A literal without its quotes; in the form E'…' backslashes are doubled.
std::string unquoted(std::string_view literal) {
  const bool escapes = literal.starts_with('E');
  if (escapes) literal.remove_prefix(1);
  std::string text;
  for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
    if (literal[i] == '\'' || (escapes && literal[i] == '\\')) ++i;
    text += literal[i];
  }
  return text;
}

// `stopwords = 'english', minlen = 3` (serialize_deflist() in src/backend/commands/tsearchcmds.c).
Options settings_of(std::string_view text) {
  Options options;
  if (text.empty()) return options;
  for (auto setting : list_elements(text)) {
    const auto name = take_name(setting).name;
    auto value = setting.substr(std::min(setting.find_first_not_of(" ="), setting.size()));
    const bool quoted = value.starts_with('\'') || value.starts_with('E');
    auto plain = quoted ? unquoted(value) : std::string(value);
    options.set(name.text(), quoted && ir::is_number(plain) ? '\'' + plain + '\'' : std::move(plain));
  }
  return options;
}

const auto nothing_more = [](Node&, std::size_t) {};
const auto every = [](Node&, std::size_t) { return true; };

void read_mappings(Reading& reading) {
  const auto result = reading.query("text_search_mapping");
  for (std::size_t row = 0; row < result.size(); ++row) {
    auto* node = reading.object(Catalog::text_search_configuration, result.oid(row, "configuration"));
    if (node == nullptr) continue;
    auto& mappings = node->as<ir::TextSearchConfiguration>().mappings;
    const Name token(result.text(row, "token"));
    if (mappings.empty() || mappings.back().token != token) mappings.push_back({.token = token});
    QualifiedName dictionary;
    decode({reading, *node}, result.text(row, "dictionary"), dictionary);
    mappings.back().dictionaries.push_back(dictionary);
  }
}

}  // namespace

void read_text_search(Reading& reading) {
  const auto parsers = reading.query("text_search_parser");
  read_objects<ir::TextSearchParser>(reading, parsers, Catalog::text_search_parser, 'r', every, nothing_more);
  const auto templates = reading.query("text_search_template");
  read_objects<ir::TextSearchTemplate>(reading, templates, Catalog::text_search_template, 'r', every, nothing_more);
  const auto dictionaries = reading.query("text_search_dictionary");
  read_objects<ir::TextSearchDictionary>(
      reading, dictionaries, Catalog::text_search_dictionary, 'r',
      [&](Node& node, std::size_t row) {
        node.as<ir::TextSearchDictionary>().options = settings_of(dictionaries.text(row, "settings"));
        return true;
      },
      nothing_more);
  const auto configurations = reading.query("text_search_configuration");
  read_objects<ir::TextSearchConfiguration>(reading, configurations, Catalog::text_search_configuration, 'r', every, nothing_more);
  if (configurations.size() > 0) read_mappings(reading);
}

}  // namespace lockstep::catalog
