// Plans and change sets as text. Pure; names no kind of object.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "differ/change.h"
#include "ir/describe.h"
#include "ir/graph.h"
#include "planner/plan.h"

namespace lockstep {

// Scripts for plain `psql -f`: a header comment for each step, transactions, lock_timeout,
// search_path. A plan without steps gives a script without statements. With `only`, the steps of that phase, which stand together.
std::string up_script(const Plan& plan, Secrets secrets = Secrets::plain, std::optional<Phase> only = {});
std::string down_script(const Plan& plan, Secrets secrets = Secrets::plain, std::optional<Phase> only = {});  // the downs in reverse order
// The phases that the plan has steps of, in their order.
std::vector<Phase> phases_in(const Plan& plan);

// One step as a script of its own, with the settings it needs.
std::string step_up_script(const Plan& plan, std::size_t step);
std::string step_down_script(const Plan& plan, std::size_t step);
// `003-create-table-orders`: number and title as a file name, ASCII, at most 60 bytes.
std::string step_file_name(const Plan& plan, std::size_t step);

struct TextStyle {
  bool color = false;
};

// For a terminal: summary line, every step in order, hazards where they stand.
std::string plan_text(const Plan& plan, const TextStyle& style, std::optional<Phase> only = {});
std::string plan_markdown(const Plan& plan, std::optional<Phase> only = {});

// The versioned format of docs/plan.schema.json. read_plan_json(plan_json(p)) gives the same plan, byte
// for byte when written again. Throws Error when the text is not such a plan.
std::string plan_json(const Plan& plan);
Plan read_plan_json(const std::string& text);

// What differs, for `diff` and `drift`.
std::string changes_text(const ChangeSet& changes, const Graph& before, const Graph& after, const TextStyle& style);
std::string changes_json(const ChangeSet& changes, const Graph& before, const Graph& after);
std::string changes_markdown(const ChangeSet& changes, const Graph& before, const Graph& after);

// A state as clean, ordered, re-loadable SQL: from build_plan(). By object: file path → text
// (`public/tables/orders.sql`).
std::string state_sql(const Graph& state, const Plan& build);
std::map<std::string, std::string> state_sql_by_object(const Graph& state, const Plan& build);

}  // namespace lockstep
