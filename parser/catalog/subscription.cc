// Subscriptions. Their connection strings are secrets: who may not read them gets a mask (ir/secrets.h).
#include "ir/secrets.h"
#include "parser/catalog/decode.h"

namespace lockstep::catalog {

namespace {

bool are_readable(Reading& reading) { return reading.query("subscription_readable").is_true(0, "readable"); }

// PostgreSQL 13 lets others see little more than how many there are.
bool only_counted(Reading& reading) {
  if (reading.version >= 140000 || are_readable(reading)) return false;
  const int count = to_int(reading.query("subscription_count").text(0, "count"));
  if (count > 0) reading.state.unmodelled["subscription, which only superusers may read"] += count;
  return true;
}

}  // namespace

void read_subscriptions(Reading& reading) {
  if (only_counted(reading)) return;
  const auto result = reading.query("subscription");
  if (result.size() == 0) return;
  read_global_objects<ir::Subscription>(reading, result, Catalog::subscription, ' ', [](Node& node, std::size_t) {
    node.as<ir::Subscription>().connection = mask;
  });
  if (!are_readable(reading)) return;
  const auto connections = reading.query("subscription_connection");
  for (std::size_t row = 0; row < connections.size(); ++row)
    if (auto* node = reading.object(Catalog::subscription, connections.oid(row, "oid")))
      node->as<ir::Subscription>().connection = connections.text(row, "connection");
}

}  // namespace lockstep::catalog
