// Whether values of one type are values of another as they are stored, so that a change of a column's type writes nothing
// (ATColumnChangeRequiresRewrite() in src/backend/commands/tablecmds.c, and the support functions of the casts to a length or
// precision: varchar_support(), varbit_support(), numeric_support(), TemporalSimplify(), interval_support()).
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ir/domain_tests.h"
#include "planner/recipes/recipes.h"
#include "planner/recipes/stored_form.h"

namespace lockstep {
namespace {

// `timestamp(3) without time zone` is `timestamp without time zone` with the limit 3.
struct Stored {
  std::string name;
  std::vector<long> limits;
  bool limit_unknown = false;  // of a domain's values, for which casts do not know the length
};

Stored parsed(std::string_view text) {
  const auto open = text.find('(');
  if (open == std::string_view::npos) return {.name = std::string(text), .limits = {}};
  const auto close = text.find(')', open);
  Stored result{.name = std::string(text.substr(0, open)) + std::string(text.substr(close + 1)), .limits = {}};
  for (const char* at = text.data() + open + 1; at < text.data() + close;) {
    long number = 0;
    const auto [end, error] = std::from_chars(at, text.data() + close, number);
    if (error != std::errc()) return {.name = std::string(text), .limits = {}};
    result.limits.push_back(number);
    at = end + 1;
  }
  return result;
}

// What is stored of values of the type. Nothing for a domain that tests them, when they are to become of it.
std::optional<Stored> stored(const Graph& graph, const TypeName& type, bool as_target) {
  if (as_target && is_tested_by_domain(graph, type)) return std::nullopt;
  const Node* node = type.reference && !type.text.text().ends_with("[]") ? graph.find(*type.reference) : nullptr;
  if (node == nullptr || node->id.kind != Kind::domain) return parsed(type.text.text());
  auto result = stored(graph, node->as<ir::Domain>().type, as_target);
  if (result && !as_target) {
    result->limit_unknown = true;
    result->limits.clear();
  }
  return result;
}

bool is_moment(std::string_view name) { return name.starts_with("timestamp ") || name.starts_with("time ") || name == "interval"; }

// The same type with another length, precision or scale.
bool holds_all(const Stored& was, const Stored& is) {
  if (is.limits.empty()) return true;
  constexpr long finest = 6;  // MAX_TIMESTAMP_PRECISION in src/include/datatype/timestamp.h
  if (is_moment(is.name) && is.limits.front() >= finest) return true;
  if (was.limit_unknown || was.limits.empty()) return false;
  if (is.name == "character varying" || is.name == "bit varying" || is_moment(is.name)) return was.limits.front() <= is.limits.front();
  const auto scale = [](const Stored& of) { return of.limits.size() > 1 ? of.limits[1] : 0; };
  if (is.name == "numeric") return scale(was) == scale(is) && was.limits.front() <= is.limits.front();
  return was.limits == is.limits;
}

bool holds_all_as_stored(const Stored& was, const Stored& is) {
  const bool array = was.name.ends_with(']') || is.name.ends_with(']');
  if (was.name == is.name) return array ? was.limits == is.limits && !was.limit_unknown : holds_all(was, is);
  if (array || !is.limits.empty()) return false;
  const auto from = [&](std::string_view name) { return was.name == name; };
  if (is.name == "text") return from("character varying") || from("xml");
  if (is.name == "character varying") return from("text");
  if (is.name == "interval") return was.name.starts_with("interval ");
  return is.name == "inet" && from("cidr");
}

}  // namespace

bool is_stored_alike(std::string_view before, std::string_view after) { return holds_all_as_stored(parsed(before), parsed(after)); }

bool keeps_rows(const Graph& before_graph, const ir::Column& before, const Graph& after_graph, const ir::Column& after) {
  if (before.type == after.type) return before.collation != after.collation;
  const auto was = stored(before_graph, before.type, false);
  const auto is = stored(after_graph, after.type, true);
  return was && is && holds_all_as_stored(*was, *is);
}

bool is_stored_as_it_compares(const ir::Column& column) {
  static constexpr auto such = std::to_array<std::string_view>({"smallint", "integer", "bigint", "oid", "boolean", "text", "character varying", "bytea", "uuid", "date",
                                                                "timestamp without time zone", "timestamp with time zone", "time without time zone"});
  if (!column.collation.empty()) return false;
  const std::string_view type = column.type.text.text();
  const auto open = type.find('(');
  if (open == std::string_view::npos) return std::find(such.begin(), such.end(), type) != such.end();
  const auto name = type.substr(0, open);
  return type.ends_with(')') && (name == "character varying" || name == "numeric");
}

}  // namespace lockstep
