#include "ir/secrets.h"

#include <algorithm>

namespace lockstep {
namespace {

bool is_masked(const std::string& connection) { return connection == mask || connection == masked_connection; }

// What the one does not know of its options, from the other. False when something stays unknown.
bool settle(Options& options, const Options& other) {
  if (options.contains(mask)) {
    options = other;
    return false;
  }
  bool known = true;
  const auto given = options;
  for (const auto& [name, value] : given) {
    if (value != mask || !is_secret_option(name)) continue;
    const auto found = other.find(name);
    if (found == other.end() || found->second == mask)
      known = false;
    else
      options.set(name, found->second);
  }
  return known;
}

bool settle(std::string& connection, const std::string& other) {
  if (!is_masked(connection)) return true;
  connection = is_masked(other) ? std::string(masked_connection) : other;
  return !is_masked(other);
}

// Nobody knows more about an object that is on one side only.
bool settle_alone(Node& node) {
  if (node.id.kind == Kind::subscription) return settle(node.as<ir::Subscription>().connection, std::string(mask));
  auto& options = node.as<ir::UserMapping>().options;
  if (!options.contains(mask)) return settle(options, {});
  options.clear();
  return false;
}

bool settle(Node& before, Node& after) {
  if (before.id.kind == Kind::subscription) {
    auto& left = before.as<ir::Subscription>().connection;
    auto& right = after.as<ir::Subscription>().connection;
    // What the live side could not read is no answer to what the other says.
    const bool readable = left != mask && right != mask;
    const bool known = settle(left, right);
    return settle(right, left) && known && readable;
  }
  auto& left = before.as<ir::UserMapping>().options;
  auto& right = after.as<ir::UserMapping>().options;
  const bool known = settle(left, right);
  return settle(right, left) && known;
}

template <class Visit>
void each_holder(Graph& graph, Visit&& visit) {
  for (const auto kind : {Kind::user_mapping, Kind::subscription})
    for (auto& [id, node] : graph.nodes(kind)) visit(node);
}

}  // namespace

bool is_secret_option(std::string_view name) { return name != "password_required"; }

bool looks_like_secret(std::string_view name, std::string_view value) {
  std::string lower;
  for (const char c : name) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  // What PostgreSQL itself has of that kind says how, not what.
  if (lower == "password_encryption") return false;
  for (const std::string_view word : {"password", "passwd", "passphrase", "secret", "token", "credential", "private"})
    if (lower.find(word) != std::string::npos) return true;
  if (lower.ends_with("key") || lower.ends_with("pwd")) return true;
  if (value.find("password=") != std::string_view::npos) return true;
  // user:password@host
  const auto host = value.find("://");
  const auto at = host == std::string_view::npos ? host : value.find('@', host);
  return at != std::string_view::npos && value.find(':', host + 3) < at;
}

Graph masked(const Graph& graph) {
  auto result = graph;
  each_holder(result, [](Node& node) {
    if (node.id.kind == Kind::subscription) {
      node.as<ir::Subscription>().connection = masked_connection;
      return;
    }
    auto& options = node.as<ir::UserMapping>().options;
    const auto given = options;
    for (const auto& [name, value] : given)
      if (is_secret_option(name)) options.set(name, mask);
  });
  return result;
}

std::vector<ObjectId> settle_secrets(Graph& before, Graph& after) {
  std::vector<ObjectId> unknown;
  each_holder(before, [&](Node& node) {
    Node* other = after.find(node.id);
    if (!(other != nullptr ? settle(node, *other) : settle_alone(node))) unknown.push_back(node.id);
  });
  each_holder(after, [&](Node& node) {
    if (!before.contains(node.id) && !settle_alone(node)) unknown.push_back(node.id);
  });
  std::sort(unknown.begin(), unknown.end());
  return unknown;
}

std::vector<ObjectId> holders_of_secrets(const Graph& graph) {
  std::vector<ObjectId> result;
  each_holder(const_cast<Graph&>(graph), [&](const Node& node) {
    const bool holds = node.id.kind == Kind::subscription || !node.as<ir::UserMapping>().options.empty();
    if (holds) result.push_back(node.id);
  });
  return result;
}

}  // namespace lockstep
