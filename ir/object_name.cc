#include "ir/object_name.h"

namespace lockstep {
namespace {

constexpr std::size_t longest = 63;  // NAMEDATALEN - 1

}  // namespace

std::string_view clipped(std::string_view text, std::size_t bytes) {
  if (bytes >= text.size()) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
    --bytes;
  return text.substr(0, bytes);
}

std::string object_name(std::string_view base1, std::string_view base2, std::string_view label) {
  std::size_t overhead = base2.empty() ? 0 : 1;
  if (!label.empty()) overhead += label.size() + 1;
  auto length1 = base1.size();
  auto length2 = base2.size();
  while (length1 + length2 + overhead > longest) {
    if (length1 > length2)
      --length1;
    else
      --length2;
  }
  std::string name{clipped(base1, length1)};
  if (!base2.empty()) name += '_' + std::string(clipped(base2, length2));
  if (!label.empty()) name += '_' + std::string(label);
  return name;
}

}  // namespace lockstep
