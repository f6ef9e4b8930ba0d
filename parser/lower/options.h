// Values of DefElem nodes, the `name = value` pairs of WITH (…) and of sequence options.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// The value as text (defGetString, define.c); empty when there is none.
std::string option_text(const PgQuery__DefElem& option);

// The value as a whole number; nothing when there is none or it is no number.
std::optional<std::int64_t> option_number(const PgQuery__DefElem& option);

// A missing value means true (defGetBoolean).
bool option_bool(const PgQuery__DefElem& option);

// `toast.` and the like included, as it is kept in Options.
std::string option_key(const PgQuery__DefElem& option);

// Sets and resets as ALTER … SET (…) and RESET (…) do.
void set_options(Options& options, const PgQuery__Node* list);
void reset_options(Options& options, const PgQuery__Node* list);

// A possibly qualified name given as a list of strings.
QualifiedName qualified_name_of(PgQuery__Node* const* nodes, std::size_t count);

}  // namespace lockstep
