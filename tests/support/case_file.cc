#include "tests/support/case_file.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

namespace lockstep::testing {

namespace fs = std::filesystem;

namespace {

// The name in a marker line `-- before --`; empty for other lines.
std::string marker(const std::string& line) {
  if (!line.starts_with("-- ") || !line.ends_with(" --") || line.size() < 7) return {};
  const auto name = line.substr(3, line.size() - 6);
  const bool word = std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return word ? name : std::string();
}

// Whether a line `from 15: why`, `up to 14: why`, `releases 15.20, 18.6: why` or plain `why` speaks of servers of this version.
bool covers(const std::string& line, int server_version) {
  const int server_major = server_version / 10000;
  int bound = 0;
  if (std::sscanf(line.c_str(), "from %d:", &bound) == 1) return server_major >= bound;
  if (std::sscanf(line.c_str(), "up to %d:", &bound) == 1) return server_major <= bound;
  if (!line.starts_with("releases ")) return true;
  std::istringstream releases(line.substr(0, line.find(':')));
  for (std::string word; releases >> word;) {
    int minor = 0;
    if (std::sscanf(word.c_str(), "%d.%d", &bound, &minor) == 2 && bound == server_major && server_version % 10000 >= minor) return true;
  }
  return false;
}

template <class Wanted>
std::string find_line(const std::string& text, Wanted wanted) {
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && wanted(line)) return line;
  return {};
}

CaseFile read_case(const fs::path& path, const fs::path& root) {
  CaseFile file;
  file.path = path;
  file.name = fs::relative(path, root).replace_extension().string();
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (const auto name = marker(line); !name.empty())
      file.sections.emplace_back(name, "");
    else
      (file.sections.empty() ? file.description : file.sections.back().second) += line + '\n';
  }
  return file;
}

}  // namespace

std::string CaseFile::section(const std::string& wanted) const {
  for (const auto& [each, text] : sections)
    if (each == wanted) return text;
  return {};
}

bool CaseFile::has(const std::string& wanted) const {
  return std::any_of(sections.begin(), sections.end(), [&](const auto& each) { return each.first == wanted; });
}

void CaseFile::set(const std::string& wanted, std::string text) {
  for (auto& [each, old] : sections)
    if (each == wanted) {
      old = std::move(text);
      return;
    }
  sections.emplace_back(wanted, std::move(text));
}

std::string CaseFile::not_applicable(int server_version, const std::string& section_name) const {
  return find_line(section(section_name), [&](const std::string& line) { return !covers(line, server_version); });
}

std::string CaseFile::known_failure(int server_version) const {
  return find_line(section("fails"), [&](const std::string& line) { return covers(line, server_version); });
}

std::vector<CaseFile> read_cases(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".sql") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<CaseFile> cases;
  for (const auto& path : paths) cases.push_back(read_case(path, folder));
  return cases;
}

void write_case(const CaseFile& file) {
  std::ofstream out(file.path);
  out << file.description;
  for (const auto& [name, text] : file.sections) out << "-- " << name << " --\n" << text;
}

}  // namespace lockstep::testing
