// Second tier of equality: the server's own printed form of what the canonicaliser could not decide.
#pragma once

#include <functional>

#include "differ/change.h"
#include "runner/shadow.h"

namespace lockstep {

// For every altered node whose differing fields hold expressions: builds the node and what it needs on
// the shadow, from `after` (and from `before`, too, when that was read from files), reads the printed
// forms back, and sets Expr::canonical to them on both sides. Diff again afterwards. Answers are cached
// in $XDG_CACHE_HOME/lockstep, keyed by server version and inputs; `shadow` is only opened when the
// cache does not know. Gives the ids it could not decide, with reasons.
struct Undecided {
  ObjectId id;
  std::string reason;
};

// The server that can be asked. To know its version takes no running server.
struct ServerToAsk {
  std::function<int()> major_version;  // 0 when there is no server
  std::function<Shadow*()> open;       // null when there is no server
};

std::vector<Undecided> ask_server(Graph& before, Graph& after, const ChangeSet& changes, const ServerToAsk& server);

}  // namespace lockstep
