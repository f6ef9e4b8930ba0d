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

  static constexpr auto fields() {
    return std::tuple{field("mode", &Argument::mode),
                      field("name", &Argument::name),
                      field("type", &Argument::type),
                      field("default", &Argument::default_value)};
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

  static constexpr auto fields() {
    return std::tuple{field("procedure", &Routine::procedure, OnChange::replace),
                      field("arguments", &Routine::arguments),
                      field("returns", &Routine::returns, OnChange::replace),
                      field("returns_set", &Routine::returns_set, OnChange::replace),
                      field("language", &Routine::language),
                      field("body", &Routine::body),
                      field("object_file", &Routine::object_file),
                      field("sql_body", &Routine::sql_body),
                      field("volatility", &Routine::volatility),
                      field("strict", &Routine::strict),
                      field("security_definer", &Routine::security_definer),
                      field("leakproof", &Routine::leakproof),
                      field("window", &Routine::window, OnChange::replace),
                      field("parallel", &Routine::parallel),
                      field("cost", &Routine::cost),
                      field("rows", &Routine::rows),
                      field("support", &Routine::support),
                      field("transforms", &Routine::transforms),
                      field("configuration", &Routine::configuration)};
  }
};

}  // namespace lockstep::ir
