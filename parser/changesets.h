// Liquibase's formatted SQL: files that comments divide into changesets, each of which Liquibase runs for itself.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lockstep {

struct ChangesetMark {
  std::size_t begin = 0;  // of the comment
  bool transaction = true;
};

// The comments `--changeset author:id attribute:value …` at the beginnings of lines; none of a file that does not begin with
// `--liquibase formatted sql`. A changeset is a transaction unless it has `runInTransaction:false` (docs.liquibase.com, "SQL changelog
// format" and "runInTransaction").
std::vector<ChangesetMark> changeset_marks(std::string_view text);

}  // namespace lockstep
