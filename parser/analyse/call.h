// Function calls applied to analysed arguments (src/backend/parser/parse_func.c).
#pragma once

#include "parser/analyse/routines.h"
#include "parser/analyse/analysis.h"

namespace lockstep::analyse {

struct CallRequest {
  Name schema;
  Name name;
  std::vector<Value*> arguments;
  std::vector<Name> argument_names;  // as many as arguments; empty names for positional ones
  bool sql_syntax = false;           // written as EXTRACT(… FROM …) and the like
  bool variadic = false;
  CallDetails* details = nullptr;    // aggregates and window functions
};

// The call, or the coercion or field selection that it stands for. A function that is not known
// gives a value of no_type.
Value* make_call(const Analysis& analysis, CallRequest request);

// The columns that a call in FROM puts out; empty when it is a scalar or not known.
std::vector<Attribute> output_columns(const Analysis& analysis, const Value& call);

}  // namespace lockstep::analyse
