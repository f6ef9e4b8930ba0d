// Every code of a diagnostic is seen by some test, so that the message behind it has been read by somebody.
#include <filesystem>
#include <map>
#include <regex>

#include <doctest/doctest.h>

#include "tests/support/golden.h"

namespace fs = std::filesystem;

namespace {

std::string all_texts(const fs::path& folder, const fs::path& extension) {
  std::string text;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == extension) text += lockstep::testing::file_text(entry.path());
  return text;
}

// Code → where it is raised.
std::map<std::string, std::string> codes_in_sources() {
  static const std::regex raised("(?:error|warning|note|warn_once)\\(\\s*\"([a-z-]+)\"|\\.code = \"([a-z-]+)\"|skip\\([^;\"]*\"([a-z]+-skipped)\"");
  std::map<std::string, std::string> codes;
  for (const auto* folder : {"ir", "parser", "differ", "planner", "emitter", "runner", "cli"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(LOCKSTEP_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".cc") continue;
      const auto text = lockstep::testing::file_text(entry.path());
      for (auto at = std::sregex_iterator(text.begin(), text.end(), raised); at != std::sregex_iterator(); ++at)
        for (std::size_t group = 1; group < at->size(); ++group)
          if ((*at)[group].matched) codes[(*at)[group]] = entry.path().filename().string();
    }
  return codes;
}

}  // namespace

TEST_CASE("a test names every diagnostic code") {
  const auto tests = all_texts(LOCKSTEP_SOURCE_DIR "/tests", ".cc") + all_texts(LOCKSTEP_SOURCE_DIR "/tests/cases/diagnostic", ".sql");
  const auto codes = codes_in_sources();
  CHECK(codes.size() > 30);
  for (const auto& [code, file] : codes) {
    const bool named = tests.find('[' + code + ']') != std::string::npos || tests.find('"' + code + '"') != std::string::npos;
    CHECK_MESSAGE(named, code, " of ", file, " is raised by no test");
  }
}
