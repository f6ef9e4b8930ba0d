// Golden cases: one SQL file with sections, each begun by a marker line such as `-- before --`.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace lockstep::testing {

struct CaseFile {
  std::filesystem::path path;
  std::string name;         // `table/add_column`
  std::string description;  // the comment before the first section
  std::vector<std::pair<std::string, std::string>> sections;  // in the order of the file

  // The text of a section; empty when it is missing.
  std::string section(const std::string& name) const;
  bool has(const std::string& name) const;
  void set(const std::string& name, std::string text);

  // The line of the section `needs`, or `offline`, that a server of this version (150018) does not meet; empty when the case, or
  // its offline plan, can run there.
  std::string not_applicable(int server_version, const std::string& section_name = "needs") const;
  // The line of the section `fails` that holds on a server of this version; empty when the case has to hold there.
  std::string known_failure(int server_version) const;
};

// All `*.sql` below the folder, by name.
std::vector<CaseFile> read_cases(const std::filesystem::path& folder);

void write_case(const CaseFile& file);

}  // namespace lockstep::testing
