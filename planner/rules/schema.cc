// Schemas and extensions.
#include "planner/rules/altered.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::Schema>& schema) {
  return {sql("CREATE SCHEMA {}", schema.id().name)};
}

// A schema is nothing but its name; owner, comment and privileges are on the node.
void alter(const Alteration<ir::Schema>&, std::vector<Step>&) {}

std::vector<Sql> create(const Subject<ir::Extension>& extension) {
  auto statement = sql("CREATE EXTENSION IF NOT EXISTS {}", extension.id().name);
  if (!extension->schema.empty()) statement += sql(" WITH SCHEMA {}", extension->schema);
  if (!extension->version.empty()) statement += sql(" VERSION {}", literal(extension->version));
  return {statement};
}

void alter(const Alteration<ir::Extension>& extension, std::vector<Step>& steps) {
  // Where nothing is said about the schema, there is nothing to move.
  if (!extension.changed(&ir::Extension::schema) || extension.before->schema.empty() ||
      extension.after->schema.empty())
    return;
  const auto move = [](const Subject<ir::Extension>& to) {
    return sql("ALTER EXTENSION {} SET SCHEMA {}", to.id().name, to->schema);
  };
  auto& step = add_step(steps,
                        extension,
                        "move " + label(extension.after.node) + " to schema " + quoted(extension.after->schema),
                        {move(extension.after)},
                        {move(extension.before)});
  step.produces = {extension.after.id()};
  step.requires_ = {{.kind = Kind::schema, .name = extension.after->schema}};
  step.releases = {{.kind = Kind::schema, .name = extension.before->schema}};
}

}  // namespace lockstep
