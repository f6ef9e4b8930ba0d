// States as they were committed.
#pragma once

#include <string>

#include "ir/diagnostic.h"
#include "parser/sql_reader.h"

namespace lockstep {

// The file or folder `path` of `revision`, of the repository that the working directory is in. `path` is
// seen from the repository's top; with a leading `./` or `../` from the working directory. Spans name
// files as `git:REVISION:PATH`. Throws Error when git, the revision or the path is not there.
SqlText load_sql_from_git(const std::string& revision, const std::string& path, Diagnostics& diagnostics);

}  // namespace lockstep
