// Kinds whose rules are not written yet; no reader makes them.
#include "ir/error.h"
#include "planner/rules.h"

namespace lockstep {
namespace {

[[noreturn]] void not_planned() { throw Bug("a kind without rules got into a state"); }

}  // namespace

std::vector<Sql> create(const Subject<ir::ShellType>&) { not_planned(); }
void alter(const Alteration<ir::ShellType>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::BaseType>&) { not_planned(); }
bool can_alter(const Alteration<ir::BaseType>&) { not_planned(); }
void alter(const Alteration<ir::BaseType>&, std::vector<Step>&) { not_planned(); }

}  // namespace lockstep
