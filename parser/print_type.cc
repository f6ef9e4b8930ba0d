// Type names in casts and column definitions. Names that the grammar itself put into pg_catalog get
// their SQL spelling back: `timestamp(3) with time zone` is pg_catalog.timestamptz in the tree.
#include <array>
#include <optional>

#include "ir/error.h"
#include "parser/interval_fields.h"
#include "parser/printer.h"

namespace lockstep {
namespace {

std::optional<int> integer_of(const PgQuery__Node& node) {
  if (node.node_case != PG_QUERY__NODE__NODE_A_CONST ||
      node.a_const->val_case != PG_QUERY__A__CONST__VAL_IVAL)
    return std::nullopt;
  return node.a_const->ival->ival;
}

// How a modifier is written.
enum class Modifier {
  none,      // the SQL spelling has none
  optional,  // `varchar`, `varchar(10)`
  needed,    // `character(10)`; without it the spelling means (1)
  any,       // numeric: any list
};

struct Spelling {
  std::string_view name;
  std::string_view before;
  std::string_view after;
  Modifier modifier;
};

constexpr std::array spellings = std::to_array<Spelling>({
    {"bit", "bit", "", Modifier::needed},
    {"bool", "boolean", "", Modifier::none},
    {"bpchar", "character", "", Modifier::needed},
    {"float4", "real", "", Modifier::none},
    {"float8", "double precision", "", Modifier::none},
    {"int2", "smallint", "", Modifier::none},
    {"int4", "integer", "", Modifier::none},
    {"int8", "bigint", "", Modifier::none},
    {"numeric", "numeric", "", Modifier::any},
    {"time", "time", " without time zone", Modifier::optional},
    {"timestamp", "timestamp", " without time zone", Modifier::optional},
    {"timestamptz", "timestamp", " with time zone", Modifier::optional},
    {"timetz", "time", " with time zone", Modifier::optional},
    {"varbit", "bit varying", "", Modifier::optional},
    {"varchar", "character varying", "", Modifier::optional},
});

// The spelling with its modifiers, when it means the same type.
std::optional<std::string> sql_spelling(std::string_view name, const PgQuery__TypeName& type) {
  for (const auto& each : spellings) {
    if (each.name != name) continue;
    std::string text{each.before};
    if (type.n_typmods > 0) {
      if (each.modifier == Modifier::none) return std::nullopt;
      if (each.modifier != Modifier::any && type.n_typmods != 1) return std::nullopt;
      for (std::size_t i = 0; i < type.n_typmods; ++i) {
        const auto number = integer_of(*type.typmods[i]);
        if (!number) return std::nullopt;
        text += (i == 0 ? "(" : ", ") + std::to_string(*number);
      }
      text += ')';
    } else if (each.modifier == Modifier::needed) {
      return std::nullopt;
    }
    return text += each.after;
  }
  return std::nullopt;
}

std::optional<std::string> interval_spelling(const PgQuery__TypeName& type) {
  std::string text = "interval";
  if (type.n_typmods == 0) return text;
  const auto mask = integer_of(*type.typmods[0]);
  if (!mask || type.n_typmods > 2) return std::nullopt;
  const auto fields = interval_fields(*mask);
  if (!fields) return std::nullopt;
  text += *fields;
  if (type.n_typmods == 1) return fields->empty() ? std::nullopt : std::optional(text);
  const auto digits = integer_of(*type.typmods[1]);
  if (!digits) return std::nullopt;
  return text + '(' + std::to_string(*digits) + ')';
}

std::optional<std::string> spelling(const PgQuery__TypeName& type) {
  if (type.n_names != 2 || text_of(type.names[0]->string->sval) != "pg_catalog")
    return std::nullopt;
  const auto name = text_of(type.names[1]->string->sval);
  return name == "interval" ? interval_spelling(type) : sql_spelling(name, type);
}

}  // namespace

void Printer::type(const PgQuery__TypeName& type) {
  if (type.setof) add("SETOF ");
  if (const auto text = spelling(type)) {
    add(*text);
  } else {
    if (type.n_names == 1) prefix_of(&type);
    dotted({type.names, type.n_names});
    if (type.n_typmods > 0) {
      add("(");
      expressions({type.typmods, type.n_typmods});
      add(")");
    }
  }
  if (type.pct_type) add("%TYPE");
  for (std::size_t i = 0; i < type.n_array_bounds; ++i) {
    check(type.array_bounds[i]->node_case == PG_QUERY__NODE__NODE_INTEGER,
          "an array bound is no number");
    const auto bound = type.array_bounds[i]->integer->ival;
    add(bound < 0 ? "[]" : '[' + std::to_string(bound) + ']');
  }
}

}  // namespace lockstep
