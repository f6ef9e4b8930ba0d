// What the files of columns that take the place of others share: which columns are meant, what everything is called, and the triggers that
// keep them in step. For them alone; the others call draft_column_splits() of recipes.h.
#pragma once

#include <string>
#include <vector>

#include "ir/column_split.h"
#include "planner/recipes/recipes.h"

namespace lockstep {

struct Parting {
  const Graph& before;
  const Graph& after;
  const ColumnSplit& split;
  const Policy& policy;
  bool online;
  ObjectId first;  // everything is named after the first of the new columns
  Sql head;        // `ALTER TABLE t`
  QualifiedName function;
  Name on_insert;
  Name on_update;
};

inline const ir::Column& as_column(const Node& node) { return node.as<ir::Column>(); }

// What `make` gives for the name of each of the columns.
template <class Make>
Sql of_each(const std::vector<const Node*>& columns, std::string_view separator, const Make& make) {
  std::vector<Sql> result;
  for (const Node* each : columns) result.push_back(make(each->id.part));
  return join(result, separator);
}

// `first_name, last_name`, for people.
std::string words_of(const std::vector<const Node*>& columns);
// Old columns go after this.
ObjectId apart(const ColumnSplit& split);

// True when some old column is made again of the new ones.
bool gives_back(const Parting& parting);

// The function alone, and both triggers with it. `filling`: rows are not all filled, so one without values in the new columns gets them
// whatever is written to it. Afterwards it can be meant to have none.
Sql keep_in_step(const Parting& parting, bool filling);
std::vector<Sql> keep_in_step_from_now(const Parting& parting, bool filling);
std::vector<Sql> stop_keeping_in_step(const Parting& parting);

// The way back (split_return.cc).
// In rows that are not in step, or that programs wrote since nothing keeps them so.
std::vector<Sql> give_back_again(const Parting& parting);
// It has nothing to be made of but its default.
bool comes_back_by_default(const Parting& parting, std::size_t old);
// The old columns, of what `reverse` gives and of defaults: what the way back makes anew is empty at first.
std::vector<Step> fill_on_return(const Parting& parting);

}  // namespace lockstep
