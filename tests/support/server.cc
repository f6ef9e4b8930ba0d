#include "tests/support/server.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <unistd.h>

namespace lockstep::testing {

namespace fs = std::filesystem;

std::string server_url() {
  const char* url = std::getenv("LOCKSTEP_TEST_URL");
  if (!url) throw std::runtime_error("LOCKSTEP_TEST_URL is not set: run the tests through scripts/test or scripts/with-server");
  return url;
}

std::string url_of(const std::string& database) {
  auto url = server_url();
  return url.replace(url.find("/postgres?"), 10, "/" + database + "?");
}

int server_version() {
  static const int version = [] {
    const auto answer = psql(server_url(), {"-A", "-t", "-c", "SHOW server_version_num"});
    if (answer.status != 0) throw std::runtime_error(answer.err);
    return std::stoi(answer.out);
  }();
  return version;
}

int server_major() { return server_version() / 10000; }

Output psql(const std::string& url, const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {"psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(command, {{"PGOPTIONS", "-c client_min_messages=warning"}});
}

Workplace::Workplace() {
  char name[] = "/tmp/lockstep-pair-XXXXXX";
  if (!mkdtemp(name)) throw std::runtime_error("no temporary folder");
  folder = name;
}

Workplace::~Workplace() {
  std::error_code error;
  fs::remove_all(folder, error);
  for (const auto& database : databases_) drop_database(database);
}

std::string Workplace::create_database(const std::string& like) {
  static int made = 0;
  const auto name = "test_" + std::to_string(getpid()) + "_" + std::to_string(++made);
  const auto created = psql(server_url(), {"-c", "CREATE DATABASE " + name + " TEMPLATE " + like});
  if (created.status != 0) throw std::runtime_error(created.err);
  databases_.push_back(name);
  return name;
}

void Workplace::drop_database(const std::string& name) {
  psql(server_url(), {"-c", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"});
}

fs::path Workplace::write(const std::string& name, const std::string& text) const {
  std::ofstream(folder / name) << text;
  return folder / name;
}

std::string run_script(const std::string& database, const fs::path& script) { return run_scripts(database, {script}); }

std::string run_scripts(const std::string& database, const std::vector<fs::path>& scripts) {
  std::vector<std::string> arguments;
  for (const auto& each : scripts) arguments.insert(arguments.end(), {"-f", each.string()});
  const auto applied = psql(url_of(database), arguments);
  return applied.status == 0 ? std::string() : applied.err;
}

}  // namespace lockstep::testing
