// `SECURITY LABEL FOR provider ON TABLE t IS '…'`.
#include "ir/security_labels.h"
#include "planner/rules.h"

namespace lockstep {

Sql label_head(const std::string& provider) { return provider.empty() ? sql("SECURITY LABEL ON ") : sql("SECURITY LABEL FOR {} ON ", Name(provider)); }

std::vector<Sql> change_labels(const Graph& graph, const Node& node, const Node& before, const Node& after) {
  std::vector<Sql> result;
  const auto set = [&](const std::string& provider, const Sql& label) {
    result.push_back(label_head(provider) + sql("{} IS {}", sql_reference(graph, node), label));
  };
  const auto& from = labels_of(before);
  const auto& to = labels_of(after);
  for (const auto& [provider, label] : from)
    if (!to.contains(provider)) set(provider, sql("NULL"));
  for (const auto& [provider, label] : to)
    if (const auto was = from.find(provider); was == from.end() || was->second != label) set(provider, literal(label));
  return result;
}

}  // namespace lockstep
