// What may go wrong with plans on a database: rights, settings, and whoever is in the way.
#pragma once

#include <string>
#include <vector>

#include "runner/target.h"

namespace lockstep {

struct Remark {
  enum class Level { good, note, warning, error };
  Level level = Level::good;
  std::string subject;  // `rights`
  std::string text;
  std::string advice;   // what to do; empty: nothing
};

// Reads catalogs and settings; changes nothing. Throws Error when the database cannot be reached.
std::vector<Remark> check_up(const Target& target);

}  // namespace lockstep
