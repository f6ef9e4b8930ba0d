// Kinds that stand beside all others: aggregates, operators and their classes, conversions, casts. They are drawn behind
// the tables, so that what comes before them stays the same.
#include "tests/support/random_schema.h"

namespace lockstep::testing {
namespace {

// Symbols of operators that nobody else has.
std::string fresh_operator(RandomSchema& schema, Chance& chance) {
  static constexpr std::string_view letters = "@#&|";
  std::string symbol = "@#@";
  for (auto number = static_cast<std::size_t>(schema.next_name++); number > 0; number /= letters.size()) symbol += letters[number % letters.size()];
  return chance.pick(schema.schemas) + "." + symbol + "@";
}

const std::string& some_aggregate(Chance& chance) {
  static const std::vector<std::string> all = {
      "(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')",
      "(integer) (SFUNC = int4larger, STYPE = integer, SORTOP = >, COMBINEFUNC = int4larger, PARALLEL = SAFE)",
      "(a integer) (SFUNC = int4pl, STYPE = integer, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MINITCOND = '7')",
      "(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, SSPACE = 128, FINALFUNC = numeric_avg, COMBINEFUNC = numeric_avg_combine, "
      "SERIALFUNC = numeric_avg_serialize, DESERIALFUNC = numeric_avg_deserialize)",
      "(double precision ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)",
      "(VARIADIC \"any\" ORDER BY VARIADIC \"any\") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL)",
      "(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '1')"};
  return chance.pick(all);
}

const std::string& some_operator(Chance& chance) {
  static const std::vector<std::string> all = {
      "(FUNCTION = int4pl, LEFTARG = integer, RIGHTARG = integer)",
      "(FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES)",
      "(FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, HASHES, MERGES)",
      "(FUNCTION = int48lt, LEFTARG = integer, RIGHTARG = bigint, RESTRICT = scalarltsel)",
      "(FUNCTION = int4um, RIGHTARG = integer)"};
  return chance.pick(all);
}

const std::string& some_operator_class(Chance& chance) {
  // Before 14 the optional members of a class belong to its family alone.
  const std::string optional = target_major() < 14 ? "" : ", FUNCTION 2 (integer, integer) btint4sortsupport(internal)";
  static const std::vector<std::string> all = {
      "FOR TYPE integer USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(integer, integer)",
      "FOR TYPE integer USING btree AS OPERATOR 1 >, OPERATOR 3 =, FUNCTION 1 btint4cmp(integer, integer)" + optional,
      "FOR TYPE text USING hash AS OPERATOR 1 =, FUNCTION 1 hashtext(text)"};
  return chance.pick(all);
}

const std::string& some_conversion(Chance& chance) {
  static const std::vector<std::string> all = {"FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8", "FOR 'WIN1252' TO 'UTF8' FROM win_to_utf8"};
  return chance.pick(all);
}

}  // namespace

void add_definitions(RandomSchema& schema, Chance& chance) {
  if (chance.one_in(2)) schema.aggregates[qualified(schema, chance, "agg")] = some_aggregate(chance);
  if (chance.one_in(2)) schema.operators[fresh_operator(schema, chance)] = some_operator(chance);
  if (chance.one_in(4)) schema.operator_classes[qualified(schema, chance, "ops")] = some_operator_class(chance);
  if (chance.one_in(6)) schema.conversions[qualified(schema, chance, "conv")] = some_conversion(chance);
  if (const auto key = any_key(schema.enums, chance); !key.empty() && chance.one_in(3))
    schema.casts[key] = chance.one_in(2) ? "WITH INOUT" : "WITH INOUT AS ASSIGNMENT";
}

void change_definitions(RandomSchema& schema, Chance& chance) {
  const auto redefine = [&](auto& map, const auto& some) {
    if (const auto key = any_key(map, chance); !key.empty()) map[key] = some(chance);
  };
  switch (chance.below(8)) {
    case 0: drop_any(schema.aggregates, chance); break;
    case 1: drop_any(schema.operators, chance); break;
    case 2: drop_any(schema.operator_classes, chance); break;
    case 3: drop_any(schema.casts, chance); break;
    case 4: redefine(schema.aggregates, some_aggregate); break;
    case 5: redefine(schema.operators, some_operator); break;
    case 6:
      redefine(schema.operator_classes, some_operator_class);
      redefine(schema.conversions, some_conversion);
      break;
    default: add_definitions(schema, chance); break;
  }
}

}  // namespace lockstep::testing
