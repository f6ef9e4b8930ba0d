// GRANT role TO member WITH …, REVOKE … OPTION FOR role FROM member: what PostgreSQL 16 added to them, and the grammar that
// is built in does not know yet.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lockstep {

struct MembershipOptions {
  std::optional<bool> admin;
  std::optional<bool> inherit;
  std::optional<bool> set;
};

// What the statement says: of REVOKE, true for the option that is taken away alone (none: the membership is).
MembershipOptions membership_options(std::string_view statement);

// The statement with blanks in the place of those options, for the parser; nothing when it has none.
std::optional<std::string> without_membership_options(std::string_view statement);

}  // namespace lockstep
