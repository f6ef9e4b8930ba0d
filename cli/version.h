#pragma once

#include <string>

namespace lockstep {

// `lockstep 0.1.0 (PostgreSQL 15.1 grammar, g++ 12.2.0)`.
std::string version_text();

}  // namespace lockstep
