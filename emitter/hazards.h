// The tables of hazards and of lint's rules for people: `lockstep explain` and docs/hazards.md.
#pragma once

#include <optional>
#include <string>

#include "emitter/emitter.h"
#include "planner/hazards.h"

namespace lockstep {

// Everything about the hazard or the rule of lint, for a terminal; nothing when there is no such code.
std::optional<std::string> explanation_text(std::string_view code, const TextStyle& style);

// All codes with their severity and what happens.
std::string explanations_text(const TextStyle& style);

// The page docs/hazards.md.
std::string hazards_page();

}  // namespace lockstep
