// What planner knows about each kind: one create() per kind and, where PostgreSQL can alter it, one
// alter(). Dropping, renaming, owner, comment and privileges are generic (planner/rules/generic.cc).
#pragma once

#include <unordered_set>

#include "ir/graph.h"
#include "planner/plan.h"
#include "planner/step.h"

namespace lockstep {

// A node of kind K with the state it belongs to.
template <class K>
struct Subject {
  const Graph& graph;
  const Node& node;
  const K& operator*() const { return std::get<K>(node.object); }
  const K* operator->() const { return &std::get<K>(node.object); }
  const ObjectId& id() const { return node.id; }
  QualifiedName name() const { return node.id.qualified_name(); }
};

// A node that both states have, altered in place.
template <class K>
struct Alteration {
  Subject<K> before;
  Subject<K> after;
  const Policy& policy;
  const std::unordered_set<ObjectId>* cleared = nullptr;  // what the plan drops, be it to make it again

  template <class M>
  bool changed(M K::*member) const {
    return !((*before).*member == (*after).*member);
  }

  // The same change the other way round; downs are made by calling the same code on it.
  Alteration reversed() const { return {after, before, policy, cleared}; }

  // True for what is there while the object is altered: before, after and all the time between.
  bool stays(const ObjectId& id) const { return before.graph.contains(id) && after.graph.contains(id) && (cleared == nullptr || !cleared->contains(id)); }
};

// The statements that make the object alone, as it is in its graph: without comment, owner and
// privileges, and without what is an object of its own (constraints, indexes, triggers).
std::vector<Sql> create(const Subject<ir::Role>&);
std::vector<Sql> create(const Subject<ir::RoleMembership>&);
std::vector<Sql> create(const Subject<ir::Schema>&);
std::vector<Sql> create(const Subject<ir::Extension>&);
std::vector<Sql> create(const Subject<ir::EnumType>&);
std::vector<Sql> create(const Subject<ir::CompositeType>&);
std::vector<Sql> create(const Subject<ir::Domain>&);
std::vector<Sql> create(const Subject<ir::DomainConstraint>&);
std::vector<Sql> create(const Subject<ir::RangeType>&);
std::vector<Sql> create(const Subject<ir::Sequence>&);
std::vector<Sql> create(const Subject<ir::Table>&);   // with its columns, without defaults that need other objects
std::vector<Sql> create(const Subject<ir::Column>&);  // ALTER TABLE … ADD COLUMN
std::vector<Sql> create(const Subject<ir::Routine>&);
std::vector<Sql> create(const Subject<ir::Constraint>&);  // ALTER TABLE … ADD CONSTRAINT, plain form
std::vector<Sql> create(const Subject<ir::Index>&);       // plain CREATE INDEX
std::vector<Sql> create(const Subject<ir::View>&);
std::vector<Sql> create(const Subject<ir::MaterializedView>&);
std::vector<Sql> create(const Subject<ir::ViewColumn>&);
std::vector<Sql> create(const Subject<ir::Trigger>&);
std::vector<Sql> create(const Subject<ir::Policy>&);
std::vector<Sql> create(const Subject<ir::AccessMethod>&);
std::vector<Sql> create(const Subject<ir::Language>&);
std::vector<Sql> create(const Subject<ir::ForeignDataWrapper>&);
std::vector<Sql> create(const Subject<ir::ForeignServer>&);
std::vector<Sql> create(const Subject<ir::UserMapping>&);
std::vector<Sql> create(const Subject<ir::Collation>&);
std::vector<Sql> create(const Subject<ir::ShellType>&);
std::vector<Sql> create(const Subject<ir::BaseType>&);
std::vector<Sql> create(const Subject<ir::TextSearchParser>&);
std::vector<Sql> create(const Subject<ir::TextSearchTemplate>&);
std::vector<Sql> create(const Subject<ir::TextSearchDictionary>&);
std::vector<Sql> create(const Subject<ir::TextSearchConfiguration>&);
std::vector<Sql> create(const Subject<ir::Aggregate>&);
std::vector<Sql> create(const Subject<ir::Operator>&);
std::vector<Sql> create(const Subject<ir::OperatorFamily>&);
std::vector<Sql> create(const Subject<ir::OperatorClass>&);
std::vector<Sql> create(const Subject<ir::Cast>&);
std::vector<Sql> create(const Subject<ir::Transform>&);
std::vector<Sql> create(const Subject<ir::Conversion>&);
std::vector<Sql> create(const Subject<ir::Statistics>&);
std::vector<Sql> create(const Subject<ir::Rule>&);
std::vector<Sql> create(const Subject<ir::EventTrigger>&);
std::vector<Sql> create(const Subject<ir::Publication>&);
std::vector<Sql> create(const Subject<ir::PublicationTable>&);
std::vector<Sql> create(const Subject<ir::PublicationSchema>&);
std::vector<Sql> create(const Subject<ir::Subscription>&);
std::vector<Sql> create(const Subject<ir::StockObject>&);       // none, like the next
std::vector<Sql> create(const Subject<ir::DefaultPrivilege>&);  // none: it is nothing but privileges

// A domain with a name for its NOT NULL, which PostgreSQL has from 17 on, and would choose otherwise while the usual one is taken.
std::vector<Sql> create_domain(const Subject<ir::Domain>& domain, Name not_null);

// `ALTER SEQUENCE … OWNED BY`, a step of its own after sequence and table exist: from what the sequence
// is in its graph, NONE included. Gives the sequence the owner of its table first, because
// PostgreSQL wants them to have one; set_owner() says nothing about a sequence that is owned.
std::vector<Sql> set_owned_by(const Subject<ir::Sequence>&);

// The statements that undo create(). Generic but for a few kinds.
std::vector<Sql> drop(const Graph& graph, const Node& node);
std::vector<Sql> drop(const Subject<ir::RoleMembership>&);
std::vector<Sql> drop(const Subject<ir::ViewColumn>&);        // takes back what is set, comment and privileges too
std::vector<Sql> drop(const Subject<ir::Trigger>&);           // a copy on a partition is enabled as the trigger it follows
std::vector<Sql> drop(const Subject<ir::Subscription>&);      // lets go of the replication slot first
std::vector<Sql> drop(const Subject<ir::StockObject>&);       // like the next
std::vector<Sql> drop(const Subject<ir::DefaultPrivilege>&);  // takes back the privileges

// Adds the steps that bring about the altered fields (owner, comment and privileges are added by
// the caller). `steps` are put in order later by what they produce, require, remove and release; a
// step that is made for node N and says none of the four produces N, requires N's references in
// `after` and releases those that `after` does not have any more. Who needs N waits for every step
// that produces N, so a step that must not hold up dependents (ownership of a sequence) says
// `requires_` alone. `Step::follows` chains steps of one change.
void alter(const Alteration<ir::Role>&, std::vector<Step>& steps);
void alter(const Alteration<ir::RoleMembership>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Schema>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Extension>&, std::vector<Step>& steps);
void alter(const Alteration<ir::EnumType>&, std::vector<Step>& steps);
void alter(const Alteration<ir::CompositeType>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Domain>&, std::vector<Step>& steps);
void alter(const Alteration<ir::DomainConstraint>&, std::vector<Step>& steps);
void alter(const Alteration<ir::RangeType>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Sequence>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Table>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Column>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Routine>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Constraint>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Index>&, std::vector<Step>& steps);
void alter(const Alteration<ir::View>&, std::vector<Step>& steps);
void alter(const Alteration<ir::MaterializedView>&, std::vector<Step>& steps);
void alter(const Alteration<ir::ViewColumn>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Trigger>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Policy>&, std::vector<Step>& steps);
void alter(const Alteration<ir::AccessMethod>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Language>&, std::vector<Step>& steps);
void alter(const Alteration<ir::ForeignDataWrapper>&, std::vector<Step>& steps);
void alter(const Alteration<ir::ForeignServer>&, std::vector<Step>& steps);
void alter(const Alteration<ir::UserMapping>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Collation>&, std::vector<Step>& steps);
void alter(const Alteration<ir::ShellType>&, std::vector<Step>& steps);
void alter(const Alteration<ir::BaseType>&, std::vector<Step>& steps);
void alter(const Alteration<ir::TextSearchParser>&, std::vector<Step>& steps);
void alter(const Alteration<ir::TextSearchTemplate>&, std::vector<Step>& steps);
void alter(const Alteration<ir::TextSearchDictionary>&, std::vector<Step>& steps);
void alter(const Alteration<ir::TextSearchConfiguration>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Aggregate>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Operator>&, std::vector<Step>& steps);
void alter(const Alteration<ir::OperatorFamily>&, std::vector<Step>& steps);
void alter(const Alteration<ir::OperatorClass>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Cast>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Transform>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Conversion>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Statistics>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Rule>&, std::vector<Step>& steps);
void alter(const Alteration<ir::EventTrigger>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Publication>&, std::vector<Step>& steps);
void alter(const Alteration<ir::PublicationTable>&, std::vector<Step>& steps);
void alter(const Alteration<ir::PublicationSchema>&, std::vector<Step>& steps);
void alter(const Alteration<ir::Subscription>&, std::vector<Step>& steps);
void alter(const Alteration<ir::StockObject>&, std::vector<Step>& steps);
void alter(const Alteration<ir::DefaultPrivilege>&, std::vector<Step>& steps);

// False when the altered fields cannot be brought about in place although OnChange says alter (a
// view that loses a column, a function whose argument names change): the object is then replaced.
// Asked before replacement spreads.
bool can_alter(const Node& before, const Node& after, const Graph& before_graph, const Graph& after_graph);

// The answer of each kind that has conditions; the others can be altered whenever OnChange says so.
template <class K>
bool can_alter(const Alteration<K>&) {
  return true;
}

bool can_alter(const Alteration<ir::EnumType>&);
bool can_alter(const Alteration<ir::CompositeType>&);
bool can_alter(const Alteration<ir::DomainConstraint>&);
bool can_alter(const Alteration<ir::Sequence>&);
bool can_alter(const Alteration<ir::Table>&);
bool can_alter(const Alteration<ir::Column>&);
bool can_alter(const Alteration<ir::Routine>&);
bool can_alter(const Alteration<ir::Aggregate>&);
bool can_alter(const Alteration<ir::BaseType>&);
bool can_alter(const Alteration<ir::Constraint>&);
bool can_alter(const Alteration<ir::Index>&);
bool can_alter(const Alteration<ir::View>&);
bool can_alter(const Alteration<ir::MaterializedView>&);
bool can_alter(const Alteration<ir::Subscription>&);

// Node-level statements (planner/rules/ownership.cc, comment.cc, privileges.cc). Empty when
// there is nothing to say.
std::vector<Sql> set_owner(const Node& node, Name owner);
Sql set_owner_to_runner(const Node& node);  // … OWNER TO CURRENT_USER
std::vector<Sql> set_comment(const Graph& graph, const Node& node, const std::optional<std::string>& comment);
// `SECURITY LABEL FOR provider ON `; without provider, of the only one that the server has.
Sql label_head(const std::string& provider);
// From the labels of `before` to those of `after` on the object that `node` is.
std::vector<Sql> change_labels(const Graph& graph, const Node& node, const Node& before, const Node& after);
// From one set of privileges to another on the same object. `graph` is the state that is left: a
// privilege revoked on a table is lost on its columns, too, and those that columns have there are
// granted again.
std::vector<Sql> change_privileges(const Graph& graph, const Node& node, const Privileges& from, const Privileges& to);

// The same statements for all members of an extension of a sort, which each_stock_member() stands for in them.
Sql each_stock_member();
std::vector<Sql> on_stock_members(const ObjectId& members, const std::vector<Sql>& statements);
// What is to be taken from the members of a new extension of which the state says nothing.
std::vector<Sql> take_defaults_from_members(const Graph& state, std::optional<Name> role, const Subject<ir::Extension>& extension);

// What a new object would have of the default privileges in `state` although it should not, when `role` (or
// the nameless role of a file) makes it: from there change_privileges() leads to what it should have. Where the roles
// would stand in another order than wanted in the access control list, it is everything: taken first and granted anew.
Privileges unwanted_defaults(const Graph& state, std::optional<Name> role, const Node& node);
// Takes that from the new sequence of an identity column, whose privileges are no part of a state; nothing for other columns.
std::vector<Sql> take_identity_defaults(const Graph& state, std::optional<Name> role, const Subject<ir::Column>& column);
// Who makes the sequence of a column that a table which is there gets.
std::optional<Name> owner_of_table(const Graph& graph, const Node& column);

// `TABLE public.orders`, `FUNCTION f(integer)`, `CONSTRAINT c ON public.t`: how ALTER, DROP and COMMENT
// name the object.
Sql sql_reference(const Graph& graph, const Node& node);
// The drop of a base type, or of a range type with a canonical function, which takes its functions with it; refused by the
// server when anything else uses the type.
std::vector<Sql> drop_with_functions(const Graph& graph, const Node& type);

// A step for `node` with title, subject and locks filled by convention.
Step step_for(const Node& node, Action action, std::string title, std::vector<Sql> up, std::vector<Sql> down);

}  // namespace lockstep
