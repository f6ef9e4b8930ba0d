#include "ir/rename_hints.h"

#include <algorithm>
#include <map>

namespace lockstep {
namespace {

bool same_column(const Node& old, const Node& fresh) {
  const auto& was = old.as<ir::Column>();
  const auto& is = fresh.as<ir::Column>();
  return was.type == is.type && was.collation == is.collation && was.not_null == is.not_null && was.identity.has_value() == is.identity.has_value() &&
         was.generated.has_value() == is.generated.has_value();
}

bool same_columns(const Graph& before, const ObjectId& old, const Graph& after, const ObjectId& fresh) {
  const auto left = before.columns(old);
  const auto right = after.columns(fresh);
  return !left.empty() && std::equal(left.begin(), left.end(), right.begin(), right.end(),
                                     [](const Node* a, const Node* b) { return a->id.part == b->id.part && same_column(*a, *b); });
}

bool same_make(const Graph& before, const Node& old, const Graph& after, const Node& fresh) {
  if (fresh.id.kind == Kind::column) return !fresh.as<ir::Column>().inherited && same_column(old, fresh);
  const auto& was = old.as<ir::Table>();
  const auto& is = fresh.as<ir::Table>();
  return !was.partition_of && !is.partition_of && was.partition_key == is.partition_key && same_columns(before, old.id, after, fresh.id);
}

struct Pairing {
  std::vector<const Node*> gone;
  std::vector<const Node*> fresh;
};

// Where an object can come from by a rename: a column from its table, a table from its schema.
ObjectId place_of(const Node& node) { return node.parent ? *node.parent : ObjectId{.kind = Kind::schema, .name = node.id.schema}; }

void say(const Node& old, const Node& fresh, Diagnostics& diagnostics) {
  diagnostics.note("rename-candidate", fresh.origin, to_string(fresh.id) + " is new, and " + to_string(old.id) + ", which is like it, goes with what it holds",
                   {"if that is a rename, say so: `-- @renamed from=" + quoted(old.id.own_name()) + "`"});
}

}  // namespace

void hint_at_renames(const Graph& before, const Graph& after, Diagnostics& diagnostics) {
  for (const auto kind : {Kind::table, Kind::column}) {
    std::map<ObjectId, Pairing> places;
    for (const auto& [id, node] : after.nodes(kind))
      if (!before.contains(id) && (!node.parent || before.contains(*node.parent))) places[place_of(node)].fresh.push_back(&node);
    if (places.empty()) continue;
    for (const auto& [id, node] : before.nodes(kind)) {
      if (after.contains(id)) continue;
      const auto place = places.find(place_of(node));
      if (place != places.end()) place->second.gone.push_back(&node);
    }
    for (const auto& [place, both] : places)
      for (const Node* fresh : both.fresh) {
        const auto fits = [&](const Node* old) { return same_make(before, *old, after, *fresh); };
        const auto old = std::find_if(both.gone.begin(), both.gone.end(), fits);
        // More than one that it could be is none.
        if (old == both.gone.end() || std::find_if(old + 1, both.gone.end(), fits) != both.gone.end()) continue;
        const auto rivals = std::count_if(both.fresh.begin(), both.fresh.end(), [&](const Node* each) { return same_make(before, **old, after, *each); });
        if (rivals == 1) say(**old, *fresh, diagnostics);
      }
  }
}

}  // namespace lockstep
