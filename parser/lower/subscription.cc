// Subscriptions (src/backend/commands/subscriptioncmds.c). Whether something was to be connected to when the statement
// ran is not part of a state.
#include <algorithm>

#include "ir/error.h"
#include "parser/lower/objects.h"
#include "parser/lower/options.h"

namespace lockstep {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string folded(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

// A switch that has a third position (defGetStreamingMode()).
std::string streaming_of(const PgQuery__DefElem& option) {
  const auto text = folded(option_text(option));
  if (!option.arg || is_one_of(text, {"true", "on", "1", "yes"})) return "on";
  return is_one_of(text, {"false", "off", "0", "no"}) ? "off" : text;
}

bool set_switch(ir::Subscription& subscription, std::string_view name, const PgQuery__DefElem& option) {
  static constexpr std::pair<std::string_view, bool ir::Subscription::*> switches[] = {
      {"enabled", &ir::Subscription::enabled},
      {"binary", &ir::Subscription::binary},
      {"two_phase", &ir::Subscription::two_phase},
      {"disable_on_error", &ir::Subscription::disable_on_error},
      {"password_required", &ir::Subscription::password_required},
      {"run_as_owner", &ir::Subscription::run_as_owner},
      {"failover", &ir::Subscription::failover}};
  for (const auto& [word, member] : switches)
    if (word == name) {
      subscription.*member = option_bool(option);
      return true;
    }
  return false;
}

void set_options(Reader& reader, const Statement& statement, ir::Subscription& subscription, PgQuery__Node* const* options, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto& option = *options[i]->def_elem;
    const auto name = text_of(option.defname);
    if (set_switch(subscription, name, option)) continue;
    if (name == "slot_name") {
      const auto slot = option_text(option);
      subscription.slot = slot == "none" ? std::nullopt : std::optional(Name(slot));
    } else if (name == "streaming") {
      subscription.streaming = streaming_of(option);
    } else if (name == "synchronous_commit") {
      subscription.synchronous_commit = option_text(option);
    } else if (name == "origin") {
      subscription.origin = folded(option_text(option));
    } else if (!is_one_of(name, {"connect", "create_slot", "copy_data", "refresh", "lsn"})) {
      reader.diagnostics.error("unknown-option", statement.at(option.location), "a subscription has no option `" + std::string(name) + "`");
    }
  }
}

bool connects(PgQuery__Node* const* options, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    if (text_of(options[i]->def_elem->defname) == "connect") return option_bool(*options[i]->def_elem);
  return true;
}

std::vector<Name> names_in(PgQuery__Node* const* nodes, std::size_t count) {
  std::vector<Name> names;
  for (const auto each : string_list(nodes, count)) names.emplace_back(each);
  return names;
}

}  // namespace

void lower_create_subscription(Reader& reader, const Statement& statement, const PgQuery__CreateSubscriptionStmt& create) {
  const ObjectId id{.kind = Kind::subscription, .name = Name(text_of(create.subname))};
  if (!reader.is_new(id, statement, -1, false)) return;
  ir::Subscription subscription{.connection = std::string(text_of(create.conninfo)),
                                .publications = names_in(create.publication, create.n_publication),
                                .enabled = connects(create.options, create.n_options),
                                .slot = id.name};
  set_options(reader, statement, subscription, create.options, create.n_options);
  create_object(reader, statement, id, std::move(subscription)).owner = reader.role;
}

void lower_alter_subscription(Reader& reader, const Statement& statement, const PgQuery__AlterSubscriptionStmt& alter) {
  const ObjectId id{.kind = Kind::subscription, .name = Name(text_of(alter.subname))};
  auto* node = reader.graph.find(id);
  if (!node) postpone(statement, -1, "there is no subscription `" + quoted(id.name) + "`");
  auto& subscription = node->as<ir::Subscription>();
  auto& publications = subscription.publications;
  const auto named = names_in(alter.publication, alter.n_publication);
  switch (alter.kind) {
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_CONNECTION: subscription.connection = text_of(alter.conninfo); return;
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_SET_PUBLICATION: publications = named; return;
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_ADD_PUBLICATION:
      publications.insert(publications.end(), named.begin(), named.end());
      return;
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_DROP_PUBLICATION:
      std::erase_if(publications, [&](Name each) { return std::find(named.begin(), named.end(), each) != named.end(); });
      return;
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_REFRESH:
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_SKIP:
      reader.skip(statement, "data-skipped", "ALTER SUBSCRIPTION … REFRESH or SKIP", "what is replicated is not part of a schema");
      return;
    default: set_options(reader, statement, subscription, alter.options, alter.n_options); return;
  }
}

void lower_drop_subscription(Reader& reader, const Statement& statement, const PgQuery__DropSubscriptionStmt& drop) {
  const ObjectId id{.kind = Kind::subscription, .name = Name(text_of(drop.subname))};
  if (reader.graph.contains(id))
    reader.graph.erase(id);
  else if (!drop.missing_ok)
    postpone(statement, -1, "there is no subscription `" + quoted(id.name) + "`");
}

}  // namespace lockstep
