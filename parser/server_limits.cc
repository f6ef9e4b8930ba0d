#include "parser/server_limits.h"

#include <algorithm>

#include "ir/chosen_names.h"
#include "ir/inheritance.h"
#include "ir/role_names.h"
#include "parser/icu_locale.h"

namespace lockstep {
namespace {

// CREATE SEQUENCE refuses UNLOGGED before PostgreSQL 15 (DefineSequence() in src/backend/commands/sequence.c), and tables do not
// pass theirs on.
void forget_persistence_of_sequences(Graph& graph) {
  std::vector<ObjectId> sequences;
  std::vector<ObjectId> columns;
  for (const auto& [id, node] : graph.nodes()) {
    if (id.kind == Kind::sequence && node.as<ir::Sequence>().owned_by && node.as<ir::Sequence>().unlogged) sequences.push_back(id);
    if (id.kind == Kind::column && node.as<ir::Column>().identity) columns.push_back(id);
  }
  for (const auto& id : sequences) graph.at(id).as<ir::Sequence>().unlogged = false;
  for (const auto& id : columns) {
    auto& column = graph.at(id);
    const auto* table = column.parent ? graph.find(*column.parent) : nullptr;
    if (table != nullptr && table->id.kind == Kind::table)
      column.as<ir::Column>().identity->unlogged = table->as<ir::Table>().unlogged;
  }
}

std::size_t privileges_of(Name grantee, const std::vector<Privilege>& among) {
  return static_cast<std::size_t>(std::count_if(among.begin(), among.end(), [&](const Privilege& each) { return each.grantee == grantee; }));
}

// `everywhere`: also where it does not come from ALL. What is revoked along with others was ALL: that is how
// an owner is left with less than everything. Where nothing speaks of it, it may be all that is left of a REVOKE ALL,
// as older versions of pg_dump write that before what is granted again.
void forget_maintain(Graph& graph, bool everywhere) {
  constexpr std::size_t all = 8;
  std::vector<ObjectId> changed;
  const auto forget_in = [&](const std::vector<Privilege>& among, const Privilege& each, std::size_t enough) {
    return each.privilege == "MAINTAIN" && (everywhere || privileges_of(each.grantee, among) >= enough);
  };
  const auto without = [&](const std::vector<Privilege>& among, std::size_t enough) {
    std::vector<Privilege> kept;
    for (const auto& each : among)
      if (!forget_in(among, each, enough)) kept.push_back(each);
    return kept;
  };
  const auto knows = [](const std::vector<Privilege>& among) {
    return std::any_of(among.begin(), among.end(), [](const Privilege& each) { return each.privilege == "MAINTAIN"; });
  };
  for (const auto& [id, node] : graph.nodes())
    if (knows(node.privileges.granted) || knows(node.privileges.revoked)) changed.push_back(id);
  for (const auto& id : changed) {
    auto& [granted, revoked] = graph.at(id).privileges;
    granted = without(granted, all);
    revoked = without(revoked, graph.origin.grants_of_maintain.empty() ? 1 : 2);
  }
}

void warn_about_maintain(const std::vector<Span>& places, int version, Diagnostics& diagnostics) {
  if (places.empty()) return;
  std::vector<std::string> hints;
  if (places.size() > 1) hints.push_back("and at " + std::to_string(places.size() - 1) + " more place" + (places.size() > 2 ? "s" : ""));
  diagnostics.warning("privilege-unknown", places.front(),
                      "the privilege `MAINTAIN` is left out: it came with PostgreSQL 17, and the server is of version " + std::to_string(version / 10000), std::move(hints));
}

// Before PostgreSQL 16 all run as their owner, which newer versions of pg_dump say and the server does not know.
void forget_who_subscriptions_run_as(Graph& graph) {
  std::vector<ObjectId> subscriptions;
  for (const auto& [id, node] : graph.nodes(Kind::subscription)) subscriptions.push_back(id);
  for (const auto& id : subscriptions) graph.at(id).as<ir::Subscription>().run_as_owner = false;
}

void forget_options_of_memberships(Graph& graph, int version, Diagnostics& diagnostics) {
  for (auto& [id, node] : graph.nodes(Kind::role_membership)) {
    auto& membership = node.as<ir::RoleMembership>();
    const auto* member = graph.find(role_id(id.part));
    const bool inherits = member == nullptr || member->as<ir::Role>().inherit;
    if (graph.origin.server_version == 0 && (!membership.set || membership.inherit != inherits))
      diagnostics.warning("membership-options-unknown", node.origin,
                          "`INHERIT` and `SET` of a membership are left out: they came with PostgreSQL 16, and the server is of version " + std::to_string(version / 10000));
    membership.inherit = inherits;  // what the member says of itself goes for all
    membership.set = true;
  }
}

// What is not said of streaming means `parallel` from PostgreSQL 18 on, and `off` before (CreateSubscription() in
// src/backend/commands/subscriptioncmds.c). Where the server is not known, it only matters when the other state says it.
void say_streaming(Graph& graph, const Graph& other, int version) {
  std::vector<ObjectId> unsaid;
  for (const auto& [id, node] : graph.nodes(Kind::subscription))
    if (node.as<ir::Subscription>().streaming.empty()) unsaid.push_back(id);
  for (const auto& id : unsaid) {
    const Node* same = other.find(id);
    const bool matters = version != 0 || (same != nullptr && !same->as<ir::Subscription>().streaming.empty());
    if (matters) graph.at(id).as<ir::Subscription>().streaming = version >= 180000 ? "parallel" : "off";
  }
}

// Before PostgreSQL 18 nothing is kept of a NOT NULL but that it is there.
void forget_not_null_constraints(Graph& graph) {
  std::vector<ObjectId> columns;
  for (const auto& [id, node] : graph.nodes(Kind::column))
    if (node.as<ir::Column>().not_null_constraint) columns.push_back(id);
  for (const auto& id : columns) graph.at(id).as<ir::Column>().not_null_constraint.reset();
}

// From PostgreSQL 16 on the server keeps its own spelling of a locale.
void forget_spelling_of_locales(Graph& graph) {
  for (auto& [id, node] : graph.nodes(Kind::collation)) {
    auto& collation = node.as<ir::Collation>();
    if (collation.provider.text() == "icu") collation.locale = icu_language_tag(collation.locale);
  }
}

// Before PostgreSQL 15 the schema `public` belongs to who made the server, and everybody may create in it. Newer versions of
// pg_dump say so, and what is stock is not said.
void forget_stock_of_public(Graph& graph, Name bootstrap_superuser) {
  Node* node = graph.find({.kind = Kind::schema, .name = Name("public")});
  if (node == nullptr || graph.origin.server_version != 0) return;
  std::erase_if(node->privileges.granted, [](const Privilege& each) { return each.grantee.empty() && each.privilege == "CREATE" && !each.grantable; });
  if (!bootstrap_superuser.empty() && node->owner == bootstrap_superuser) node->owner = Name();
}

void forget(Graph& graph, int version, Diagnostics& diagnostics) {
  graph.origin.written_for = version;
  const bool known = version != 0;
  if (version < 180000)
    forget_not_null_constraints(graph);
  else
    settle_not_null(graph);
  if (version >= 180000 && graph.origin.server_version == 0) say_chosen_not_null_names(graph);
  if (known && version < 170000) warn_about_maintain(graph.origin.grants_of_maintain, version, diagnostics);
  if (version >= 160000) forget_spelling_of_locales(graph);
  if (version < 170000) forget_maintain(graph, known);
  if (known && version < 160000) forget_who_subscriptions_run_as(graph);
  if (known && version < 160000) forget_options_of_memberships(graph, version, diagnostics);
  if (known && version < 150000) forget_persistence_of_sequences(graph);
}

// The server's when one is live, otherwise what the files are for; 0: not known.
int version_of(const Graph& graph, const Graph& other) {
  const int live = std::max(graph.origin.server_version, other.origin.server_version);
  return live != 0 ? live : std::max(graph.origin.written_for, other.origin.written_for);
}

}  // namespace

void forget_what_server_lacks(Graph& before, Graph& after, Diagnostics& diagnostics) {
  const int version = version_of(before, after);
  forget(before, version, diagnostics);
  forget(after, version, diagnostics);
  if (version >= 180000) say_not_null_names_that_change(before, after);
  say_streaming(before, after, version);
  say_streaming(after, before, version);
  if (version == 0 || version >= 150000) return;
  const auto& live = before.origin.server_version != 0 ? before : after;
  const auto superuser = live.origin.bootstrap_superuser;
  forget_stock_of_public(before, superuser);
  forget_stock_of_public(after, superuser);
}

void forget_what_server_lacks(Graph& graph, Diagnostics& diagnostics) { forget(graph, version_of(graph, graph), diagnostics); }

}  // namespace lockstep
