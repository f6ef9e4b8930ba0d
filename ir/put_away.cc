#include "ir/put_away.h"

#include <algorithm>

#include "ir/inheritance.h"
#include "ir/sha256.h"

namespace lockstep {
namespace {

constexpr std::string_view reserved = "~lockstep_dropped_";
constexpr std::string_view comment_tail = ", put away by lockstep";

bool is_reserved(Name name) { return name.text().starts_with(reserved); }

std::string own_text(const ObjectId& id) { return id.kind == Kind::table ? id.schema.text() + '.' + id.name.text() : id.own_name().text(); }

// Without what tells it from one of the same name that was put away before.
std::string_view without_number(std::string_view text) {
  const auto at = text.rfind('~');
  if (at == std::string_view::npos || at + 1 == text.size() || text.find_first_not_of("0123456789", at + 1) != std::string_view::npos) return text;
  return text.substr(0, at);
}

std::string_view own_part(Name name) { return without_number(std::string_view(name.text()).substr(reserved.size())); }

// What its schema says of a table, whose name there may be cut; or else what that name says.
std::string original_table(const Graph& whole, const ObjectId& id) {
  const Node* schema = whole.find({.kind = Kind::schema, .name = id.schema});
  if (schema != nullptr && schema->comment)
    if (const auto end = schema->comment->rfind(comment_tail); end != std::string::npos) return schema->comment->substr(0, end);
  auto result = id;
  const auto text = own_part(id.schema);
  const auto tail = '.' + id.name.text();
  result.schema = Name(text.ends_with(tail) ? text.substr(0, text.size() - tail.size()) : text.substr(0, text.find('.')));
  return to_string(result);
}

std::string original(const Graph& whole, const ObjectId& id) {
  return id.kind == Kind::column ? to_string(with_own_name(id, Name(own_part(id.part)))) : original_table(whole, id);
}

// Whether the table has columns from the other, or from one that has.
bool descends(const Graph& graph, const ObjectId& table, const ObjectId& ancestor) {
  const auto parents = parent_tables(graph, table);
  return std::any_of(parents.begin(), parents.end(), [&](const ObjectId& each) { return each == ancestor || descends(graph, each, ancestor); });
}

void erase_all(Graph& graph, const std::vector<ObjectId>& ids) {
  for (const auto& id : ids)
    for (const auto& dependent : std::vector(graph.dependents(id)))
      if (Node* node = graph.find(dependent)) std::erase(node->references, id);
  for (const auto& id : ids)
    if (graph.contains(id)) graph.erase(id);
  graph.forget_dependents();
}

// Places have no gaps.
void number_columns(Graph& graph, const std::set<ObjectId>& tables) {
  for (const auto& table : tables) {
    int place = 0;
    for (const Node* column : graph.columns(table)) graph.at(column->id).as<ir::Column>().ordinal = ++place;
  }
}

Graph erased(Graph graph, const std::vector<ObjectId>& ids) {
  std::set<ObjectId> tables;
  for (const auto& id : ids)
    if (id.kind == Kind::column) tables.insert({.kind = Kind::table, .schema = id.schema, .name = id.name});
  erase_all(graph, ids);
  number_columns(graph, tables);
  return graph;
}

}  // namespace

bool is_put_away(const ObjectId& id) {
  if (is_reserved(id.schema)) return true;
  if (id.kind == Kind::column || id.kind == Kind::publication_schema) return is_reserved(id.part);
  return (id.kind == Kind::schema || id.kind == Kind::sequence) && is_reserved(id.name);
}

Name put_away_name(const ObjectId& id, const std::set<Name>& taken) {
  constexpr std::size_t longest = 63;
  for (int number = 1;; ++number) {
    const auto tail = number == 1 ? std::string() : '~' + std::to_string(number);
    auto text = std::string(reserved) + own_text(id);
    if (text.size() + tail.size() > longest) {
      const auto digits = '_' + sha256(to_string(id)).substr(0, 8);
      text = std::string(truncated_identifier(text));
      auto end = longest - tail.size() - digits.size();
      while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // cut at a character, not inside one
      text = text.substr(0, end) + digits;
    }
    if (const Name name(text + tail); !taken.contains(name)) return name;
  }
}

std::string put_away_comment(const ObjectId& id) { return to_string(id) + std::string(comment_tail) + "; `lockstep purge` drops it"; }

std::vector<PutAway> put_away(const Graph& whole) {
  std::vector<PutAway> result;
  for (const auto& [id, node] : whole.nodes()) {
    const bool alone = (id.kind == Kind::table && is_put_away(id)) || (id.kind == Kind::column && !is_reserved(id.schema) && is_reserved(id.part) && !node.as<ir::Column>().inherited);
    if (alone) result.push_back({id, original(whole, id)});
  }
  return result;
}

std::vector<PutAway> put_away_beside(const Graph& state) { return state.origin.whole == nullptr ? std::vector<PutAway>() : put_away(*state.origin.whole); }

const Graph& with_put_away(const Graph& state) { return state.origin.whole == nullptr ? state : *state.origin.whole; }

Graph without(const Graph& whole, const std::vector<PutAway>& gone) {
  std::vector<ObjectId> ids;
  for (const auto& each : gone) {
    for (const auto& id : whole.subtree(each.id)) {
      ids.push_back(id);
      for (const auto& dependent : whole.dependents(id)) ids.push_back(dependent);
    }
    if (each.id.kind != Kind::column) continue;
    const auto& table = *whole.at(each.id).parent;
    for (const auto& [id, node] : whole.nodes(Kind::column))
      if (id.part == each.id.part && node.as<ir::Column>().inherited && descends(whole, *node.parent, table)) ids.push_back(id);
  }
  std::erase_if(ids, [](const ObjectId& id) { return !is_put_away(id); });
  std::sort(ids.begin(), ids.end());
  std::set<Name> schemas;
  for (const auto& id : ids)
    if (is_reserved(id.schema)) schemas.insert(id.schema);
  for (const auto& [id, node] : whole.nodes())
    if (id.kind == Kind::table && !std::binary_search(ids.begin(), ids.end(), id)) schemas.erase(id.schema);
  for (const auto name : schemas) ids.push_back({.kind = Kind::schema, .name = name});
  return erased(whole, ids);
}

void leave_out_put_away(Graph& graph) {
  std::vector<ObjectId> ids;
  for (const auto& [id, node] : graph.nodes())
    if (is_put_away(id)) ids.push_back(id);
  if (ids.empty()) return;
  auto whole = std::make_shared<const Graph>(graph);
  graph = erased(std::move(graph), ids);
  graph.origin.whole = std::move(whole);
}

}  // namespace lockstep
