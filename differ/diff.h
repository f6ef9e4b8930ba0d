// Two graphs → what differs. Pure; names no kind of object (a test holds differ/ to that).
#pragma once

#include "differ/change.h"
#include "ir/diagnostic.h"
#include "ir/rename.h"

namespace lockstep {

// What match_renames() needs of the parser: both functions of parser/canonical.h. Without them
// expressions are compared as they stand, and keep the old names of columns.
struct ExpressionTools {
  ColumnsInText columns_in_text;  // with_renamed_columns
  std::function<std::string(const Graph& graph, const Node& owner, const Expr& expression, std::string_view field)> canonical_text;
};

// Carries out on `before` what `after` says in `@renamed from=…` directives, and gives an unnamed
// constraint, index or sequence of `after` that matches one of `before` by definition a Renamed, so
// that it is renamed and not rebuilt. A directive whose old name is gone in `before` is spent and does
// nothing. Contradictions (both names exist) are diagnostics. A circle of renames goes by way of a
// temporary name, which is then part of the result.
std::vector<Renamed> match_renames(Graph& before, const Graph& after, Diagnostics& diagnostics, const ExpressionTools& tools = {});

// Fields on which two nodes of one kind differ. An owner that `after` does not say is not compared.
std::vector<std::string_view> differing_fields(const Node& before, const Node& after);

// The plain differences, object by object. `renames` come first in the result.
ChangeSet diff(const Graph& before, const Graph& after, std::vector<Renamed> renames = {});

// The same changes after expressions got other canonical forms: compares what is altered once more, and leaves
// out what is equal now.
void compare_again(ChangeSet& changes, const Graph& before, const Graph& after);

// Spreads replacement along dependencies: children of what is replaced, and what PostgreSQL cannot keep
// when something under it is dropped or retyped. See differ/replace.cc for the rules.
void spread_replacement(ChangeSet& changes, const Graph& before, const Graph& after);

}  // namespace lockstep
