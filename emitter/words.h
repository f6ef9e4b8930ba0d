// The words in which plans speak about phases, locks, transactions and what can be undone; shared by
// the scripts, the terminal, Markdown and JSON.
#pragma once

#include <string>
#include <string_view>

#include "planner/plan.h"

namespace lockstep {

// Stable words of plan.json. The readers throw Error for a word that they do not know.
std::string_view phase_word(Phase phase);              // expand, migrate, contract
std::string_view transaction_word(Transaction mode);   // shared, alone, outside, batched
std::string_view reversal_word(Reversal reversal);     // exact, loses_data, irreversible
std::string_view action_word(Action action);           // create, alter, drop
Phase read_phase(std::string_view word);
Transaction read_transaction(std::string_view word);
Reversal read_reversal(std::string_view word);
Action read_action(std::string_view word);
Lock read_lock(std::string_view word);  // the inverse of lock_name(); empty is Lock::none

// Sentences for people. All are one line, whatever is in the names they mention.
std::string locks_sentence(const std::vector<LockTaken>& locks);        // `ACCESS EXCLUSIVE on table public.orders`
// `reads and writes of public.orders, for an instant`, `writes of public.orders, for as long as its work takes`
// Of the step with this index, as it runs in the plan.
std::string blocking_sentence(const Plan& plan, std::size_t number);
// `scans public.orders (about 5000000 rows, 1.2 GB)`; empty when nothing is scanned or rewritten
std::string work_sentence(const Step& step);
std::string size_sentence(std::int64_t rows, std::int64_t bytes);  // ` (about 5000000 rows, 1 GB)`
std::string transaction_sentence(Transaction mode, bool begins);  // `inside a transaction`; `begins` as in Step
// The same of a step as it runs in the plan: `inside a transaction, which begins with a lock …`
std::string transaction_sentence(const Step& step);
std::string reversal_sentence(const Down& down);     // `loses data: the column's values are gone`
std::string summary_sentence(const Summary& summary);  // `3 to add, 2 to change, 1 to drop`

// `text` on one line, for comments: line breaks become spaces.
std::string one_line(std::string_view text);

// The statement as it stands in a script: with a final semicolon and line break.
std::string terminated(const Sql& statement);
// The same for people: with masks in the place of secrets.
std::string terminated_for_people(const Sql& statement);

// Whether statements of the plan hold secrets (or masks in their places, when it was read back).
bool holds_secrets(const Plan& plan);
inline constexpr std::string_view secrets_sentence =
    "The plan holds secrets, masked here and in plan.json: up.sql, down.sql and steps/ have them and are for their owner's eyes alone.";

}  // namespace lockstep
