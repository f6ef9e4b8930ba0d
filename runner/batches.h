// Which rows a batch of a backfill takes. Keys are texts, as their types print them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/sql.h"
#include "planner/step.h"

namespace lockstep {

using KeyValues = std::vector<std::string>;

// Types of the key's columns, as SQL: `bigint`.
Sql key_types_query(const Backfill& backfill);

struct BatchKey {
  std::vector<Name> columns;
  std::vector<std::string> types;
};

// One row with the last key that there is, as an array; none when there are no rows.
Sql last_key_query(const Backfill& backfill);

// The last key of the next batch of up to `rows` rows behind `last`, up to `upto`; no row when nothing is left.
Sql next_key_query(const Backfill& backfill, const BatchKey& key, const std::optional<KeyValues>& last, const KeyValues& upto, int rows);

// The statement of a batch: rows behind `last`, up to `next`.
Sql batch_statement(const Backfill& backfill, const BatchKey& key, const std::optional<KeyValues>& last, const KeyValues& next);

// Tables without key: pages.
Sql page_count_query(const Backfill& backfill);
Sql pages_statement(const Backfill& backfill, std::int64_t first, std::int64_t count, int server_version);

// `{"a","b"}` as PostgreSQL reads arrays of text, and back.
Sql key_literal(const KeyValues& values);
KeyValues parse_key(std::string_view array);

}  // namespace lockstep
