// `COMMENT ON TABLE t IS '…'`.
#include "planner/rules.h"

namespace lockstep {

std::vector<Sql> set_comment(const Graph& graph, const Node& node, const std::optional<std::string>& comment) {
  if (node.id.kind == Kind::default_privilege) return {};
  // The schema `public` comes with a comment, which a state leaves out (initdb.c; pg_dump.c does the same).
  const bool is_public = node.id.kind == Kind::schema && node.id.name.text() == "public";
  const auto text = comment ? literal(*comment) : is_public ? literal("standard public schema") : sql("NULL");
  return {sql("COMMENT ON {} IS {}", sql_reference(graph, node), text)};
}

}  // namespace lockstep
