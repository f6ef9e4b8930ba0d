// A step in the making: what the passes of plan.cc hand on to each other.
#pragma once

#include <cstddef>
#include <unordered_set>
#include <vector>

#include "ir/graph.h"
#include "planner/plan.h"
#include "planner/rules.h"
#include "planner/step.h"

namespace lockstep {

using Ids = std::unordered_set<ObjectId>;

// What a draft may become part of when the order allows it (planner/compact.h).
enum class Fold {
  never,
  into_create,  // written inside the CREATE TABLE of `host`, or behind it in the same step
  into_drop,    // goes with the DROP of `host`; its down comes back with that step's down
};

struct Draft {
  Step step;
  std::vector<std::size_t> waits;  // positions of drafts this one comes after, beyond what ids say
  int rank = 0;                    // ties in the order are broken by rank, id and position
  Fold fold = Fold::never;
  ObjectId host;  // whose create or drop step takes this draft in
  // The create or drop of a whole table, whose statement depends on what is folded into it.
  bool whole_table = false;
};

using Drafts = std::vector<Draft>;

// Objects that come into being (or vanish) together, with the state they belong to.
struct Scope {
  const Graph& graph;
  const Graph& other;  // the state on the other side of the change
  const Ids& members;  // those added or replaced here
  const Policy& policy;
  bool vanishing = false;  // drafts will be turned round

  bool contains(const ObjectId& id) const { return members.contains(id); }
  // Rows may be there and others may use it: forms that lock little are worth their cost.
  bool online(const ObjectId& relation) const { return policy.online && !members.contains(relation); }
};

// Everything from plain differences to drafts, in no particular order.
Drafts draft_changes(const ChangeSet& changes, const Graph& before, const Graph& after, const Policy& policy);

// The drafts that make the member `id` of the scope.
void draft_create(const Scope& scope, const Node& node, Drafts& drafts);

// The same steps run backwards: what was made is taken away again.
void turn_round(Drafts& drafts, std::size_t from);

// Puts drafts in an order that their needs allow; the same order on every run. Fills Step::after with
// positions in the result. Throws Bug with the path when there is a cycle.
void order(Drafts& drafts);

// Takes constraints and defaults into CREATE TABLE, and what goes with a DROP TABLE into that, where no
// other step has to come between.
void compact(Drafts& drafts, const Graph& before, const Graph& after);

}  // namespace lockstep
