// Sequences, alone or behind serial and identity columns.
#pragma once

#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

// pg_sequence, every value spelt out (no defaults left open).
struct SequenceOptions {
  Name type;  // smallint, integer, bigint
  std::int64_t start = 1;
  std::int64_t increment = 1;
  std::int64_t minimum = 1;
  std::int64_t maximum = 0;
  std::int64_t cache = 1;
  bool cycle = false;
  bool operator==(const SequenceOptions&) const = default;

  static constexpr auto fields() {
    return std::tuple{field("type", &SequenceOptions::type),
                      field("start", &SequenceOptions::start),
                      field("increment", &SequenceOptions::increment),
                      field("minimum", &SequenceOptions::minimum),
                      field("maximum", &SequenceOptions::maximum),
                      field("cache", &SequenceOptions::cache),
                      field("cycle", &SequenceOptions::cycle)};
  }
};

struct Sequence {
  static constexpr Kind kind = Kind::sequence;
  static constexpr std::string_view sql_name = "SEQUENCE";

  SequenceOptions options;
  bool unlogged = false;
  std::optional<Ref> owned_by;  // a column

  static constexpr auto fields() {
    return std::tuple{field("options", &Sequence::options),
                      field("unlogged", &Sequence::unlogged),
                      field("owned_by", &Sequence::owned_by)};
  }
};

}  // namespace lockstep::ir
