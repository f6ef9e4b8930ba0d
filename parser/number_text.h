// Numbers as they stand in trees. Since PostgreSQL 16 the grammar reads 1_000, 0xFFFFFFFFFF, 0o17 and 0b11 as well
// (src/backend/parser/scan.l); what does not fit an integer keeps its spelling in the tree.
#pragma once

#include <string>
#include <string_view>

namespace lockstep {

// The number with decimal digits alone, such as `1099511627775`; every server understands that.
std::string number_text(std::string_view spelling);

}  // namespace lockstep
