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

  template <class Self = ShellType>
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

  template <class Self = BaseType>
  static constexpr auto fields() {
    return std::tuple{field("input", &Self::input, OnChange::replace),
                      field("output", &Self::output, OnChange::replace),
                      field("receive", &Self::receive),
                      field("send", &Self::send),
                      field("typmod_in", &Self::typmod_in),
                      field("typmod_out", &Self::typmod_out),
                      field("analyze", &Self::analyze),
                      field("subscript", &Self::subscript),
                      field("internallength", &Self::length, OnChange::replace),
                      field("passedbyvalue", &Self::passed_by_value, OnChange::replace),
                      field("alignment", &Self::alignment, OnChange::replace),
                      field("storage", &Self::storage),
                      field("category", &Self::category, OnChange::replace),
                      field("preferred", &Self::preferred, OnChange::replace),
                      field("default", &Self::default_value, OnChange::replace),
                      field("element", &Self::element, OnChange::replace),
                      field("delimiter", &Self::delimiter, OnChange::replace),
                      field("collatable", &Self::collatable, OnChange::replace)};
  }
};

}  // namespace lockstep::ir
