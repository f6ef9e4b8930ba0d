// Domains that test their values.
#pragma once

#include "ir/graph.h"
#include "ir/value.h"

namespace lockstep {

// Whether values of the type are tested by a CHECK or NOT NULL of the domain that it is, or of one that this is over, as those of
// information_schema (manual, section 37.2) and the contrib extensions are; false for what is no domain, arrays of domains included
// (DomainHasConstraints() in src/backend/utils/cache/typcache.c).
bool is_tested_by_domain(const Graph& graph, const TypeName& type);

}  // namespace lockstep
