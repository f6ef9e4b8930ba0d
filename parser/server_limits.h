// What a server of an older major version cannot store.
#pragma once

#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

// Where one of the graphs is of a live server, or it is said which version files are for (Origin::written_for), both forget what that
// cannot tell apart:
// - before PostgreSQL 15 the sequences of an unlogged table are logged, and a file that says UNLOGGED of the table alone
//   means no more than that there;
// - before 16 every subscription runs as its owner, whatever `run_as_owner` says;
// - before 16 a membership has no options of its own but ADMIN; a file that gives it others is told so;
// - before 17 there is no privilege MAINTAIN, which ALL stands for in a file, too. Where nothing is known, ALL is without it,
//   because an offline plan has to run on 15. A file that names it is told so;
// - what a subscription does not say of streaming is `parallel` from 18 on and `off` before;
// - from 16 on a locale of ICU is what the server makes of it (parser/icu_locale.h);
// - before 18 nothing is known of a NOT NULL but that it is there: no name, no NO INHERIT, no NOT VALID, no comment. The same
//   holds where nothing is known. From 18 on names that are left unsaid are said where a table gets or loses parents.
void forget_what_server_lacks(Graph& before, Graph& after, Diagnostics& diagnostics);

// The same for a state that is looked at alone.
void forget_what_server_lacks(Graph& graph, Diagnostics& diagnostics);

}  // namespace lockstep
