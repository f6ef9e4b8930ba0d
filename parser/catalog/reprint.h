#pragma once

#include <string>
#include <string_view>

namespace lockstep {

// PostgreSQL prints `x IN ('a', 'b')` over a varchar column as `(x)::text = ANY ((ARRAY['a'::character varying,
// 'b'::character varying])::text[])`, and reading that back gives another tree, with the casts inside the array. Gives
// the text with such lists in a form that reads back as what is stored, so that what is dropped and made again
// from the catalog's text is the same object. Everything else stays to the byte.
std::string rereadable(std::string_view printed);

}  // namespace lockstep
