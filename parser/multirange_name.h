// The name that PostgreSQL gives to the multirange type that it makes along with a range type.
#pragma once

#include "ir/name.h"

namespace lockstep {

// makeMultirangeTypeName() in src/backend/catalog/pg_type.c, without the numbers that it adds where the name is taken.
Name multirange_name(Name range);

}  // namespace lockstep
