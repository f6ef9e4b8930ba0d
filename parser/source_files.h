// Files and folders of SQL → text ready for the reader.
#pragma once

#include <filesystem>
#include <vector>

#include "ir/diagnostic.h"
#include "parser/sql_reader.h"

namespace lockstep {

// A file; or a folder with every `*.sql` below it in the order of their paths. `\i` and `\ir` are
// followed (a file that another one includes is not read a second time as part of the folder), other psql
// meta-commands are blanked out, the data of `COPY … FROM stdin` too, with a note. Offsets in the
// segments are those in the files. Throws Error when a file cannot be read.
SqlText load_sql(const std::filesystem::path& path, Diagnostics& diagnostics);

// The files without those that another one of them includes, in their order. Throws Error when one cannot be read.
std::vector<std::filesystem::path> without_included(const std::vector<std::filesystem::path>& files);

// The same as load_sql() for one text that is already here (standard input, a git blob); `\ir` is resolved
// against `folder`.
SqlText load_sql_text(std::string name,
                      std::string text,
                      const std::filesystem::path& folder,
                      Diagnostics& diagnostics);

}  // namespace lockstep
