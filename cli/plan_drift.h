// Whether a database is what a written plan starts from, or leads to.
#pragma once

#include <string>

#include "cli/pipeline.h"

namespace lockstep {

enum class PlanEnd { from, to };

// What would have to change for the database to be in that state, as far as the plan touches and needs it, in words; empty when nothing does. An object that
// the plan makes and that is there already differs, too. Throws Error when the plan holds no states, or the database cannot be read.
std::string drift_from(const Plan& plan, PlanEnd end, const std::string& conninfo, const Setting& setting, LazyShadow& shadow, Color color, Progress& progress);

}  // namespace lockstep
