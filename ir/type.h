// User-defined types: enums, composite types, domains with their constraints, range types.
#pragma once

#include "ir/box.h"
#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

struct EnumType {
  static constexpr Kind kind = Kind::enum_type;
  static constexpr std::string_view sql_name = "TYPE";

  std::vector<std::string> values;

  template <class Self = EnumType>
  static constexpr auto fields() { return std::tuple{field("values", &Self::values)}; }
};

// One attribute of a composite type.
struct Attribute {
  Name name;
  TypeName type;
  QualifiedName collation;  // empty: the type's own
  std::optional<std::string> comment;
  bool operator==(const Attribute&) const = default;

  template <class Self = Attribute>
  static constexpr auto fields() {
    return std::tuple{field("name", &Self::name),
                      field("type", &Self::type),
                      field("collation", &Self::collation),
                      field("comment", &Self::comment)};
  }
};

struct CompositeType {
  static constexpr Kind kind = Kind::composite_type;
  static constexpr std::string_view sql_name = "TYPE";

  std::vector<Attribute> attributes;

  template <class Self = CompositeType>
  static constexpr auto fields() {
    return std::tuple{field("attributes", &Self::attributes)};
  }
};

struct Domain {
  static constexpr Kind kind = Kind::domain;
  static constexpr std::string_view sql_name = "DOMAIN";

  TypeName type;
  QualifiedName collation;  // empty: the type's own
  bool not_null = false;
  Box<Expr> default_value;

  template <class Self = Domain>
  static constexpr auto fields() {
    return std::tuple{field("type", &Self::type, OnChange::replace),
                      field("collation", &Self::collation, OnChange::replace),
                      field("not_null", &Self::not_null),
                      field("default", &Self::default_value)};
  }
};

// A CHECK of a domain; id: {schema, domain, constraint name}, parent: the domain.
struct DomainConstraint {
  static constexpr Kind kind = Kind::domain_constraint;
  static constexpr std::string_view sql_name = "CONSTRAINT";

  Expr expression;  // without the surrounding CHECK ( )
  bool validated = true;

  template <class Self = DomainConstraint>
  static constexpr auto fields() {
    return std::tuple{field("expression", &Self::expression, OnChange::replace),
                      field("validated", &Self::validated)};
  }
};

struct RangeType {
  static constexpr Kind kind = Kind::range_type;
  static constexpr std::string_view sql_name = "TYPE";

  TypeName subtype;
  QualifiedName operator_class;  // empty: the subtype's default
  QualifiedName collation;       // empty: the subtype's own
  QualifiedName canonical;
  QualifiedName subtype_diff;
  QualifiedName multirange_type;  // always filled, also where PostgreSQL chose the name

  template <class Self = RangeType>
  static constexpr auto fields() {
    return std::tuple{
        field("subtype", &Self::subtype, OnChange::replace),
        field("subtype_opclass", &Self::operator_class, OnChange::replace),
        field("collation", &Self::collation, OnChange::replace),
        field("canonical", &Self::canonical, OnChange::replace),
        field("subtype_diff", &Self::subtype_diff, OnChange::replace),
        field("multirange_type_name", &Self::multirange_type, OnChange::replace)};
  }
};

}  // namespace lockstep::ir
