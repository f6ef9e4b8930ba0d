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

  static constexpr auto fields() { return std::tuple{field("values", &EnumType::values)}; }
};

// One attribute of a composite type.
struct Attribute {
  Name name;
  TypeName type;
  QualifiedName collation;  // empty: the type's own
  std::optional<std::string> comment;
  bool operator==(const Attribute&) const = default;

  static constexpr auto fields() {
    return std::tuple{field("name", &Attribute::name),
                      field("type", &Attribute::type),
                      field("collation", &Attribute::collation),
                      field("comment", &Attribute::comment)};
  }
};

struct CompositeType {
  static constexpr Kind kind = Kind::composite_type;
  static constexpr std::string_view sql_name = "TYPE";

  std::vector<Attribute> attributes;

  static constexpr auto fields() {
    return std::tuple{field("attributes", &CompositeType::attributes)};
  }
};

struct Domain {
  static constexpr Kind kind = Kind::domain;
  static constexpr std::string_view sql_name = "DOMAIN";

  TypeName type;
  QualifiedName collation;  // empty: the type's own
  bool not_null = false;
  Box<Expr> default_value;

  static constexpr auto fields() {
    return std::tuple{field("type", &Domain::type, OnChange::replace),
                      field("collation", &Domain::collation, OnChange::replace),
                      field("not_null", &Domain::not_null),
                      field("default", &Domain::default_value)};
  }
};

// A CHECK of a domain; id: {schema, domain, constraint name}, parent: the domain.
struct DomainConstraint {
  static constexpr Kind kind = Kind::domain_constraint;
  static constexpr std::string_view sql_name = "CONSTRAINT";

  Expr expression;  // without the surrounding CHECK ( )
  bool validated = true;

  static constexpr auto fields() {
    return std::tuple{field("expression", &DomainConstraint::expression, OnChange::replace),
                      field("validated", &DomainConstraint::validated)};
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

  static constexpr auto fields() {
    return std::tuple{
        field("subtype", &RangeType::subtype, OnChange::replace),
        field("subtype_opclass", &RangeType::operator_class, OnChange::replace),
        field("collation", &RangeType::collation, OnChange::replace),
        field("canonical", &RangeType::canonical, OnChange::replace),
        field("subtype_diff", &RangeType::subtype_diff, OnChange::replace),
        field("multirange_type_name", &RangeType::multirange_type, OnChange::replace)};
  }
};

}  // namespace lockstep::ir
