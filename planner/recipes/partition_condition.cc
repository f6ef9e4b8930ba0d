// What the rows of a partition fulfil, as the text of a check: of the shape that PostgreSQL gives its own constraint, so that it finds the
// one implied by the other (get_qual_from_partbound() in src/backend/partitioning/partbounds.c, RelationGetPartitionQual() in
// src/backend/utils/cache/partcache.c; pg_get_partition_constraintdef() shows the result):
//
//   FOR VALUES IN (1, 2, NULL)       (a IS NULL OR a = ANY (ARRAY[1, 2]))
//   FOR VALUES FROM (1, 5) TO (1, 9) a IS NOT NULL AND b IS NOT NULL AND a = 1 AND b >= 5 AND b < 9
//   FOR VALUES FROM (1, 5) TO (2, 9) … AND (a > 1 OR (a = 1 AND b >= 5)) AND (a < 2 OR (a = 2 AND b < 9))
#include <algorithm>
#include <charconv>

#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

// More elements of an array than this are not looked at one by one (MAX_SAOP_ARRAY_SIZE in src/backend/optimizer/util/predtest.c).
constexpr std::size_t most_values = 100;

struct BoundValue {
  enum class Kind { null, least, greatest, text, plain };
  Kind kind = Kind::null;
  std::string text;  // as it is written, with quotes
  bool is_value() const { return kind == Kind::text || kind == Kind::plain; }
};

using BoundValues = std::vector<BoundValue>;

// Reads a bound as the catalog and the reader of files write it. Everything fails quietly: what is not known is not said.
class BoundReader {
 public:
  explicit BoundReader(std::string_view text) : rest_(text) {}

  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  // `(1, 'it''s', MAXVALUE)`
  std::optional<BoundValues> values() {
    if (!take("(")) return std::nullopt;
    BoundValues result;
    do {
      auto value = next();
      if (!value) return std::nullopt;
      result.push_back(std::move(*value));
    } while (take(", "));
    return take(")") ? std::optional(std::move(result)) : std::nullopt;
  }

  bool done() const { return rest_.empty(); }

 private:
  std::optional<BoundValue> next() {
    if (rest_.starts_with('\'')) return quoted_text();
    const auto end = std::min(rest_.find_first_of(",)"), rest_.size());
    const std::string word(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (word == "NULL") return BoundValue{BoundValue::Kind::null, {}};
    if (word == "MINVALUE") return BoundValue{BoundValue::Kind::least, {}};
    if (word == "MAXVALUE") return BoundValue{BoundValue::Kind::greatest, {}};
    if (word == "true" || word == "false") return BoundValue{BoundValue::Kind::plain, word};
    double number = 0;
    const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (word.empty() || error != std::errc() || stop != word.data() + word.size() || word.find_first_not_of("0123456789.eE+-") != std::string::npos) return std::nullopt;
    return BoundValue{BoundValue::Kind::plain, word};
  }

  std::optional<BoundValue> quoted_text() {
    for (std::size_t at = 1; at < rest_.size(); ++at) {
      if (rest_[at] != '\'') continue;
      if (at + 1 < rest_.size() && rest_[at + 1] == '\'') {
        ++at;
        continue;
      }
      BoundValue result{BoundValue::Kind::text, std::string(rest_.substr(0, at + 1))};
      rest_.remove_prefix(at + 1);
      return result;
    }
    return std::nullopt;
  }

  std::string_view rest_;
};

struct KeyColumn {
  Name name;
  TypeName type;
};

// Nothing for keys that are no plain columns of types whose operators everybody finds.
std::optional<std::vector<KeyColumn>> key_columns(const Graph& graph, const ObjectId& table) {
  const auto& key = graph.at(table).as<ir::Table>().partition_key;
  if (!key) return std::nullopt;
  std::vector<KeyColumn> result;
  for (const auto& element : key->elements) {
    if (element.column.empty() || !element.collation.empty() || !element.operator_class.empty()) return std::nullopt;
    const Node* column = graph.find({.kind = Kind::column, .schema = table.schema, .name = table.name, .part = element.column});
    if (column == nullptr) return std::nullopt;
    const auto& type = column->as<ir::Column>().type;
    if (type.text.text().ends_with("[]") || (type.reference && type.reference->kind != Kind::enum_type)) return std::nullopt;
    result.push_back({element.column, type});
  }
  return result;
}

// The value as a constant of the column's type.
Sql constant(const KeyColumn& column, const BoundValue& value) {
  if (value.kind == BoundValue::Kind::text) return sql("{}::{}", verbatim(value.text), column.type);
  constexpr std::size_t digits_of_integer = 9;
  const bool small = value.text.size() <= digits_of_integer && value.text.find_first_not_of("0123456789") == std::string::npos;
  if (column.type.text.text() == "boolean" || (small && column.type.text.text() == "integer")) return verbatim(value.text);
  return sql("CAST({} AS {})", verbatim(value.text), column.type);
}

Sql compared(const KeyColumn& column, std::string_view with, const BoundValue& value) {
  return sql("{} {} {}", column.name, verbatim(std::string(with)), constant(column, value));
}

Sql all_of(const std::vector<Sql>& parts) { return join(parts, " AND "); }

// `(a OR b)`; one alone stays as it is.
Sql any_of(const std::vector<Sql>& parts) { return parts.size() == 1 ? parts.front() : sql("({})", join(parts, " OR ")); }

std::optional<Sql> list_condition(const KeyColumn& column, const BoundValues& values) {
  std::vector<Sql> constants;
  bool with_null = false;
  for (const auto& each : values) {
    if (each.kind == BoundValue::Kind::null) with_null = true;
    else if (each.is_value()) constants.push_back(constant(column, each));
    else return std::nullopt;
  }
  if (constants.size() > most_values) return std::nullopt;
  std::vector<Sql> parts{with_null ? sql("{} IS NULL", column.name) : sql("{} IS NOT NULL", column.name)};
  if (constants.size() == 1) parts.push_back(sql("{} = {}", column.name, constants.front()));
  if (constants.size() > 1) parts.push_back(sql("{} = ANY (ARRAY[{}])", column.name, join(constants)));
  return with_null ? any_of(parts) : all_of(parts);
}

// One side of a range over the columns from `first` on: `a > 1 OR (a = 1 AND b >= 5)`, or with `<`. Behind MINVALUE and MAXVALUE nothing counts.
std::vector<Sql> side_of_range(const std::vector<KeyColumn>& columns, const BoundValues& bound, std::size_t first, bool lower) {
  std::vector<Sql> arms;
  std::vector<Sql> equal;
  for (auto i = first; i < columns.size() && bound[i].is_value(); ++i) {
    const bool last = i + 1 == columns.size();
    const bool inclusive = lower ? last || bound[i + 1].kind == BoundValue::Kind::least : !last && bound[i + 1].kind == BoundValue::Kind::greatest;
    const std::string sign = lower ? ">" : "<";
    auto arm = equal;
    arm.push_back(compared(columns[i], inclusive ? sign + "=" : sign, bound[i]));
    arms.push_back(arm.size() == 1 ? arm.front() : sql("({})", all_of(arm)));
    equal.push_back(compared(columns[i], "=", bound[i]));
  }
  return arms;
}

std::optional<Sql> range_condition(const std::vector<KeyColumn>& columns, const BoundValues& from, const BoundValues& to) {
  if (from.size() != columns.size() || to.size() != columns.size()) return std::nullopt;
  const auto is_null = [](const BoundValue& each) { return each.kind == BoundValue::Kind::null; };
  if (std::any_of(from.begin(), from.end(), is_null) || std::any_of(to.begin(), to.end(), is_null)) return std::nullopt;
  std::vector<Sql> parts;
  for (const auto& each : columns) parts.push_back(sql("{} IS NOT NULL", each.name));
  std::size_t first = 0;
  while (first < columns.size() && from[first].is_value() && to[first].is_value() && constant(columns[first], from[first]) == constant(columns[first], to[first])) {
    parts.push_back(compared(columns[first], "=", from[first]));
    ++first;
  }
  for (const bool lower : {true, false})
    if (const auto arms = side_of_range(columns, lower ? from : to, first, lower); !arms.empty()) parts.push_back(any_of(arms));
  return all_of(parts);
}

std::optional<Sql> own_condition(const Graph& graph, const ObjectId& parent, const std::string& bound) {
  const auto columns = key_columns(graph, parent);
  if (!columns) return std::nullopt;
  BoundReader reader(bound);
  if (reader.take("FOR VALUES IN ")) {
    const auto values = reader.values();
    return values && reader.done() && columns->size() == 1 ? list_condition(columns->front(), *values) : std::nullopt;
  }
  if (!reader.take("FOR VALUES FROM ")) return std::nullopt;
  const auto from = reader.values();
  if (!from || !reader.take(" TO ")) return std::nullopt;
  const auto to = reader.values();
  return to && reader.done() ? range_condition(*columns, *from, *to) : std::nullopt;
}

}  // namespace

std::optional<PartitionCondition> partition_condition(const Graph& graph, const ObjectId& parent, const std::string& bound, Levels levels) {
  const auto own = own_condition(graph, parent, bound);
  const auto columns = key_columns(graph, parent);
  if (!own || !columns) return std::nullopt;
  PartitionCondition result{.condition = *own};
  for (const auto& each : *columns) result.columns.push_back(each.name);
  const auto& table = graph.at(parent).as<ir::Table>();
  if (levels == Levels::own || !table.partition_of) return result;
  auto above = partition_condition(graph, table.partition_of->id, table.partition_bound.text, levels);
  if (!above) return std::nullopt;
  result.condition = all_of({result.condition, above->condition});
  append(result.columns, std::move(above->columns));
  return result;
}

}  // namespace lockstep
