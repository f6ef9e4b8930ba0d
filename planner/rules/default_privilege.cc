// Default privileges, and objects that came with an extension or with PostgreSQL, are nothing but the privileges on their node:
// change_privileges() makes, changes and takes back all of them.
#include "planner/rules.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::DefaultPrivilege>&) { return {}; }

std::vector<Sql> drop(const Subject<ir::DefaultPrivilege>& entry) {
  return change_privileges(entry.graph, entry.node, entry.node.privileges, {});
}

void alter(const Alteration<ir::DefaultPrivilege>&, std::vector<Step>&) {}

std::vector<Sql> create(const Subject<ir::StockObject>&) { return {}; }

std::vector<Sql> drop(const Subject<ir::StockObject>& object) {
  return change_privileges(object.graph, object.node, object.node.privileges, {});
}

void alter(const Alteration<ir::StockObject>&, std::vector<Step>&) {}

}  // namespace lockstep
