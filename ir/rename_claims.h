// Old names that directives give: those that two objects claim, and those that nothing has.
#pragma once

#include <string>
#include <vector>

#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

// A rename that a directive asks for.
struct WantedRename {
  ObjectId from;
  ObjectId to;
  Span span;
  std::string word = {};  // of the directive
};

// `file:line:column` of a directive; what it stands before, for those that were read from no file.
std::string place_in_file(const Span& span, const ObjectId& id);

// Errors for names that two objects want to have had, and for columns of which others are made, too. Takes all but the first of them out, and
// what is said twice. A claim whose work was done in an earlier plan is none.
void settle_claims(const Graph& before, const Graph& after, std::vector<WantedRename>& wanted, Diagnostics& diagnostics);

// A warning when an object is made anew although a directive before it says that it was `old`, which is not there either: a slip would
// lose what the object holds. None where nothing can be lost, because the table it is in is made anew, or everything is, and none for a column that
// is made of others.
void warn_of_nothing_to_rename(const Graph& before, const Graph& after, const Node& node, const ObjectId& old, const Directive& directive, Diagnostics& diagnostics);

}  // namespace lockstep
