#include <array>
#include <memory>

#include <openssl/evp.h>

#include "ir/describe.h"
#include "ir/error.h"
#include "ir/graph.h"
#include "ir/sha256.h"

namespace lockstep {

namespace {

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    check(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1, "SHA-256 failed");
  }

  void add(std::string_view text) { check(EVP_DigestUpdate(context_.get(), text.data(), text.size()) == 1, "SHA-256 failed"); }

  std::string hex() {
    std::array<unsigned char, 32> digest{};
    unsigned int size = 0;
    check(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1 && size == digest.size(), "SHA-256 failed");
    std::string result;
    for (const unsigned char byte : digest) {
      result += "0123456789abcdef"[byte >> 4U];
      result += "0123456789abcdef"[byte & 0xFU];
    }
    return result;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

}  // namespace

std::string sha256(std::string_view text) {
  Digest digest;
  digest.add(text);
  return digest.hex();
}

std::string fingerprint(const Graph& graph) {
  constexpr std::size_t enough = 32'768;
  Digest digest;
  std::string text;
  for (const auto& [id, node] : graph.nodes()) {
    text += to_string(id);
    describe(node, [&](std::string_view name, const std::string& value) {
      text += '\1';
      text += name;
      text += '\2';
      text += value;
    }, false, Secrets::plain);
    text += '\n';
    if (text.size() < enough) continue;
    digest.add(text);
    text.clear();
  }
  digest.add(text);
  return digest.hex();
}

}  // namespace lockstep
