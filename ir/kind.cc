#include "ir/kind.h"

#include <array>

namespace lockstep {
namespace {

struct Description {
  std::string_view name;
  bool part_of_parent;
};

// In the order of enum Kind.
constexpr std::array<Description, kind_count> descriptions = {{
    {"schema", false},
    {"extension", false},
    {"enum type", false},
    {"composite type", false},
    {"domain", false},
    {"domain constraint", true},
    {"range type", false},
    {"sequence", false},
    {"table", false},
    {"column", true},
    {"routine", false},
    {"constraint", true},
    {"index", true},
    {"view", false},
    {"materialized view", false},
    {"view column", true},
    {"trigger", true},
    {"policy", true},
    {"default privilege", false},
}};

}  // namespace

std::string_view kind_name(Kind kind) {
  return descriptions[static_cast<std::size_t>(kind)].name;
}

bool is_part_of_parent(Kind kind) {
  return descriptions[static_cast<std::size_t>(kind)].part_of_parent;
}

}  // namespace lockstep
