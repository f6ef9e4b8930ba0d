// Schemas and extensions.
#include "planner/rules.h"

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

}  // namespace lockstep
