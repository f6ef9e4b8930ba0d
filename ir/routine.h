// Functions and procedures.
#pragma once

#include "ir/box.h"
#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

enum class ArgumentMode { in, out, inout, variadic, table };

struct Argument {
  ArgumentMode mode = ArgumentMode::in;
  Name name;  // empty when it has none
  TypeName type;
  Box<Expr> default_value;
  bool operator==(const Argument&) const = default;

  template <class Self = Argument>
  static constexpr auto fields() {
    return std::tuple{field("mode", &Self::mode),
                      field("name", &Self::name),
                      field("type", &Self::type),
                      field("default", &Self::default_value)};
  }
};

enum class Volatility { immutable, stable, volatile_ };
enum class ParallelSafety { safe, restricted, unsafe };

struct Routine {
  static constexpr Kind kind = Kind::routine;
  static constexpr std::string_view sql_name = "ROUTINE";

  bool procedure = false;
  std::vector<Argument> arguments;
  TypeName returns;  // empty for procedures; `record` for several OUT arguments and RETURNS TABLE
  bool returns_set = false;
  Name language;
  std::string body;         // pg_proc.prosrc: text between the quotes; empty when sql_body is set
  std::string object_file;  // pg_proc.probin for C functions
  Box<Expr> sql_body;       // SQL-standard body: `BEGIN ATOMIC … END` or `RETURN …`
  Volatility volatility = Volatility::volatile_;
  bool strict = false;
  bool security_definer = false;
  bool leakproof = false;
  bool window = false;
  ParallelSafety parallel = ParallelSafety::unsafe;
  double cost = 100;  // 1 for internal and C
  double rows = 0;    // 1000 for set-returning functions
  QualifiedName support;
  std::vector<TypeName> transforms;
  Options configuration;  // SET name → value, as in pg_proc.proconfig

  template <class Self = Routine>
  static constexpr auto fields() {
    return std::tuple{field("procedure", &Self::procedure, OnChange::replace),
                      field("arguments", &Self::arguments),
                      field("returns", &Self::returns, OnChange::replace),
                      field("returns_set", &Self::returns_set, OnChange::replace),
                      field("language", &Self::language),
                      field("body", &Self::body),
                      field("object_file", &Self::object_file),
                      field("sql_body", &Self::sql_body),
                      field("volatility", &Self::volatility),
                      field("strict", &Self::strict),
                      field("security_definer", &Self::security_definer),
                      field("leakproof", &Self::leakproof),
                      field("window", &Self::window, OnChange::replace),
                      field("parallel", &Self::parallel),
                      field("cost", &Self::cost),
                      field("rows", &Self::rows),
                      field("support", &Self::support),
                      field("transforms", &Self::transforms),
                      field("configuration", &Self::configuration)};
  }
};

}  // namespace lockstep::ir
