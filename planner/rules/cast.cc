// Casts and conversions. PostgreSQL can change nothing of them in place but the name and owner of a conversion.
#include "planner/rules.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::Cast>& cast) {
  auto statement = sql("CREATE {}", sql_reference(cast.graph, cast.node));
  switch (cast->method) {
    case ir::CastMethod::function: {
      std::vector<Sql> arguments;
      for (const auto& type : cast->arguments) arguments.push_back(sql("{}", type));
      statement += sql(" WITH FUNCTION {}({})", cast->function, join(arguments));
      break;
    }
    case ir::CastMethod::without_function: statement += sql(" WITHOUT FUNCTION"); break;
    case ir::CastMethod::inout: statement += sql(" WITH INOUT"); break;
  }
  if (cast->context == ir::CastContext::assignment) statement += sql(" AS ASSIGNMENT");
  if (cast->context == ir::CastContext::implicit) statement += sql(" AS IMPLICIT");
  return {statement};
}

std::vector<Sql> create(const Subject<ir::Conversion>& conversion) {
  return {sql("CREATE {}CONVERSION {} FOR {} TO {} FROM {}", conversion->is_default ? sql("DEFAULT ") : Sql(), conversion.name(),
              literal(conversion->from), literal(conversion->to), conversion->function)};
}

// Every field asks for a replacement.
void alter(const Alteration<ir::Cast>&, std::vector<Step>&) {}
void alter(const Alteration<ir::Conversion>&, std::vector<Step>&) {}

}  // namespace lockstep
