// An index, or the one behind a key, over the second column: by its name, and inside of expressions and predicates, which are those that the
// state wanted has, because they are for the new type. And over the old column behind the exchange, as it was.
#include <algorithm>

#include "ir/rename.h"
#include "planner/recipes/shadow_column.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

std::vector<Box<Expr>*> expressions_of(ir::Index& index) {
  std::vector<Box<Expr>*> result;
  for (auto& each : index.elements)
    if (each.expression) result.push_back(&each.expression);
  if (index.predicate) result.push_back(&index.predicate);
  return result;
}

// Those of the columns that its expressions read. The catalog counts the columns of the key among the references, too.
RenamedColumns inside_expressions(const RenamedColumns& names, const Node& node) {
  auto index = node.as<ir::Index>();
  const auto inside = references(node);
  const auto texts = expressions_of(index);
  auto result = names;
  std::erase_if(result, [&](const auto& each) {
    const ObjectId own{.kind = Kind::column, .schema = node.parent->schema, .name = node.parent->name, .part = each.first};
    const bool mentioned = std::any_of(texts.begin(), texts.end(), [&](const Box<Expr>* text) { return may_name((*text)->text, each.first); });
    return !mentioned || std::find(inside.begin(), inside.end(), own) == inside.end();
  });
  return result;
}

// With the expressions for the new type; of an index that is the same in both states there are as many.
Node for_new_type(const ShadowColumn& column, const ObjectId& id) {
  const Node* is = column.after.find(id);
  if (column.clearing.contains(id) && is != nullptr) return *is;
  Node result = column.before.at(id);
  if (is == nullptr || inside_expressions(column.seconds, result).empty()) return result;
  auto wanted = *is;
  const auto from = expressions_of(wanted.as<ir::Index>());
  const auto to = expressions_of(result.as<ir::Index>());
  for (std::size_t i = 0; i < to.size() && from.size() == to.size(); ++i) *to[i] = *from[i];
  return result;
}

// False when a text cannot be read; its columns are those of the graph.
bool put_on(const ShadowColumn& column, const Graph& graph, const RenamedColumns& names, Node& node) {
  auto& index = node.as<ir::Index>();
  for (const auto& [name, other] : names) {
    for (auto& each : index.elements)
      if (each.column == name) each.column = other;
    std::replace(index.include.begin(), index.include.end(), name, other);
  }
  const auto inside = inside_expressions(names, node);
  if (inside.empty()) return true;
  const auto& reads = column.making.policy.columns_in_text;
  if (!reads || column.type) return false;
  for (auto* each : expressions_of(index)) {
    auto text = reads(graph, *node.parent, (*each)->text, inside);
    const bool mentioned = std::any_of(inside.begin(), inside.end(), [&](const auto& name) { return may_name(text, name.first); });
    if (text == (*each)->text && mentioned) return false;
    *each = Expr{.text = std::move(text), .canonical = {}};
  }
  return true;
}

bool put_on_shadow(const ShadowColumn& column, Node& node) { return put_on(column, column.after, column.seconds, node); }

// What they are called behind the exchange.
RenamedColumns old_columns(const ShadowColumn& column) {
  auto result = column.seconds;
  for (auto& [name, other] : result) other = temporary_name({.kind = Kind::column, .schema = column.table.schema, .name = column.table.name, .part = name}, "old");
  return result;
}

}  // namespace

bool can_be_on_shadow(const ShadowColumn& column, const ObjectId& index) {
  auto node = for_new_type(column, index);
  return node.as<ir::Index>().statistics.empty() && put_on_shadow(column, node);
}

Node index_on_shadow(const ShadowColumn& column, const ObjectId& index) {
  auto node = for_new_type(column, index);
  put_on_shadow(column, node);
  return node;
}

Node key_on_shadow(const ShadowColumn& column, const ObjectId& key) {
  auto node = index_behind_key(column.before.at(key), key.part);
  put_on_shadow(column, node);
  return node;
}

std::optional<Node> index_on_old(const ShadowColumn& column, const ObjectId& id) {
  auto node = id.kind == Kind::constraint ? index_behind_key(column.before.at(id), id.part) : column.before.at(id);
  return put_on(column, column.before, old_columns(column), node) ? std::optional(std::move(node)) : std::nullopt;
}

}  // namespace lockstep
