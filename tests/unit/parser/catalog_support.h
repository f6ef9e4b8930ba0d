// A database of its own for a test that reads catalogs. Needs the server in LOCKSTEP_TEST_URL (a
// superuser); without one the tests say loudly that they did not run.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "ir/describe.h"
#include "parser/catalog_reader.h"

namespace lockstep {

class TestDatabase {
 public:
  explicit TestDatabase(const std::string& url)
      : url_(url), name_("lockstep_catalog_" + std::to_string(getpid())), admin_(url) {
    admin_.execute("DROP DATABASE IF EXISTS " + name_);
    admin_.execute("CREATE DATABASE " + name_ + " TEMPLATE template0");
    database = std::make_unique<Database>(conninfo());
  }

  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  ~TestDatabase() {
    database.reset();
    admin_.execute("DROP DATABASE " + name_ + " WITH (FORCE)");
  }

  std::string conninfo() const {
    auto text = url_;
    const std::string stock = "/postgres?";
    if (const auto at = text.find(stock); at != std::string::npos) return text.replace(at, stock.size(), '/' + name_ + '?');
    return text + " dbname=" + name_;
  }

  std::unique_ptr<Database> database;

 private:
  std::string url_;
  std::string name_;
  Database admin_;
};

// Null when there is no server to test on.
inline std::unique_ptr<TestDatabase> test_database() {
  const char* url = std::getenv("LOCKSTEP_TEST_URL");
  if (url != nullptr) return std::make_unique<TestDatabase>(url);
  MESSAGE("NOT TESTED: LOCKSTEP_TEST_URL is not set, so nothing was read from a server");
  return nullptr;
}

}  // namespace lockstep
