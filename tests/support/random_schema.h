// Random schemas for property tests: a small model of a schema, its text, and random changes to it. What the server under test is
// too old for is left out.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/support/random_foreign.h"
#include "tests/support/random_forms.h"
#include "tests/support/random_texts.h"

namespace lockstep::testing {

// Source of chance: the same seed gives the same schema on every machine (no std distributions,
// whose results the standard leaves open).
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  // From 0 up to, but not including, `bound`.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  // Another source, from which nothing is taken away here: what kinds of objects are added later draws from these, so
  // that a seed still means what it meant.
  Chance branch(std::uint64_t number) const {
    auto engine = engine_;
    return Chance(engine() ^ (number * 0x9E3779B97F4A7C15ULL));
  }

  template <class T>
  const T& pick(const std::vector<T>& all) {
    return all[below(all.size())];
  }

 private:
  std::mt19937_64 engine_;
};

template <class Map>
std::string any_key(const Map& map, Chance& chance) {
  if (map.empty()) return {};
  auto at = map.begin();
  std::advance(at, static_cast<std::ptrdiff_t>(chance.below(map.size())));
  return at->first;
}

template <class Map>
void drop_any(Map& map, Chance& chance) {
  if (const auto key = any_key(map, chance); !key.empty()) map.erase(key);
}

// The major version of the server that schemas are for: that of the tests; or what was said before the first schema was made,
// which then needs no server, and is taken to have every extension.
int target_major();
bool target_has_extension(const std::string& name);
void make_for(int major);

// A string constant of SQL.
std::string literal(const std::string& text);

// Names hold the quoted, qualified SQL spelling. What refers to another object does so by key, and is
// left out of the text when the other is gone.
struct RandomColumn {
  std::string name;
  std::string type;
  std::string user_type;  // key of an enum, domain or composite type; then `type` is empty
  std::string default_value;
  std::string generated;
  std::string identity;  // ALWAYS, BY DEFAULT
  bool not_null = false;
  std::string comment;
};

struct RandomTable {
  std::string name;
  std::vector<RandomColumn> columns;  // the first is an integer key
  bool primary_key = true;
  bool partitioned = false;
  int partitions = 0;
  std::string inherits;  // key of another table
  bool unlogged = false;
  bool copied = false;  // `@online mode=copy`
  bool row_security = false;
  std::string options;
  std::string comment;
  std::map<std::string, std::string> checks;                               // name → expression
  std::map<std::string, std::pair<std::string, std::string>> foreign_keys;  // name → (table key, column)
  std::map<std::string, std::string> indexes;                              // name → what follows ON table
  std::map<std::string, std::string> unique_columns;                       // constraint name → column
  std::map<std::string, std::string> policies;                             // name → the rest
  std::map<std::string, std::string> triggers;                             // name → timing and events
  std::map<std::string, std::string> grants;                               // role → privileges
};

struct RandomSchema {
  std::vector<std::string> schemas;
  std::map<std::string, std::vector<std::string>> enums;  // name → values
  std::map<std::string, std::string> domains;             // name → definition
  std::map<std::string, std::string> composites;          // name → attributes
  std::map<std::string, std::string> sequences;           // name → options
  std::map<std::string, RandomTable> tables;
  std::map<std::string, std::string> functions;  // name → arguments, attributes and body
  struct View {
    std::string table;
    std::vector<std::string> columns;
    std::string where;
    bool materialized = false;
    std::string over;  // another view's key, then a plain `SELECT *` over it
  };
  std::map<std::string, View> views;
  struct Join {
    std::string left;  // keys of tables, and columns of theirs
    std::string left_column;
    std::string right;
    std::string right_column;
  };
  std::map<std::string, Join> joins;  // views over two tables
  std::map<std::string, std::string> aggregates;        // name → arguments and options
  std::map<std::string, std::string> operators;         // name → options
  std::map<std::string, std::string> operator_classes;  // name → what follows it
  std::map<std::string, std::string> conversions;       // name → what follows it
  std::map<std::string, std::string> casts;             // key of an enum → what follows the types; to integer
  RandomForeign foreign;
  RandomTexts texts;
  RandomForms forms;
  int next_name = 1;
};

RandomSchema random_schema(Chance& chance);

// Makes what random schemas name and do not hold, roles and a tablespace, on the server under test; what is there already stays.
void make_random_surroundings();

// Identifiers that want quoting, and some that do not; `qualified` puts one of the schemas before it.
std::string fresh_name(RandomSchema& schema, Chance& chance, const std::string& stem);
std::string qualified(RandomSchema& schema, Chance& chance, const std::string& stem);

// Aggregates, operators, conversions, casts.
void add_definitions(RandomSchema& schema, Chance& chance);
void change_definitions(RandomSchema& schema, Chance& chance);

// Some random changes: things added, dropped, altered.
RandomSchema changed(RandomSchema schema, Chance& chance);

// Views that need columns of two tables.
void add_joins(RandomSchema& schema, Chance chance);

// Some columns get another type, with what is over them; and some keys.
void retype_columns(RandomSchema& schema, Chance chance);
void retype_keys(RandomSchema& schema, Chance chance);

// Some tables that are to have copies take their places where their rows have to be written again.
RandomSchema with_copies(RandomSchema schema, Chance chance);

// The schema as a file; every reference in it is met.
std::string text_of(const RandomSchema& schema);

}  // namespace lockstep::testing
