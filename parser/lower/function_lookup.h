// The function that a definition means when it names one by its name alone and the types follow from what is
// defined: the transition function of an aggregate, the function behind an operator or a cast.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// What is looked for. With `exact` the arguments must be of just these types (LookupFuncName() in
// src/backend/parser/parse_func.c), without it they may be coerced as in a call (func_get_detail()).
struct WantedFunction {
  std::vector<std::string_view> name;  // as parts
  std::vector<TypeName> arguments;
  bool exact = true;
};

struct FoundFunction {
  QualifiedName name;         // without schema when it is of pg_catalog
  TypeName result;            // empty when it is not known
  std::optional<ObjectId> id; // the routine of the graph, or the extension that brings the function
};

// Postpones when there is no such function, unless an extension that lockstep does not know may bring it.
FoundFunction find_function(Reader& reader, const Statement& statement, const WantedFunction& wanted);

// Nothing when it is not known.
std::optional<FoundFunction> find_known_function(const Reader& reader, const WantedFunction& wanted);

}  // namespace lockstep
