// Types as the analyser sees them: PostgreSQL's own, those of the graph, those of contrib extensions, and
// opaque ones of which only the name is known.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ir/graph.h"
#include "parser/builtin/catalog.h"
#include "parser/sql_ast.h"

namespace lockstep::analyse {

using builtin::Oid;

// Numbers from src/include/catalog/pg_type.dat that the analyser names.
enum : Oid {
  no_type = 0,  // not known to us; nothing can be said about an expression of this type
  bool_type = 16,
  bytea_type = 17,
  char_type = 18,
  name_type = 19,
  int8_type = 20,
  int2_type = 21,
  int2vector_type = 22,
  int4_type = 23,
  text_type = 25,
  oid_type = 26,
  oidvector_type = 30,
  json_type = 114,
  xml_type = 142,
  cidr_type = 650,
  float4_type = 700,
  float8_type = 701,
  unknown_type = 705,  // a literal that has not been given a type
  money_type = 790,
  inet_type = 869,
  text_array_type = 1009,
  bpchar_type = 1042,
  varchar_type = 1043,
  date_type = 1082,
  time_type = 1083,
  timestamp_type = 1114,
  timestamptz_type = 1184,
  interval_type = 1186,
  timetz_type = 1266,
  bit_type = 1560,
  varbit_type = 1562,
  numeric_type = 1700,
  regclass_type = 2205,
  record_type = 2249,
  any_type = 2276,
  anyarray_type = 2277,
  void_type = 2278,
  anyelement_type = 2283,
  record_array_type = 2287,
  anynonarray_type = 2776,
  uuid_type = 2950,
  anyenum_type = 3500,
  regconfig_type = 3734,
  regdictionary_type = 3769,
  jsonb_type = 3802,
  anyrange_type = 3831,
  anymultirange_type = 4537,
  anycompatiblemultirange_type = 4538,
  anycompatible_type = 5077,
  anycompatiblearray_type = 5078,
  anycompatiblenonarray_type = 5079,
  anycompatiblerange_type = 5080,
};

// A type with its modifier as it is printed: `(20)`, `(10,2)`, ` day to second(3)`; empty without one.
struct Type {
  Oid id = no_type;
  Name modifier;
  friend bool operator==(const Type&, const Type&) = default;
};

struct TypeFacts {
  Oid id = no_type;
  std::string text;      // format_type() without a modifier
  char category = 'U';   // pg_type.typcategory
  bool preferred = false;
  char kind = 'b';       // pg_type.typtype; `o`: opaque, only the name is known
  Oid element = no_type;
  Oid array = no_type;
  Type base;             // domains: base type; ranges: subtype; multiranges: range
  Oid multirange = no_type;
  bool collatable = false;
  std::optional<ObjectId> relation;  // composite type, table or view whose row this is
};

// A column or attribute of a row type.
struct Attribute {
  Name name;
  Type type;
};

class Types {
 public:
  explicit Types(const Graph& graph);

  const TypeFacts& facts(Oid type) const;

  // A type by its canonical text (TypeName::text) or from the syntax tree. Never fails: what is not
  // known becomes an opaque type.
  Type from_text(Name text);
  Type from_tree(const PgQuery__TypeName& tree);
  Type named(Name schema, Name name);  // by catalog name, without modifier

  Oid row_type(const ObjectId& relation);
  Oid array_of(Oid type);

  // The base type under domains, with the innermost modifier that a domain on the way has set.
  Type base(Type type) const;
  Oid base(Oid type) const { return base(Type{type, {}}).id; }
  Oid element(Oid type) const { return facts(type).element; }
  bool is_array(Oid type) const;  // "true" arrays, not int2vector
  bool is_row(Oid type) const;    // named composite, also under a domain
  bool is_enum(Oid type) const { return facts(type).kind == 'e'; }
  bool is_opaque(Oid type) const { return type == no_type || facts(type).kind == 'o'; }

  // Columns of a composite type, table or view; empty when they are not known.
  std::vector<Attribute> attributes(Oid row);
  std::vector<Attribute> columns_of(const ObjectId& relation);

  // PostgreSQL's own and those of the graph; null when there is none.
  const builtin::Cast* find_cast(Oid source, Oid target) const;

  // The type as format_type() prints it.
  std::string text(Type type) const;

  const Graph& graph() const { return graph_; }

  // Asked for the output columns of views; when it is not set, those in the graph are taken.
  std::function<std::vector<ir::OutputColumn>(const ObjectId& view)> view_columns;

 private:
  Oid add(TypeFacts facts);
  Oid user_defined(Name schema, Name name);
  Oid from_extension(Name schema, std::string_view name);
  Oid opaque(const std::string& text);
  Oid multirange_named(Name schema, Name name);

  const Graph& graph_;
  mutable std::unordered_map<Oid, std::unique_ptr<TypeFacts>> facts_;
  std::unordered_map<std::string, Oid> by_text_;   // user-defined and opaque types
  std::unordered_map<Name, Type> from_text_;
  std::optional<std::unordered_map<std::string, ObjectId>> multiranges_;
  Oid next_ = 100000;
  std::map<std::pair<Oid, Oid>, builtin::Cast> casts_;  // of the graph
};

}  // namespace lockstep::analyse
