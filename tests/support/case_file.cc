#include "tests/support/case_file.h"

#include <algorithm>
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
