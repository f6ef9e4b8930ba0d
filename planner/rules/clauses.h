// Pieces of statements that several kinds have in common.
#pragma once

#include <string_view>
#include <vector>

#include "ir/sequence.h"
#include "ir/value.h"
#include "planner/sql.h"

namespace lockstep {

// `(fillfactor=70, "toast.x"='…')`: storage parameters and the like, in their order.
Sql option_list(const Options& options);

// `(fillfactor, toast.autovacuum_enabled)`: what RESET takes.
Sql option_names(const Options& options);

// What brings `before` to `after`: `SET (…)` and `RESET (…)`, each to be put behind `ALTER TABLE t`. The
// order is that of `after` in the end, for which some may be set again to what they are.
std::vector<Sql> change_options(const Options& before, const Options& after);

// ` OPTIONS (user 'x', "Table" 'y')` of foreign data, with a blank before it; nothing when there are none.
Sql foreign_options(const Options& options);
// The same for options that are secrets.
Sql secret_options(const Options& options);
Sql change_secret_options(const Options& before, const Options& after);

// `OPTIONS (DROP a, SET b 'x', ADD c 'y')`: what brings `before` to `after`, in the order of `after`. Some may be
// dropped and added again for that. Empty when there is nothing to do.
Sql change_foreign_options(const Options& before, const Options& after);

// The expression in parentheses; none are added when it stands in parentheses of its own that the
// grammar would accept in their place.
Sql enclosed(const Expr& expression);

// `'a', 'b'`.
Sql literals(const std::vector<std::string>& texts);

// A body between dollar quotes with a tag that does not occur in it; `word` makes the longer tags.
Sql dollar_quoted(std::string_view body, std::string_view word);
Sql dollar_quoted(const Sql& body);  // of blocks and functions that a plan makes for itself

// `OPERATOR(app.===)`, which no search_path can take for another.
Sql operator_name(const QualifiedName& name);

// Numbers in their shortest form that gives the same value again.
Sql number(double value);

// `AS integer`, `INCREMENT BY 2` …: the options that are not what CREATE SEQUENCE would choose, each
// a clause.
std::vector<Sql> sequence_clauses(const ir::SequenceOptions& options);

// The clauses that bring one set of options to the other with ALTER SEQUENCE (behind `SET `, all but
// `AS` are what ALTER COLUMN takes for an identity column). The current value stays.
std::vector<Sql> sequence_changes(const ir::SequenceOptions& before, const ir::SequenceOptions& after);

// What a change of type makes of a sequence: limits that were the old type's become the new one's.
ir::SequenceOptions with_type(ir::SequenceOptions options, Name type);
// The one that has the greater limits.
Name wider_type(Name left, Name right);

// `(a, b)`: the column names behind the name of a view.
Sql column_list(const std::vector<Name>& names);

// ALTER SEQUENCE statements that lead from one to the other, also when the sequence stands outside of
// its new limits (planner/rules/sequence.cc).
std::vector<Sql> change_sequence(const QualifiedName& name, const ir::SequenceOptions& before, const ir::SequenceOptions& after);

// `parts` in one line behind `head`, or each in a line of its own when that would be too long:
// `head (a, b)`.
Sql parenthesized_list(const Sql& head, const std::vector<Sql>& parts);

}  // namespace lockstep
