#include "ir/object_id.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ir/error.h"

namespace lockstep {

std::string to_string(const ObjectId& id) {
  std::string text{kind_name(id.kind)};
  char separator = ' ';
  for (const auto name : {id.schema, id.name, id.part}) {
    if (name.empty()) continue;
    text += separator;
    text += quoted(name);
    separator = '.';
  }
  if (has_signature(id.kind)) text += (id.name.empty() ? " (" : "(") + id.signature.text() + ')';
  return text;
}

namespace {

// Takes one possibly quoted identifier from the front of `text`.
Name take_identifier(std::string_view& text) {
  std::string name;
  if (text.empty() || text.front() != '"') {
    const auto end = text.find_first_of(".(");
    name = text.substr(0, end);
    text.remove_prefix(std::min(end, text.size()));
    return Name(name);
  }
  std::size_t at = 1;
  for (; at < text.size(); ++at) {
    if (text[at] == '"') {
      if (at + 1 < text.size() && text[at + 1] == '"')
        ++at;
      else
        break;
    }
    name += text[at];
  }
  text.remove_prefix(std::min(at + 1, text.size()));
  return Name(name);
}

std::optional<Kind> take_kind(std::string_view& text) {
  std::optional<Kind> best;
  for (int i = 0; i < kind_count; ++i) {
    const auto name = kind_name(static_cast<Kind>(i));
    if (text.starts_with(name) && text.size() > name.size() && text[name.size()] == ' ' &&
        (!best || name.size() > kind_name(*best).size()))
      best = static_cast<Kind>(i);
  }
  if (best) text.remove_prefix(kind_name(*best).size() + 1);
  return best;
}

}  // namespace

ObjectId parse_object_id(std::string_view text) {
  const std::string whole{text};
  const auto kind = take_kind(text);
  if (!kind) throw Error("`" + whole + "` is not an object identity");
  std::vector<Name> names;
  while (!text.starts_with('(')) {
    names.push_back(take_identifier(text));
    if (!text.starts_with('.')) break;
    text.remove_prefix(1);
  }
  ObjectId id{.kind = *kind};
  if (has_signature(*kind)) {
    if (text.size() < 2 || text.front() != '(' || text.back() != ')')
      throw Error("`" + whole + "` is not an object identity");
    id.signature = Name(text.substr(1, text.size() - 2));
    text = {};
  }
  if (!text.empty() || names.size() > 3) throw Error("`" + whole + "` is not an object identity");
  const bool schemaless = *kind == Kind::default_privilege || *kind == Kind::user_mapping || *kind == Kind::publication_schema || *kind == Kind::role_membership;
  if (names.empty()) {
    if (id.signature.empty()) throw Error("`" + whole + "` is not an object identity");
  } else if (names.size() == 1) {
    id.name = names[0];
  } else if (schemaless && names.size() == 2) {
    id.name = names[0];
    id.part = names[1];
  } else {
    id.schema = names[0];
    id.name = names[1];
    if (names.size() == 3) id.part = names[2];
  }
  return id;
}

}  // namespace lockstep
