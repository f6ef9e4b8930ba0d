// The server that the tests run on, and databases of their own on it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/command.h"

namespace lockstep::testing {

// LOCKSTEP_TEST_URL; throws when it is not set.
std::string server_url();
std::string url_of(const std::string& database);

// The server's version: 150018, and its major version: 15.
int server_version();
int server_major();

// psql with these arguments, stopping at the first error.
Output psql(const std::string& url, const std::vector<std::string>& arguments);

// A folder and databases of our own, gone at the end.
class Workplace {
 public:
  Workplace();
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace();

  std::string create_database(const std::string& like = "template0");
  void drop_database(const std::string& name);
  std::filesystem::path write(const std::string& name, const std::string& text) const;

  std::filesystem::path folder;

 private:
  std::vector<std::string> databases_;
};

// Runs a script; gives what psql said when it failed.
std::string run_script(const std::string& database, const std::filesystem::path& script);
// One after the other, in one session, until one fails.
std::string run_scripts(const std::string& database, const std::vector<std::filesystem::path>& scripts);

}  // namespace lockstep::testing
