#include "parser/lower/options.h"

#include <charconv>

#include "parser/number_text.h"

namespace lockstep {
namespace {

std::string joined(PgQuery__Node* const* nodes, std::size_t count) {
  std::string text;
  for (const auto part : string_list(nodes, count))
    text += (text.empty() ? "" : ".") + std::string(part);
  return text;
}

}  // namespace

std::string option_text(const PgQuery__DefElem& option) {
  const auto* value = option.arg;
  if (!value) return {};
  switch (value->node_case) {
    case PG_QUERY__NODE__NODE_INTEGER: return std::to_string(value->integer->ival);
    case PG_QUERY__NODE__NODE_FLOAT: return number_text(text_of(value->float_->fval));
    case PG_QUERY__NODE__NODE_BOOLEAN: return value->boolean->boolval ? "true" : "false";
    case PG_QUERY__NODE__NODE_STRING: return std::string(text_of(value->string->sval));
    case PG_QUERY__NODE__NODE_TYPE_NAME:
      return joined(value->type_name->names, value->type_name->n_names);
    case PG_QUERY__NODE__NODE_LIST: return joined(value->list->items, value->list->n_items);
    default: return {};
  }
}

std::optional<std::int64_t> option_number(const PgQuery__DefElem& option) {
  const auto text = option_text(option);
  std::int64_t number = 0;
  const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(begin, end, number);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return number;
}

bool option_bool(const PgQuery__DefElem& option) {
  if (!option.arg) return true;
  const auto text = option_text(option);
  return text == "true" || text == "on" || text == "1" || text == "yes";
}

std::string option_key(const PgQuery__DefElem& option) {
  const auto space = text_of(option.defnamespace);
  return (space.empty() ? "" : std::string(space) + '.') + std::string(text_of(option.defname));
}

Options options_of(PgQuery__Node* const* list, std::size_t count) {
  Options options;
  for (std::size_t i = 0; i < count; ++i) {
    if (list[i]->node_case != PG_QUERY__NODE__NODE_DEF_ELEM) continue;
    const auto& option = *list[i]->def_elem;
    const auto key = option_key(option);
    // Accepted for old dumps' sake and stored nowhere.
    if (key == "oids") continue;
    options.set(key, option.arg ? option_text(option) : "true");
  }
  return options;
}

void set_options(Options& options, const PgQuery__Node* list) {
  if (!list || list->node_case != PG_QUERY__NODE__NODE_LIST) return;
  for (const auto& [key, value] : options_of(list->list->items, list->list->n_items))
    options.set_last(key, value);
}

void reset_options(Options& options, const PgQuery__Node* list) {
  if (!list || list->node_case != PG_QUERY__NODE__NODE_LIST) return;
  for (const auto& [key, value] : options_of(list->list->items, list->list->n_items))
    options.erase(key);
}

QualifiedName qualified_name_of(PgQuery__Node* const* nodes, std::size_t count) {
  const auto parts = string_list(nodes, count);
  if (parts.empty()) return {};
  if (parts.size() == 1) return {Name(), Name(parts[0])};
  return {Name(parts[parts.size() - 2]), Name(parts.back())};
}

}  // namespace lockstep
