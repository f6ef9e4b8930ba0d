#include "runner/batches.h"

namespace lockstep {
namespace {

Sql row_of_columns(const BatchKey& key) {
  return key.columns.size() == 1 ? sql("{}", key.columns.front()) : sql("({})", join(key.columns));
}

Sql row_of_values(const BatchKey& key, const KeyValues& values) {
  std::vector<Sql> parts;
  for (std::size_t i = 0; i < values.size(); ++i) parts.push_back(sql("{}::{}", literal(values[i]), verbatim(key.types.at(i))));
  return parts.size() == 1 ? parts.front() : sql("ROW({})", join(parts));
}

Sql range(const BatchKey& key, const std::optional<KeyValues>& last, const KeyValues& upto) {
  const auto end = sql("{} <= {}", row_of_columns(key), row_of_values(key, upto));
  return last ? sql("{} > {} AND {}", row_of_columns(key), row_of_values(key, *last), end) : end;
}

Sql as_array(const std::vector<Name>& columns) {
  std::vector<Sql> parts;
  for (const auto column : columns) parts.push_back(sql("{}::text", column));
  return sql("ARRAY[{}]", join(parts));
}

Sql descending(const std::vector<Name>& columns) {
  std::vector<Sql> parts;
  for (const auto column : columns) parts.push_back(sql("{} DESC", column));
  return join(parts);
}

}  // namespace

Sql key_types_query(const Backfill& backfill) {
  std::vector<Sql> names;
  for (const auto column : backfill.key) names.push_back(literal(column.text()));
  return sql("SELECT pg_catalog.format_type(a.atttypid, a.atttypmod) FROM pg_catalog.unnest(ARRAY[{}]::text[]) WITH ORDINALITY AS k (name, place) "
             "JOIN pg_catalog.pg_attribute a ON a.attrelid = pg_catalog.to_regclass({}) AND a.attname = k.name ORDER BY k.place",
             join(names), literal(quoted(backfill.table.qualified_name())));
}

Sql last_key_query(const Backfill& backfill) {
  return sql("SELECT {} FROM ONLY {} ORDER BY {} LIMIT 1", as_array(backfill.key), backfill.table.qualified_name(), descending(backfill.key));
}

Sql next_key_query(const Backfill& backfill, const BatchKey& key, const std::optional<KeyValues>& last, const KeyValues& upto, int rows) {
  const auto columns = join(key.columns);
  return sql("SELECT {} FROM (SELECT {} FROM ONLY {} WHERE {} ORDER BY {} LIMIT {}) AS batch ORDER BY {} LIMIT 1", as_array(key.columns), columns, backfill.table.qualified_name(), range(key, last, upto), columns,
             rows, descending(key.columns));
}

Sql batch_statement(const Backfill& backfill, const BatchKey& key, const std::optional<KeyValues>& last, const KeyValues& next) {
  return backfill.head + range(key, last, next) + backfill.tail;
}

Sql page_count_query(const Backfill& backfill) {
  return sql("SELECT pg_catalog.pg_relation_size({}) / pg_catalog.current_setting('block_size')::bigint", literal(quoted(backfill.table.qualified_name())));
}

Sql pages_statement(const Backfill& backfill, std::int64_t first, std::int64_t count, int server_version) {
  // Scans over a range of places came with PostgreSQL 14; before it, all places of the pages are named.
  const auto place = server_version >= 140000
                         ? sql("ctid >= '({},0)'::tid AND ctid < '({},0)'::tid", first, first + count)
                         : sql("ctid = ANY (ARRAY(SELECT pg_catalog.format('(%s,%s)', page, row)::tid FROM pg_catalog.generate_series({}, {}) AS page, pg_catalog.generate_series(1, 291) AS row))",
                               first, first + count - 1);
  return backfill.head + place + backfill.tail;
}

Sql key_literal(const KeyValues& values) {
  std::string array = "{";
  for (const auto& each : values) {
    if (array.size() > 1) array += ',';
    array += '"';
    for (const char c : each) {
      if (c == '"' || c == '\\') array += '\\';
      array += c;
    }
    array += '"';
  }
  return sql("{}::text[]", literal(array + "}"));
}

KeyValues parse_key(std::string_view array) {
  KeyValues result;
  for (std::size_t i = 1; i + 1 < array.size(); ++i) {
    std::string value;
    if (array[i] == '"') {
      for (++i; i < array.size() && array[i] != '"'; ++i) {
        if (array[i] == '\\') ++i;
        value += array[i];
      }
      ++i;
    } else {
      for (; i < array.size() && array[i] != ',' && array[i] != '}'; ++i) value += array[i];
    }
    result.push_back(std::move(value));
  }
  return result;
}

}  // namespace lockstep
