// Text search parsers, templates, dictionaries and configurations.
#pragma once

#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

struct TextSearchParser {
  static constexpr Kind kind = Kind::text_search_parser;
  static constexpr std::string_view sql_name = "TEXT SEARCH PARSER";

  QualifiedName start;
  QualifiedName get_token;
  QualifiedName end;
  QualifiedName headline;
  QualifiedName lexeme_types;

  static constexpr auto fields() {
    return std::tuple{field("start", &TextSearchParser::start, OnChange::replace),
                      field("gettoken", &TextSearchParser::get_token, OnChange::replace),
                      field("end", &TextSearchParser::end, OnChange::replace),
                      field("headline", &TextSearchParser::headline, OnChange::replace),
                      field("lextypes", &TextSearchParser::lexeme_types, OnChange::replace)};
  }
};

struct TextSearchTemplate {
  static constexpr Kind kind = Kind::text_search_template;
  static constexpr std::string_view sql_name = "TEXT SEARCH TEMPLATE";

  QualifiedName init;
  QualifiedName lexize;

  static constexpr auto fields() {
    return std::tuple{field("init", &TextSearchTemplate::init, OnChange::replace),
                      field("lexize", &TextSearchTemplate::lexize, OnChange::replace)};
  }
};

struct TextSearchDictionary {
  static constexpr Kind kind = Kind::text_search_dictionary;
  static constexpr std::string_view sql_name = "TEXT SEARCH DICTIONARY";

  QualifiedName template_;
  Options options;  // values without their quotes

  static constexpr auto fields() {
    return std::tuple{field("template", &TextSearchDictionary::template_, OnChange::replace),
                      field("options", &TextSearchDictionary::options)};
  }
};

// The dictionaries for one type of token, in the order in which they are asked.
struct TokenMapping {
  Name token;
  std::vector<QualifiedName> dictionaries;
  bool operator==(const TokenMapping&) const = default;

  static constexpr auto fields() {
    return std::tuple{field("token", &TokenMapping::token),
                      field("dictionaries", &TokenMapping::dictionaries)};
  }
};

struct TextSearchConfiguration {
  static constexpr Kind kind = Kind::text_search_configuration;
  static constexpr std::string_view sql_name = "TEXT SEARCH CONFIGURATION";

  QualifiedName parser;
  std::vector<TokenMapping> mappings;  // by the name of the token

  static constexpr auto fields() {
    return std::tuple{field("parser", &TextSearchConfiguration::parser, OnChange::replace),
                      field("mappings", &TextSearchConfiguration::mappings)};
  }
};

}  // namespace lockstep::ir
