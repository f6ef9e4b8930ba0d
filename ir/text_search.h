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

  template <class Self = TextSearchParser>
  static constexpr auto fields() {
    return std::tuple{field("start", &Self::start, OnChange::replace),
                      field("gettoken", &Self::get_token, OnChange::replace),
                      field("end", &Self::end, OnChange::replace),
                      field("headline", &Self::headline, OnChange::replace),
                      field("lextypes", &Self::lexeme_types, OnChange::replace)};
  }
};

struct TextSearchTemplate {
  static constexpr Kind kind = Kind::text_search_template;
  static constexpr std::string_view sql_name = "TEXT SEARCH TEMPLATE";

  QualifiedName init;
  QualifiedName lexize;

  template <class Self = TextSearchTemplate>
  static constexpr auto fields() {
    return std::tuple{field("init", &Self::init, OnChange::replace),
                      field("lexize", &Self::lexize, OnChange::replace)};
  }
};

struct TextSearchDictionary {
  static constexpr Kind kind = Kind::text_search_dictionary;
  static constexpr std::string_view sql_name = "TEXT SEARCH DICTIONARY";

  QualifiedName template_;
  Options options;  // values without their quotes

  template <class Self = TextSearchDictionary>
  static constexpr auto fields() {
    return std::tuple{field("template", &Self::template_, OnChange::replace),
                      field("options", &Self::options)};
  }
};

// The dictionaries for one type of token, in the order in which they are asked.
struct TokenMapping {
  Name token;
  std::vector<QualifiedName> dictionaries;
  bool operator==(const TokenMapping&) const = default;

  template <class Self = TokenMapping>
  static constexpr auto fields() {
    return std::tuple{field("token", &Self::token),
                      field("dictionaries", &Self::dictionaries)};
  }
};

struct TextSearchConfiguration {
  static constexpr Kind kind = Kind::text_search_configuration;
  static constexpr std::string_view sql_name = "TEXT SEARCH CONFIGURATION";

  QualifiedName parser;
  std::vector<TokenMapping> mappings;  // by the name of the token

  template <class Self = TextSearchConfiguration>
  static constexpr auto fields() {
    return std::tuple{field("parser", &Self::parser, OnChange::replace),
                      field("mappings", &Self::mappings)};
  }
};

}  // namespace lockstep::ir
