#include "ir/error.h"

namespace lockstep {

void check(bool condition, const std::string& message, std::source_location where) {
  if (condition) return;
  throw Bug(message + " (" + where.file_name() + ":" + std::to_string(where.line()) + ")");
}

}  // namespace lockstep
