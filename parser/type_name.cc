// Type names as format_type() prints them (src/backend/utils/adt/format_type.c and the typmodout
// functions of the types).
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "parser/builtin_names.h"
#include "parser/find_object.h"
#include "parser/interval_fields.h"
#include "parser/print.h"
#include "parser/qualify.h"

namespace lockstep {

// The SQL fields of an interval by the mask that the grammar makes (INTERVAL_MASK in
// src/include/utils/timestamp.h).
std::optional<std::string_view> interval_fields(std::int64_t mask) {
  constexpr int month = 1 << 1, year = 1 << 2, day = 1 << 3;
  constexpr int hour = 1 << 10, minute = 1 << 11, second = 1 << 12;
  constexpr int full_range = 0x7FFF;
  using Fields = std::pair<std::int64_t, std::string_view>;
  static constexpr std::array all = std::to_array<Fields>({
      {year, " year"},
      {month, " month"},
      {day, " day"},
      {hour, " hour"},
      {minute, " minute"},
      {second, " second"},
      {year | month, " year to month"},
      {day | hour, " day to hour"},
      {day | hour | minute, " day to minute"},
      {day | hour | minute | second, " day to second"},
      {hour | minute, " hour to minute"},
      {hour | minute | second, " hour to second"},
      {minute | second, " minute to second"},
  });
  for (const auto& [fields, text] : all)
    if (fields == mask) return text;
  if (mask == full_range) return "";
  return std::nullopt;
}

namespace {

std::optional<std::int64_t> number_of(const PgQuery__Node& node) {
  if (node.node_case != PG_QUERY__NODE__NODE_A_CONST) return std::nullopt;
  const auto& constant = *node.a_const;
  if (constant.val_case == PG_QUERY__A__CONST__VAL_IVAL) return constant.ival->ival;
  if (constant.val_case != PG_QUERY__A__CONST__VAL_SVAL) return std::nullopt;
  const auto text = text_of(constant.sval->sval);
  std::int64_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

// A modifier of a user-defined type: a number, a word or a string.
std::string modifier_text(const PgQuery__Node& node) {
  if (node.node_case == PG_QUERY__NODE__NODE_COLUMN_REF && node.column_ref->n_fields == 1 &&
      node.column_ref->fields[0]->node_case == PG_QUERY__NODE__NODE_STRING)
    return std::string(text_of(node.column_ref->fields[0]->string->sval));
  if (node.node_case == PG_QUERY__NODE__NODE_A_CONST) {
    if (node.a_const->val_case == PG_QUERY__A__CONST__VAL_SVAL)
      return std::string(text_of(node.a_const->sval->sval));
    if (node.a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL)
      return std::to_string(node.a_const->ival->ival);
  }
  return print_expression(node);
}

std::vector<std::int64_t> numbers_of(const PgQuery__TypeName& type) {
  std::vector<std::int64_t> numbers;
  for (std::size_t i = 0; i < type.n_typmods; ++i)
    if (const auto number = number_of(*type.typmods[i])) numbers.push_back(*number);
  return numbers;
}

std::string in_parentheses(std::int64_t number) {
  return '(' + std::to_string(number) + ')';
}

// The server cuts the precision of times to 6 digits.
std::string precision(std::int64_t digits) {
  return in_parentheses(std::min<std::int64_t>(digits, 6));
}

std::string time_text(std::string_view name,
                      bool with_zone,
                      const std::vector<std::int64_t>& modifiers) {
  std::string text{name};
  if (!modifiers.empty()) text += precision(modifiers[0]);
  return text + (with_zone ? " with time zone" : " without time zone");
}

std::string interval_text(const std::vector<std::int64_t>& modifiers) {
  std::string text = "interval";
  if (!modifiers.empty()) text += interval_fields(modifiers[0]).value_or("");
  if (modifiers.size() > 1) text += precision(modifiers[1]);
  return text;
}

std::string numeric_text(const std::vector<std::int64_t>& modifiers) {
  if (modifiers.empty()) return "numeric";
  const auto scale = modifiers.size() > 1 ? modifiers[1] : 0;
  return "numeric(" + std::to_string(modifiers[0]) + ',' + std::to_string(scale) + ')';
}

}  // namespace

std::string builtin_type_text(std::string_view name, const PgQuery__TypeName& type) {
  if (type.n_typmods == 0) return builtin_type_text(name);
  const auto modifiers = numbers_of(type);
  if (name == "bpchar" && !modifiers.empty()) return "character" + in_parentheses(modifiers[0]);
  if (name == "varchar" && !modifiers.empty())
    return "character varying" + in_parentheses(modifiers[0]);
  if (name == "bit" && !modifiers.empty()) return "bit" + in_parentheses(modifiers[0]);
  if (name == "varbit" && !modifiers.empty()) return "bit varying" + in_parentheses(modifiers[0]);
  if (name == "numeric") return numeric_text(modifiers);
  if (name == "time") return time_text("time", false, modifiers);
  if (name == "timetz") return time_text("time", true, modifiers);
  if (name == "timestamp") return time_text("timestamp", false, modifiers);
  if (name == "timestamptz") return time_text("timestamp", true, modifiers);
  if (name == "interval") return interval_text(modifiers);
  return builtin_type_text(name);
}

namespace {

// What postgis_typmod_out() makes of `point,4326` (liblwgeom names, lwgeom_typmod.c).
std::string geometry_modifiers(std::string_view type, const std::vector<std::string>& given) {
  static constexpr std::array shapes = std::to_array<std::string_view>({"Geometry",
                                                                        "Point",
                                                                        "LineString",
                                                                        "Polygon",
                                                                        "MultiPoint",
                                                                        "MultiLineString",
                                                                        "MultiPolygon",
                                                                        "GeometryCollection",
                                                                        "CircularString",
                                                                        "CompoundCurve",
                                                                        "CurvePolygon",
                                                                        "MultiCurve",
                                                                        "MultiSurface",
                                                                        "PolyhedralSurface",
                                                                        "Triangle",
                                                                        "Tin"});
  const auto lower = [](std::string_view text) {
    std::string result{text};
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
  };
  std::string shape = given.empty() ? "geometry" : lower(given[0]);
  for (const auto each : shapes) {
    const auto known = lower(each);
    if (!shape.starts_with(known)) continue;
    const auto dimensions = shape.substr(known.size());
    if (dimensions != "" && dimensions != "z" && dimensions != "m" && dimensions != "zm") continue;
    shape = std::string(each);
    if (dimensions.find('z') != std::string::npos) shape += 'Z';
    if (dimensions.find('m') != std::string::npos) shape += 'M';
    break;
  }
  std::string srid = given.size() > 1 ? given[1] : "0";
  if (type == "geography" && srid == "0") srid = "4326";
  if (srid == "0") return shape == "Geometry" ? "" : '(' + shape + ')';
  return '(' + shape + ',' + srid + ')';
}

std::string modifiers_text(const Found& found, const PgQuery__TypeName& type) {
  if (type.n_typmods == 0) return {};
  std::vector<std::string> modifiers;
  for (std::size_t i = 0; i < type.n_typmods; ++i)
    modifiers.push_back(modifier_text(*type.typmods[i]));
  const auto& name = found.name.name.text();
  if (found.what == Found::What::extension && (name == "geometry" || name == "geography"))
    return geometry_modifiers(name, modifiers);
  std::string text;
  for (const auto& each : modifiers)
    text += (text.empty() ? "(" : ",") + each;
  return text + ')';
}

// `orders.id%TYPE`
ResolvedType type_of_column(const PgQuery__TypeName& type, const Scope& scope) {
  const auto names = string_list(type.names, type.n_names);
  ResolvedType result{.found = false, .set_of = type.setof != 0};
  if (names.size() < 2) return result;
  const Name schema(names.size() > 2 ? names[names.size() - 3] : std::string_view());
  const Name relation(names[names.size() - 2]);
  const Name column(names.back());
  const auto* node =
      find_relation(scope,
                    schema,
                    relation,
                    {Kind::table, Kind::view, Kind::materialized_view, Kind::composite_type});
  if (!node) return result;
  if (auto text = column_type(scope.graph, node->id, column)) {
    result.found = true;
    result.type = std::move(*text);
  }
  return result;
}

// The name and schema of a possibly qualified list of names; of `db.schema.name` the last two.
QualifiedName qualified_name(const std::vector<std::string_view>& names) {
  if (names.empty()) return {};
  if (names.size() == 1) return {Name(), Name(names[0])};
  return {Name(names[names.size() - 2]), Name(names.back())};
}

}  // namespace

std::optional<TypeName> column_type(const Graph& graph, const ObjectId& relation, Name column) {
  if (const auto* node = find_column(graph, relation, column)) return node->as<ir::Column>().type;
  const auto* node = graph.find(relation);
  if (!node) return std::nullopt;
  const auto of_view =
      [&](const std::vector<ir::OutputColumn>& columns) -> std::optional<TypeName> {
    for (const auto& each : columns)
      if (each.name == column && !each.type.empty()) return each.type;
    return std::nullopt;
  };
  if (relation.kind == Kind::view) return of_view(node->as<ir::View>().columns);
  if (relation.kind == Kind::materialized_view)
    return of_view(node->as<ir::MaterializedView>().columns);
  if (relation.kind == Kind::composite_type)
    for (const auto& each : node->as<ir::CompositeType>().attributes)
      if (each.name == column) return each.type;
  return std::nullopt;
}

ResolvedType resolve_type(const PgQuery__TypeName& type, const Scope& scope) {
  if (type.pct_type) return type_of_column(type, scope);
  auto name = qualified_name(string_list(type.names, type.n_names));
  ResolvedType result{.set_of = type.setof != 0};
  bool is_array = type.n_array_bounds > 0;
  auto found = lookup_type(scope, name.schema, name.name);
  if (!found && name.name.text().starts_with('_')) {
    // An array type by its own name, `_int4`.
    const Name element(name.name.text().substr(1));
    found = lookup_type(scope, name.schema, element);
    is_array = is_array || found;
    if (found) name.name = element;
  }
  std::string text;
  if (found.in_graph()) {
    text = quoted(found.name) + modifiers_text(found, type);
    result.type.reference = found.node->id;
  } else if (found.what == Found::What::builtin && name.schema.text() != "information_schema") {
    text = builtin_type_text(name.name.text(), type);
  } else {
    text = quoted(name) + modifiers_text(found, type);
    result.found = static_cast<bool>(found);
  }
  if (is_array) text += "[]";
  result.type.text = Name(text);
  return result;
}

}  // namespace lockstep
