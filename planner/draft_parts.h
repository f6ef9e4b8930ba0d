// Pieces of draft.cc that have files of their own.
#pragma once

#include <set>

#include "planner/draft.h"

namespace lockstep {

using Positions = std::vector<std::size_t>;  // in the list of drafts

// ALTER … RENAME TO or SET SCHEMA. Renames come first of all, in the order of the change set. `node` is the
// object under its last name, which is another than `renamed.to` when names change places.
void draft_rename(const Renamed& renamed, const ChangeSet& changes, const Node& node, const Graph& before, Drafts& drafts);

// What the steps that make an object share (draft_create.cc): the way back, the privileges that it has from the beginning, its schema.
Down down_of_create(const Graph& graph, const Node& node, std::vector<Sql> statements);
// Default privileges change last of all on the way up and first on the way down, so those of the state
// before are in force whenever something is made.
const Graph& state_at_first(const Scope& scope);
std::optional<Name> role_of(const Scope& scope);
Privileges defaults_at_first(const Scope& scope, const Node& node);
ObjectId schema_of(const ObjectId& id);

// Adds the steps that make the table, with its columns (draft_table.cc).
void draft_table(const Scope& scope, const Node& node, Drafts& drafts);
// Settings of the table or materialized view that name an index.
void draft_index_settings(const Scope& scope, const Node& node, Drafts& drafts);

// The constraint of a table or a domain (draft_constraint.cc).
void draft_constraint(const Scope& scope, const Node& node, Drafts& drafts);
void draft_domain_constraint(const Scope& scope, const Node& node, Drafts& drafts);

// Adds the step that adds the column; none when it comes with its table, a parent's column or a type's attribute.
void draft_column(const Scope& scope, const Node& node, Drafts& drafts);
// The same for the table alone, without its children and without rows that are filled afterwards.
Draft plain_column_draft(const Scope& scope, const Node& node);

// The steps that alter what both states have (draft_alter.cc); the types of the columns `exchanged` are taken care of.
void draft_alter(const Altered& altered, const Graph& before, const Graph& after, const Scope& making, const Scope& clearing, const Ids& exchanged, Drafts& drafts);
// True when more than owner, comment, privileges and security labels differ.
bool changes_object(const Altered& altered);

// Those for its owner, privileges, comment and security labels (draft_trimmings.cc).
void draft_trimmings(const Graph& before_graph, const Node& before, const Graph& after_graph, const Node& after, Drafts& drafts);

bool is_relation(const ObjectId& id);

// The tables and materialized views whose rows a query over the view, or its refreshing, reads: through other views, too. Sorted, unique.
std::set<ObjectId> relations_read(const Graph& graph, const Node& view);

// Foreign keys that refer to the partitioned table, or to one that it is a partition of (draft_table.cc). They hang on every partition
// (addFkRecurseReferenced() in src/backend/commands/tablecmds.c), which is dropped only when it is none any more.
std::vector<const Node*> foreign_keys_to_parents(const Graph& graph, const ObjectId& partitioned);

// Edges between drafts that neither names of what they make nor of what they need give (draft_order.cc).
// A name that one object gives up and another takes: first the one, then the other.
void order_by_names(Drafts& drafts, const Graph& before, const Graph& after);
// A call can mean several functions of one name, when defaults fill up the arguments. One that goes is gone
// before what names another of them comes.
void order_by_overloads(Drafts& drafts, const Scope& clearing);
// A table takes over the columns of its parents as they are when it is made: a new one comes when they are altered, and
// an old one goes before, so that it comes back after.
void order_by_inheritance(Drafts& drafts, const Scope& making, const Scope& clearing);
// Checks and indexes of a partitioned table come and go when it has the partitions that they are meant for (draft_order_partitions.cc).
void order_by_partitions(Drafts& drafts, const Scope& making, const Scope& clearing);
// Roles come before what names them, and go after it; what is of the whole server says so (draft_role.cc).
void order_by_roles(Drafts& drafts, const Graph& before, const Graph& after);
// What an extension brings may have the names of loose objects that go, or come when it goes.
void order_by_extensions(Drafts& drafts, const Scope& making, const Scope& clearing);
// A check cannot be added to a domain that a column uses by way of an array, a composite type or another domain
// (find_composite_type_dependencies() in src/backend/commands/tablecmds.c): who uses a new domain waits for its checks.
void order_by_domain_checks(Drafts& drafts, const Scope& making, const Scope& clearing);
// A domain takes over the default that the one it is made of has when it is made: those without are made before that one gets it, and
// made again when it is gone.
void order_by_domain_defaults(Drafts& drafts, const Scope& making, const Scope& clearing);

// Who lets go of a column that another takes the place of does so when that is ready, and not long before (draft_order_exchanges.cc).
void order_by_exchanges(Drafts& drafts);
// Where several tables are exchanged, a step that locks them all comes before whatever takes locks on them for that. The last that is said of the order.
void lock_before_exchanges(Drafts& drafts, const Graph& before);

// A column that stops being computed is dropped and made again on the way back: who uses it only before is gone by
// then, and who uses it only after is not there yet.
void order_by_computed_columns(Drafts& drafts, const Graph& before, const Graph& after);

}  // namespace lockstep
