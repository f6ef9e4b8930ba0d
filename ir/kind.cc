#include "ir/kind.h"

#include <array>

#include "ir/object.h"

namespace lockstep {
namespace {

struct Description {
  std::string_view name;
  bool part_of_parent;
  bool signature = false;
};

// In the order of enum Kind.
constexpr std::array<Description, kind_count> descriptions = {{
    {"role", false},
    {"role membership", false},
    {"schema", false},
    {"extension", false},
    {"access method", false},
    {"language", false},
    {"foreign data wrapper", false},
    {"foreign server", false},
    {"user mapping", true},
    {"collation", false},
    {"shell type", false},
    {"enum type", false},
    {"composite type", false},
    {"domain", false},
    {"domain constraint", true},
    {"range type", false},
    {"base type", false},
    {"text search parser", false},
    {"text search template", false},
    {"text search dictionary", false},
    {"text search configuration", false},
    {"sequence", false},
    {"table", false},
    {"column", true},
    {"routine", false, true},
    {"aggregate", false, true},
    {"operator", false, true},
    {"operator family", false, true},
    {"operator class", false, true},
    {"cast", false, true},
    {"transform", false, true},
    {"conversion", false},
    {"constraint", true},
    {"index", true},
    {"statistics", true},
    {"view", false},
    {"materialized view", false},
    {"view column", true},
    {"rule", true},
    {"trigger", true},
    {"policy", true},
    {"event trigger", false},
    {"publication", false},
    {"publication table", true},
    {"publication schema", true},
    {"subscription", false},
    {"stock object", true, true},
    {"default privilege", false},
}};

template <class... K>
constexpr bool every_kind_lists_its_members(std::variant<K...>*) {
  return (lists_every_member<K>() && ...);
}

// Here and not in object.h, because it takes the compiler longer than most files.
static_assert(every_kind_lists_its_members(static_cast<Object*>(nullptr)), "a kind has a member that its fields() does not name");

}  // namespace

std::string_view kind_name(Kind kind) {
  return descriptions[static_cast<std::size_t>(kind)].name;
}

bool is_part_of_parent(Kind kind) {
  return descriptions[static_cast<std::size_t>(kind)].part_of_parent;
}

bool has_signature(Kind kind) {
  return descriptions[static_cast<std::size_t>(kind)].signature;
}

}  // namespace lockstep
