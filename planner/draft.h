// A step in the making: what the passes of plan.cc hand on to each other.
#pragma once

#include <cstddef>
#include <unordered_set>
#include <vector>

#include "ir/dependency.h"
#include "ir/graph.h"
#include "ir/inheritance.h"
#include "planner/plan.h"
#include "planner/rules.h"
#include "planner/rules/table.h"
#include "planner/size.h"
#include "planner/step.h"

namespace lockstep {

template <class T>
void append(std::vector<T>& to, std::vector<T> more) {
  for (auto& each : more) to.push_back(std::move(each));
}

using Ids = std::unordered_set<ObjectId>;

// Whose step may take a draft in when the order allows it (see compact()).
enum class Fold {
  never,
  with_host,          // made inside CREATE TABLE (when `inlined` says what), dropped with the host
  with_drop_of_host,  // only dropped with it
};

struct Draft {
  Step step;
  std::vector<std::size_t> waits;  // positions of drafts this one comes after, beyond what ids say
  int rank = 0;                    // ties in the order are broken by rank, id and position; drops have 1
  bool hurried = false;            // comes before everything but renames that it does not have to wait for
  bool leads = false;              // comes before all else of its phase that it does not have to wait for: it would tear a transaction apart there
  Fold fold = Fold::never;
  ObjectId host;
  // A constraint, or a column whose default it is, that can be written inside CREATE TABLE instead of
  // by the first statement.
  std::optional<ObjectId> inlined;
  // The create or drop of a whole table; its CREATE TABLE is written last, when it is known what is
  // inside it. `trimmings` follow it: owner, privileges, comments.
  bool whole_table = false;
  TableForm form;
  std::vector<Sql> trimmings;
  bool put_away = false;  // it is not dropped (recipes/put_away.cc): what is folded into it is kept with it
};

using Drafts = std::vector<Draft>;

inline constexpr int event_rank = 3;  // of event triggers, which are there when everything else is done
inline constexpr int yielding_rank = 3;
inline constexpr int gated_rank = 4;  // of steps behind a gate: everything that can be done before it is
inline constexpr int last_rank = 2;  // of changes of default privileges, which must not touch what the plan makes

// Objects that come into being (or vanish) together, with the state they belong to.
struct Scope {
  const Graph& graph;
  const Graph& other;  // the state on the other side of the change
  const Ids& members;  // those added or replaced here
  const Policy& policy;
  const Ids& retyped;      // columns that get another type
  bool vanishing = false;  // drafts will be turned round

  bool contains(const ObjectId& id) const { return members.contains(id); }
  const Graph& live() const { return vanishing ? graph : other; }     // what the plan starts from
  const Graph& desired() const { return vanishing ? other : graph; }
  bool stays(const ObjectId& relation) const { return !members.contains(relation) && other.contains(relation) && !is_foreign(graph, relation); }
  // Many rows may be there and others may use it: forms that lock little are worth their cost for a change of the object `id`,
  // the table itself or a part of it.
  bool online(const ObjectId& table, const ObjectId& id) const { return stays(table) && deserves_online(live(), desired(), table, id, policy); }
  bool busy(const ObjectId& table) const { return stays(table) && is_busy(live(), table, policy); }
};

// A state of an object that others can wait for, or a thing of which there is one: "attached" of a
// partition, "primary key" of a table. Only for the order; no facet is left in a finished plan.
ObjectId facet(ObjectId id, std::string_view name);
bool is_facet(const ObjectId& id);

// What a key or unique index is to foreign keys over just these columns: PostgreSQL chooses one of those
// that are there when a foreign key is made, so one that leans on another is gone before a new one comes.
// Empty when the node is no such key.
std::vector<ObjectId> facet_of_key(const Node& key);
ObjectId facet_of_key(const ObjectId& table, std::vector<Name> columns);

// Everything from plain differences to drafts, in no particular order.
Drafts draft_changes(const ChangeSet& changes, const Graph& before, const Graph& after, const Policy& policy);

// The drafts that make the member `node` of the scope.
void draft_create(const Scope& scope, const Node& node, Drafts& drafts);

// What the others need to make drafts of their own.
Draft create_draft(const Scope& scope, const Node& node);
std::vector<Sql> create_object(const Graph& graph, const Node& node);
// Owner, privileges and comment of a new object that has the privileges `at_first`.
std::vector<Sql> trimmings(const Graph& graph, const Node& node, const Privileges& at_first = {});
std::string title(std::string_view verb, const ObjectId& id);

// Adds steps of a rule, with `Step::follows` as an edge.
void add_steps(std::vector<Step> steps, Drafts& drafts);

// The same steps run backwards: what was made is taken away again.
void turn_round(Draft& draft, const Graph& graph);
void turn_round(Drafts& drafts, std::size_t from, const Graph& graph);

// Puts drafts in an order that their needs allow; the same order on every run. Fills Step::after with
// numbers in the result. Throws Bug with the path when there is a cycle.
void order(Drafts& drafts);

// For each draft whether the one at `position` waits for it, be it by way of others.
std::vector<bool> waited_for_by(const Drafts& drafts, std::size_t position);

// Takes constraints and defaults into CREATE TABLE, and what goes with a DROP into that, where no
// other step has to come between. Writes the CREATE TABLE statements; with `fold` false only that.
void compact(Drafts& drafts, const Graph& before, const Graph& after, bool fold);

}  // namespace lockstep
