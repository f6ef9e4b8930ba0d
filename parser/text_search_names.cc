#include "parser/text_search_names.h"

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

constexpr auto languages = std::to_array<std::string_view>(
    {"arabic",  "armenian",   "basque",     "catalan", "danish",     "dutch",   "english",   "estonian",   "finnish",  "french",
     "german",  "greek",      "hindi",      "hungarian", "indonesian", "irish", "italian",   "lithuanian", "nepali",   "norwegian",
     "polish",  "portuguese", "romanian",   "russian", "serbian",    "spanish", "swedish",   "tamil",      "turkish",  "yiddish"});

constexpr auto templates = std::to_array<std::string_view>({"simple", "synonym", "ispell", "thesaurus", "snowball"});

struct Member {
  std::string_view name, extension;
};

constexpr auto members = std::to_array<Member>({{"unaccent", "unaccent"},
                                                {"intdict", "dict_int"},
                                                {"intdict_template", "dict_int"},
                                                {"xsyn", "dict_xsyn"},
                                                {"xsyn_template", "dict_xsyn"}});

constexpr auto ascii_words = std::to_array<std::string_view>({"asciiword", "hword_asciipart", "asciihword"});
constexpr auto other_words = std::to_array<std::string_view>({"word", "hword_part", "hword"});
constexpr auto simple_tokens = std::to_array<std::string_view>(
    {"email", "url", "url_path", "host", "file", "version", "sfloat", "float", "int", "uint", "numword", "hword_numpart", "numhword"});

template <class All>
bool contains(const All& all, std::string_view name) {
  return std::find(all.begin(), all.end(), name) != all.end();
}

}  // namespace

bool is_builtin_text_search_name(Kind kind, std::string_view name) {
  constexpr std::string_view stemmer = "_stem";
  switch (kind) {
    case Kind::text_search_parser: return name == "default";
    case Kind::text_search_template: return contains(templates, name);
    case Kind::text_search_configuration: return name == "simple" || contains(languages, name);
    case Kind::text_search_dictionary:
      return name == "simple" || (name.ends_with(stemmer) && contains(languages, name.substr(0, name.size() - stemmer.size())));
    default: return false;
  }
}

std::string_view extension_of_text_search_name(std::string_view name) {
  const auto found = std::find_if(members.begin(), members.end(), [&](const Member& each) { return each.name == name; });
  return found == members.end() ? std::string_view() : found->extension;
}

std::vector<ir::TokenMapping> builtin_token_mappings(std::string_view configuration) {
  if (!is_builtin_text_search_name(Kind::text_search_configuration, configuration)) return {};
  // Words in Latin letters are taken for English where the language is written otherwise.
  const bool other_script = configuration == "hindi" || configuration == "russian";
  const std::string stem = configuration == "simple" ? "simple" : std::string(configuration) + "_stem";
  std::vector<ir::TokenMapping> result;
  const auto add = [&](const auto& tokens, std::string_view dictionary) {
    for (const auto token : tokens) result.push_back({Name(token), {{Name(), Name(dictionary)}}});
  };
  add(ascii_words, other_script ? "english_stem" : stem);
  add(other_words, stem);
  add(simple_tokens, "simple");
  std::sort(result.begin(), result.end(), [](const auto& left, const auto& right) { return left.token < right.token; });
  return result;
}

}  // namespace lockstep
