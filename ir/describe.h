// Field values as text for people, JSON and fingerprints, by one generic walk over fields().
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "ir/node.h"

namespace lockstep {

// Whether values of fields that are secrets (Shown::masked) are shown or masked.
enum class Secrets { masked, plain };

// Calls `visit(name, text)` for each field of the object (including ignored ones, with
// `include_ignored`), then for owner, comment and privileges when they are set. Fields at their
// empty value are left out. The text is stable and unambiguous.
void describe(const Node& node,
              const std::function<void(std::string_view name, const std::string& text)>& visit,
              bool include_ignored = false,
              Secrets secrets = Secrets::masked);

// All fields in one line, `type=integer not_null=true`.
std::string describe(const Node& node);

}  // namespace lockstep
