// Subscriptions, written as pg_dump writes them: nothing is connected to when they are made, and no replication slot is
// made or dropped on the other server. Their connection strings are secrets.
#include <algorithm>

#include "ir/secrets.h"
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

Sql on_or_off(bool value) { return value ? sql("true") : sql("false"); }

Sql connection(const ir::Subscription& subscription) {
  const auto value = literal(subscription.connection);
  return subscription.connection == masked_connection ? value : secret(value, literal(masked_connection));
}

Sql slot(const ir::Subscription& subscription) {
  return sql("slot_name = {}", subscription.slot ? literal(subscription.slot->text()) : sql("NONE"));
}

// A subscription that says nothing of its slot has one of its own name, whatever that is; what is said has to be a proper
// name for a slot (ReplicationSlotValidateName() in src/backend/replication/slot.c).
bool has_unspeakable_slot(const Subject<ir::Subscription>& subscription) {
  if (subscription->slot != subscription.id().name) return false;
  const auto& text = subscription.id().name.text();
  return !std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// What the server makes of a subscription whose statement does not say it: `parallel` from version 18 on. Which server it
// is may not be known; then all that the subscription says is said.
std::string unsaid_streaming(int server_version, int written_for, const ir::Subscription& subscription) {
  const int version = std::max(server_version, written_for);
  if (version == 0 || subscription.streaming.empty()) return {};
  return version >= 180000 ? "parallel" : "off";
}

// The options but for the slot in which `to` differs from `from`, as WITH (…) and SET (…) take them.
std::vector<Sql> options(const ir::Subscription& from, const ir::Subscription& to) {
  std::vector<Sql> result;
  if (from.binary != to.binary) result.push_back(sql("binary = {}", on_or_off(to.binary)));
  if (from.streaming != to.streaming) result.push_back(sql("streaming = {}", literal(to.streaming)));
  if (from.two_phase != to.two_phase) result.push_back(sql("two_phase = {}", on_or_off(to.two_phase)));
  if (from.disable_on_error != to.disable_on_error) result.push_back(sql("disable_on_error = {}", on_or_off(to.disable_on_error)));
  if (from.password_required != to.password_required) result.push_back(sql("password_required = {}", on_or_off(to.password_required)));
  if (from.run_as_owner != to.run_as_owner) result.push_back(sql("run_as_owner = {}", on_or_off(to.run_as_owner)));
  if (from.failover != to.failover) result.push_back(sql("failover = {}", on_or_off(to.failover)));
  if (from.synchronous_commit != to.synchronous_commit) result.push_back(sql("synchronous_commit = {}", literal(to.synchronous_commit)));
  if (from.origin != to.origin) result.push_back(sql("origin = {}", literal(to.origin)));
  return result;
}

Sql head(const Subject<ir::Subscription>& subscription) { return sql("ALTER SUBSCRIPTION {}", subscription.id().name); }

// From one to the other. Without a slot a subscription cannot be enabled, and some options change only while it is not.
std::vector<Sql> change(const Alteration<ir::Subscription>& each) {
  const auto& from = *each.before;
  const auto& to = *each.after;
  const auto alter = head(each.after);
  std::vector<Sql> result;
  const bool pauses = from.enabled && (!to.enabled || from.slot != to.slot || from.two_phase != to.two_phase || from.failover != to.failover);
  if (pauses) result.push_back(sql("{} DISABLE", alter));
  // As long as a password is required, a connection string without one is refused.
  const bool eased = from.password_required && !to.password_required;
  if (eased) result.push_back(sql("{} SET (password_required = false)", alter));
  if (each.changed(&ir::Subscription::connection)) result.push_back(sql("{} CONNECTION {}", alter, connection(to)));
  if (each.changed(&ir::Subscription::publications))
    result.push_back(sql("{} SET PUBLICATION {} WITH (refresh = false)", alter, join(to.publications)));
  auto so_far = from;
  if (eased) so_far.password_required = false;
  auto changed = options(so_far, to);
  if (from.slot != to.slot) changed.insert(changed.begin(), slot(to));
  if (!changed.empty()) result.push_back(sql("{} SET ({})", alter, join(changed)));
  if (to.enabled && (pauses || !from.enabled)) result.push_back(sql("{} ENABLE", alter));
  return result;
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Subscription>& subscription) {
  std::vector<Sql> given{sql("connect = false")};
  if (!has_unspeakable_slot(subscription)) given.push_back(slot(*subscription));
  ir::Subscription unsaid;
  unsaid.streaming = unsaid_streaming(subscription.graph.origin.server_version, subscription.graph.origin.written_for, *subscription);
  for (auto& each : options(unsaid, *subscription)) given.push_back(std::move(each));
  std::vector<Sql> result{sql("CREATE SUBSCRIPTION {}\n    CONNECTION {}\n    PUBLICATION {}\n    WITH ({})", subscription.id().name,
                              connection(*subscription), join(subscription->publications), join(given))};
  if (subscription->enabled) result.push_back(sql("{} ENABLE", head(subscription)));
  return result;
}

// With its slot, dropping it would drop that on the other server, too, and could not be done in a transaction.
std::vector<Sql> drop(const Subject<ir::Subscription>& subscription) {
  std::vector<Sql> result;
  if (subscription->enabled) result.push_back(sql("{} DISABLE", head(subscription)));
  if (subscription->slot) result.push_back(sql("{} SET (slot_name = NONE)", head(subscription)));
  result.push_back(sql("DROP SUBSCRIPTION {}", subscription.id().name));
  return result;
}

// Two-phase commit is chosen once and for all before PostgreSQL 18, and so is failover for who has no connection.
bool can_alter(const Alteration<ir::Subscription>& subscription) {
  const bool unspeakable = has_unspeakable_slot(subscription.before) || has_unspeakable_slot(subscription.after);
  if (unspeakable && subscription.changed(&ir::Subscription::slot)) return false;
  return !subscription.changed(&ir::Subscription::two_phase) && !subscription.changed(&ir::Subscription::failover);
}

void alter(const Alteration<ir::Subscription>& subscription, std::vector<Step>& steps) {
  if (!is_changed(subscription)) return;
  add_step(steps, subscription, "change " + label(subscription.after.node), change(subscription), change(subscription.reversed()));
}

}  // namespace lockstep
