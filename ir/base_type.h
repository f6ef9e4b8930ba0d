// Base types and shell types (CREATE TYPE in its fourth and fifth form).
#pragma once

#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

// `CREATE TYPE name;`: a type that is announced. Every base type has one beside it, with the same name,
// because its functions need the name before the type is there; so has a range type with a canonical
// function. What announces a type but never defines it stays alone.
struct ShellType {
  static constexpr Kind kind = Kind::shell_type;
  static constexpr std::string_view sql_name = "TYPE";

  static constexpr auto fields() { return std::tuple{}; }
};

struct BaseType {
  static constexpr Kind kind = Kind::base_type;
  static constexpr std::string_view sql_name = "TYPE";

  QualifiedName input;
  QualifiedName output;
  QualifiedName receive;
  QualifiedName send;
  QualifiedName typmod_in;
  QualifiedName typmod_out;
  QualifiedName analyze;
  QualifiedName subscript;  // PostgreSQL 14
  int length = -1;          // bytes; -1: variable, -2: zero-terminated
  bool passed_by_value = false;
  Name alignment;  // char, int2, int4, double
  Name storage;    // plain, external, extended, main
  std::string category = "U";
  bool preferred = false;
  std::optional<std::string> default_value;
  TypeName element;
  std::string delimiter = ",";
  bool collatable = false;

  static constexpr auto fields() {
    return std::tuple{field("input", &BaseType::input, OnChange::replace),
                      field("output", &BaseType::output, OnChange::replace),
                      field("receive", &BaseType::receive),
                      field("send", &BaseType::send),
                      field("typmod_in", &BaseType::typmod_in),
                      field("typmod_out", &BaseType::typmod_out),
                      field("analyze", &BaseType::analyze),
                      field("subscript", &BaseType::subscript),
                      field("internallength", &BaseType::length, OnChange::replace),
                      field("passedbyvalue", &BaseType::passed_by_value, OnChange::replace),
                      field("alignment", &BaseType::alignment, OnChange::replace),
                      field("storage", &BaseType::storage),
                      field("category", &BaseType::category, OnChange::replace),
                      field("preferred", &BaseType::preferred, OnChange::replace),
                      field("default", &BaseType::default_value, OnChange::replace),
                      field("element", &BaseType::element, OnChange::replace),
                      field("delimiter", &BaseType::delimiter, OnChange::replace),
                      field("collatable", &BaseType::collatable, OnChange::replace)};
  }
};

}  // namespace lockstep::ir
