#include <array>
#include <memory>

#include <openssl/evp.h>

#include "ir/describe.h"
#include "ir/error.h"
#include "ir/graph.h"
#include "ir/sha256.h"

namespace lockstep {

std::string sha256(std::string_view text) {
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  check(EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) == 1 &&
            size == digest.size(),
        "SHA-256 failed");
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += "0123456789abcdef"[byte >> 4U];
    hex += "0123456789abcdef"[byte & 0xFU];
  }
  return hex;
}

std::string fingerprint(const Graph& graph) {
  std::string text;
  for (const auto& [id, node] : graph.nodes()) {
    text += to_string(id);
    describe(node, [&](std::string_view name, const std::string& value) {
      text += '\1';
      text += name;
      text += '\2';
      text += value;
    });
    text += '\n';
  }
  return sha256(text);
}

}  // namespace lockstep
