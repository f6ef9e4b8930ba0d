// Where the transactions of a program begin and end.
#pragma once

#include "planner/draft.h"

namespace lockstep {

// Steps that belong together, by their places: the first and the last of them and all between.
struct Together {
  std::size_t first = 0;
  std::size_t last = 0;
};

// What nobody may see half done, of drafts in their order: from what is taken away to what comes in its place (the same object, or another
// trigger, rule or constraint of the same table), all that is done to one object, and to the policies of one table.
std::vector<Together> belonging_together(const Drafts& drafts);

// Sets Step::begins: between phases, before gates, and where neighbouring shared steps take strong locks on one table after another. Who holds
// the one and waits for the other can deadlock with programs that take them in another order, and makes those of the first wait meanwhile.
// What belongs together stays together. `before` says which table an index is of.
void part_transactions(std::vector<Step>& steps, const std::vector<Together>& spans, const Graph& before);

}  // namespace lockstep
