// Kinds whose rules are not written yet; no reader makes them.
#include "ir/error.h"
#include "planner/rules.h"

namespace lockstep {
namespace {

[[noreturn]] void not_planned() { throw Bug("a kind without rules got into a state"); }

}  // namespace

std::vector<Sql> create(const Subject<ir::AccessMethod>&) { not_planned(); }
void alter(const Alteration<ir::AccessMethod>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::Language>&) { not_planned(); }
void alter(const Alteration<ir::Language>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::Collation>&) { not_planned(); }
void alter(const Alteration<ir::Collation>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::ShellType>&) { not_planned(); }
void alter(const Alteration<ir::ShellType>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::BaseType>&) { not_planned(); }
bool can_alter(const Alteration<ir::BaseType>&) { not_planned(); }
void alter(const Alteration<ir::BaseType>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::TextSearchParser>&) { not_planned(); }
void alter(const Alteration<ir::TextSearchParser>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::TextSearchTemplate>&) { not_planned(); }
void alter(const Alteration<ir::TextSearchTemplate>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::TextSearchDictionary>&) { not_planned(); }
void alter(const Alteration<ir::TextSearchDictionary>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::TextSearchConfiguration>&) { not_planned(); }
void alter(const Alteration<ir::TextSearchConfiguration>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::Transform>&) { not_planned(); }
void alter(const Alteration<ir::Transform>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::Statistics>&) { not_planned(); }
void alter(const Alteration<ir::Statistics>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::Rule>&) { not_planned(); }
void alter(const Alteration<ir::Rule>&, std::vector<Step>&) { not_planned(); }
std::vector<Sql> create(const Subject<ir::EventTrigger>&) { not_planned(); }
void alter(const Alteration<ir::EventTrigger>&, std::vector<Step>&) { not_planned(); }

}  // namespace lockstep
