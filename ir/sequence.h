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

  template <class Self = SequenceOptions>
  static constexpr auto fields() {
    return std::tuple{field("type", &Self::type),
                      field("start", &Self::start),
                      field("increment", &Self::increment),
                      field("minimum", &Self::minimum),
                      field("maximum", &Self::maximum),
                      field("cache", &Self::cache),
                      field("cycle", &Self::cycle)};
  }
};

struct Sequence {
  static constexpr Kind kind = Kind::sequence;
  static constexpr std::string_view sql_name = "SEQUENCE";

  SequenceOptions options;
  bool unlogged = false;
  std::optional<Ref> owned_by;  // a column

  template <class Self = Sequence>
  static constexpr auto fields() {
    return std::tuple{field("options", &Self::options),
                      field("unlogged", &Self::unlogged),
                      field("owned_by", &Self::owned_by)};
  }
};

}  // namespace lockstep::ir
