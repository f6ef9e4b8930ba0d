// Qualified texts after an object was renamed or moved: PostgreSQL keeps trees that name objects by number,
// so a new name shows everywhere at once.
#pragma once

#include <string>

#include "ir/object_id.h"

namespace lockstep {

// `text` (an expression, a query, or a routine's SQL body) with every mention of the object under its new name.
// The text is given back unchanged when it does not parse.
std::string with_renamed_object(const std::string& text, const ObjectId& from, const ObjectId& to);

// The same for the label of an enum value that is cast to its type.
std::string with_renamed_label(const std::string& text, const ObjectId& enum_type, const std::string& from, const std::string& to);

}  // namespace lockstep
