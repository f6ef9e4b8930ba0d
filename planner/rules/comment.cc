// `COMMENT ON TABLE t IS '…'`.
#include "planner/rules.h"

namespace lockstep {

std::vector<Sql> set_comment(const Graph& graph, const Node& node, const std::optional<std::string>& comment) {
  if (node.id.kind == Kind::default_privilege) return {};
  const auto text = comment ? literal(*comment) : sql("NULL");
  return {sql("COMMENT ON {} IS {}", sql_reference(graph, node), text)};
}

}  // namespace lockstep
