// differ/ and emitter/ are written for objects of any kind (docs/architecture.md, invariants): a new kind of
// object must not change them.
#include <filesystem>
#include <regex>
#include <set>

#include <doctest/doctest.h>

#include "ir/object.h"
#include "tests/support/golden.h"

namespace fs = std::filesystem;

namespace {

std::string without_comments(const std::string& text) {
  return std::regex_replace(text, std::regex("//[^\n]*"), "");
}

// The names of the structs of all kinds, `Table`, `Routine`, from the list of the variant.
std::set<std::string> struct_names() {
  const auto text = lockstep::testing::file_text(LOCKSTEP_SOURCE_DIR "/ir/object.h");
  const auto begin = text.find("std::variant<");
  REQUIRE(begin != std::string::npos);
  const auto list = text.substr(begin, text.find('>', begin) - begin);
  std::set<std::string> names;
  static const std::regex name("ir::(\\w+)");
  for (auto at = std::sregex_iterator(list.begin(), list.end(), name); at != std::sregex_iterator(); ++at) names.insert((*at)[1]);
  return names;
}

}  // namespace

TEST_CASE("differ and emitter name no kind of object") {
  const auto structs = struct_names();
  CHECK(structs.size() == std::variant_size_v<lockstep::Object>);
  static const std::regex named("\\bKind::\\w+|\\bir::(\\w+)");
  int files = 0;
  for (const auto* folder : {"differ", "emitter"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(LOCKSTEP_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".cc" && entry.path().extension() != ".h") continue;
      ++files;
      const auto text = without_comments(lockstep::testing::file_text(entry.path()));
      for (auto at = std::sregex_iterator(text.begin(), text.end(), named); at != std::sregex_iterator(); ++at) {
        const bool is_kind = !(*at)[1].matched || structs.contains((*at)[1]);
        CHECK_MESSAGE(!is_kind, entry.path().string(), " names ", at->str());
      }
    }
  }
  CHECK(files > 10);
}
