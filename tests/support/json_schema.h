// A validator for the part of JSON Schema that docs/plan.schema.json uses: type, const, enum, required,
// properties, additionalProperties, items, minimum, minLength, pattern, $ref into $defs. A keyword
// it does not know is a failure, so the schema cannot say more than is checked.
#pragma once

#include <regex>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace lockstep::testing {

class JsonSchema {
 public:
  explicit JsonSchema(nlohmann::json schema) : root_(std::move(schema)) {}

  // What is wrong with the document, one line each with the place in it; empty when it is valid.
  std::vector<std::string> problems(const nlohmann::json& document) const {
    std::vector<std::string> found;
    visit(root_, document, "", found);
    return found;
  }

 private:
  using Json = nlohmann::json;
  using Problems = std::vector<std::string>;

  static bool has_type(const Json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "boolean") return value.is_boolean();
    throw std::runtime_error("unknown type " + type);
  }

  void visit(const Json& schema, const Json& value, const std::string& place, Problems& found) const {
    const auto problem = [&](const std::string& text) { found.push_back((place.empty() ? "/" : place) + ": " + text); };
    for (const auto& [keyword, rule] : schema.items()) {
      if (keyword == "$schema" || keyword == "$id" || keyword == "$defs" || keyword == "title" || keyword == "description") continue;
      if (keyword == "$ref") {
        visit(root_.at(Json::json_pointer(rule.get<std::string>().substr(1))), value, place, found);
      } else if (keyword == "type") {
        if (!has_type(value, rule)) problem("not of type " + rule.get<std::string>());
      } else if (keyword == "const") {
        if (value != rule) problem("not " + rule.dump());
      } else if (keyword == "enum") {
        if (std::find(rule.begin(), rule.end(), value) == rule.end()) problem(value.dump() + " is none of " + rule.dump());
      } else if (keyword == "minimum") {
        if (value.is_number() && value < rule) problem("less than " + rule.dump());
      } else if (keyword == "minLength") {
        if (value.is_string() && value.get_ref<const std::string&>().size() < rule.get<std::size_t>()) problem("too short");
      } else if (keyword == "pattern") {
        if (value.is_string() && !matches(value, rule)) problem(value.dump() + " does not match " + rule.dump());
      } else if (keyword == "required") {
        for (const auto& key : rule)
          if (value.is_object() && !value.contains(key)) problem("without " + key.dump());
      } else if (keyword == "properties" || keyword == "additionalProperties") {
        // Below, together.
      } else if (keyword == "items") {
        for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
          visit(rule, value[i], place + '/' + std::to_string(i), found);
      } else {
        throw std::runtime_error("the validator does not know the keyword " + keyword);
      }
    }
    if (value.is_object() && schema.contains("properties")) visit_members(schema, value, place, found);
  }

  // std::regex recurses per character, so a long text is matched by its first line.
  static bool matches(const Json& value, const Json& pattern) {
    const auto text = value.get<std::string>().substr(0, 400);
    return std::regex_search(text.substr(0, text.find('\n')), std::regex(pattern.get<std::string>()));
  }

  void visit_members(const Json& schema, const Json& value, const std::string& place, Problems& found) const {
    const auto& properties = schema.at("properties");
    const bool closed = schema.contains("additionalProperties") && schema.at("additionalProperties") == false;
    for (const auto& [key, member] : value.items()) {
      if (properties.contains(key))
        visit(properties.at(key), member, place + '/' + key, found);
      else if (closed)
        found.push_back(place + ": `" + key + "` is not in the schema");
    }
  }

  Json root_;
};

}  // namespace lockstep::testing
