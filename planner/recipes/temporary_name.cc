#include "ir/sha256.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

Name name_with(std::string name, const ObjectId& id, std::string_view purpose) {
  constexpr std::size_t digits = 8;
  const auto tail = "_" + std::string(purpose) + "_" + sha256(to_string(id)).substr(0, digits);
  constexpr std::size_t longest = 63;
  name += id.own_name().text();
  if (name.size() + tail.size() > longest) {
    // Cut at a character, not inside one.
    auto end = longest - tail.size();
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
    name.resize(end);
  }
  return Name(name + tail);
}

}  // namespace

Name temporary_name(const ObjectId& id, std::string_view purpose) { return name_with("lockstep_", id, purpose); }

Name name_of_last_trigger(const ObjectId& id, std::string_view purpose) { return name_with("~lockstep_", id, purpose); }

}  // namespace lockstep
