// Files that are not in UTF-8 and say so, as pg_dump -E writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lockstep {

// The encoding that a statement `SET client_encoding TO …` names, as it is written there; nothing for any other statement.
// Comments may stand in front of it.
std::optional<std::string> client_encoding_set_by(std::string_view statement);

// PostgreSQL's name for an encoding (manual, 24.3.1; any case, `-` and `_` do not matter) → that of iconv(3). Empty for
// UTF-8 and for SQL_ASCII, whose bytes are taken as they are; nothing for names that are not known.
std::optional<std::string> iconv_name(std::string_view encoding);

// The text in another encoding, by the names of iconv(3). Nothing when a byte has no meaning there.
std::optional<std::string> transcoded(std::string_view text, const std::string& from, const std::string& to);

}  // namespace lockstep
