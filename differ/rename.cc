#include "differ/diff.h"

namespace lockstep {

std::vector<Renamed> match_renames(Graph&, const Graph&, Diagnostics&) { return {}; }

}  // namespace lockstep
