// Comparison of syntax trees for tests.
#pragma once

#include "parser/sql_ast.h"

namespace lockstep {

// True when the trees are equal but for the locations in them.
bool same_tree(const ProtobufCMessage& left, const ProtobufCMessage& right);

}  // namespace lockstep
