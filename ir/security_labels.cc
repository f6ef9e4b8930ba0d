#include "ir/security_labels.h"

#include "ir/describe.h"

namespace lockstep {

const Labels& labels_of(const Node& node) {
  static const Labels none;
  return node.labels ? *node.labels : none;
}

void set_label(Node& node, const std::string& provider, const std::optional<std::string>& label) {
  auto labels = labels_of(node);
  labels.erase(provider);
  if (label) labels.emplace(provider, *label);
  node.labels = labels.empty() ? Box<Labels>() : Box<Labels>(std::move(labels));
}

std::set<std::string> label_providers(const Graph& graph) {
  std::set<std::string> providers;
  for (const auto& [id, node] : graph.nodes())
    for (const auto& [provider, label] : labels_of(node)) providers.insert(provider);
  return providers;
}

namespace {

void name_provider(const Graph& live, Graph& file) {
  if (live.origin.server_version == 0 || file.origin.server_version != 0) return;
  const auto providers = label_providers(live);
  if (providers.size() != 1) return;
  for (auto& [id, node] : file.nodes()) {
    if (!labels_of(node).contains("")) continue;
    const auto label = labels_of(node).at("");
    set_label(node, "", std::nullopt);
    set_label(node, *providers.begin(), label);
  }
}

}  // namespace

void name_label_provider(Graph& before, Graph& after) {
  name_provider(before, after);
  name_provider(after, before);
}

void forget_labels(Graph& graph, const std::set<std::string>& providers) {
  std::vector<ObjectId> empty;
  for (auto& [id, node] : graph.nodes()) {
    if (!node.labels) continue;
    for (const auto& provider : providers) set_label(node, provider, std::nullopt);
    if (!node.labels && id.kind == Kind::view_column && describe(node).empty()) empty.push_back(id);
  }
  for (const auto& id : empty) graph.erase(id);
}

}  // namespace lockstep
