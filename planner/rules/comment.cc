// `COMMENT ON TABLE t IS '…'`.
#include "planner/rules.h"

namespace lockstep {

namespace {

// The comment that an extension brings is in its control file; the server that runs the plan has it.
Sql stock_comment_of_extension(const Node& node) {
  return sql("DO $lockstep$ BEGIN EXECUTE pg_catalog.format('COMMENT ON EXTENSION %I IS %L', {}, "
             "(SELECT comment FROM pg_catalog.pg_available_extensions() WHERE name = {})); END $lockstep$",
             literal(node.id.name.text()), literal(node.id.name.text()));
}

}  // namespace

std::vector<Sql> set_comment(const Graph& graph, const Node& node, const std::optional<std::string>& comment) {
  if (node.id.kind == Kind::default_privilege || node.id.kind == Kind::stock_object || node.id.kind == Kind::role_membership) return {};
  if (node.id.kind == Kind::extension && !comment) return {stock_comment_of_extension(node)};
  // The schema `public` comes with a comment, which a state leaves out (initdb.c; pg_dump.c does the same).
  const bool is_public = node.id.kind == Kind::schema && node.id.name.text() == "public";
  const auto text = comment ? literal(*comment) : is_public ? literal("standard public schema") : sql("NULL");
  return {sql("COMMENT ON {} IS {}", sql_reference(graph, node), text)};
}

}  // namespace lockstep
