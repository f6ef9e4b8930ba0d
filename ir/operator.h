// Operators, operator families and operator classes, casts and conversions.
#pragma once

#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

// Id: {schema, name, signature: `left, right` with NONE for a missing operand}.
struct Operator {
  static constexpr Kind kind = Kind::operator_;
  static constexpr std::string_view sql_name = "OPERATOR";

  TypeName left;   // empty: prefix operator
  TypeName right;  // empty: postfix operator, up to PostgreSQL 13
  QualifiedName function;
  QualifiedName commutator;  // takes (right, left)
  QualifiedName negator;     // takes (left, right)
  QualifiedName restriction;
  QualifiedName join;
  bool hashes = false;
  bool merges = false;

  static constexpr auto fields() {
    return std::tuple{field("leftarg", &Operator::left, OnChange::replace),
                      field("rightarg", &Operator::right, OnChange::replace),
                      field("function", &Operator::function, OnChange::replace),
                      field("commutator", &Operator::commutator, OnChange::replace),
                      field("negator", &Operator::negator, OnChange::replace),
                      field("restrict", &Operator::restriction),
                      field("join", &Operator::join),
                      field("hashes", &Operator::hashes, OnChange::replace),
                      field("merges", &Operator::merges, OnChange::replace)};
  }
};

// An entry of pg_amop.
struct FamilyOperator {
  int strategy = 0;
  QualifiedName name;
  TypeName left;
  TypeName right;
  QualifiedName order_by;  // FOR ORDER BY this family; empty: FOR SEARCH
  bool operator==(const FamilyOperator&) const = default;

  static constexpr auto fields() {
    return std::tuple{field("strategy", &FamilyOperator::strategy),
                      field("name", &FamilyOperator::name),
                      field("left", &FamilyOperator::left),
                      field("right", &FamilyOperator::right),
                      field("order_by", &FamilyOperator::order_by)};
  }
};

// An entry of pg_amproc.
struct FamilyFunction {
  int number = 0;
  TypeName left;
  TypeName right;
  QualifiedName name;
  std::vector<TypeName> arguments;
  bool operator==(const FamilyFunction&) const = default;

  static constexpr auto fields() {
    return std::tuple{field("number", &FamilyFunction::number),
                      field("left", &FamilyFunction::left),
                      field("right", &FamilyFunction::right),
                      field("name", &FamilyFunction::name),
                      field("arguments", &FamilyFunction::arguments)};
  }
};

// Id: {schema, name, signature: the access method}. The operators and functions are the loose ones, which belong to
// no class (ALTER OPERATOR FAMILY … ADD), sorted.
struct OperatorFamily {
  static constexpr Kind kind = Kind::operator_family;
  static constexpr std::string_view sql_name = "OPERATOR FAMILY";

  std::vector<FamilyOperator> operators;
  std::vector<FamilyFunction> functions;

  static constexpr auto fields() {
    return std::tuple{field("operators", &OperatorFamily::operators),
                      field("functions", &OperatorFamily::functions)};
  }
};

// Id: {schema, name, signature: the access method}. A family of the same name that CREATE OPERATOR CLASS makes is a
// node of its own.
struct OperatorClass {
  static constexpr Kind kind = Kind::operator_class;
  static constexpr std::string_view sql_name = "OPERATOR CLASS";

  bool is_default = false;
  TypeName type;
  QualifiedName family;
  TypeName storage;  // empty: the type itself
  std::vector<FamilyOperator> operators;
  std::vector<FamilyFunction> functions;

  static constexpr auto fields() {
    return std::tuple{field("default", &OperatorClass::is_default, OnChange::replace),
                      field("type", &OperatorClass::type, OnChange::replace),
                      field("family", &OperatorClass::family, OnChange::replace),
                      field("storage", &OperatorClass::storage, OnChange::replace),
                      field("operators", &OperatorClass::operators, OnChange::replace),
                      field("functions", &OperatorClass::functions, OnChange::replace)};
  }
};

enum class CastContext { explicit_, assignment, implicit };  // pg_cast.castcontext e a i
enum class CastMethod { function, without_function, inout };  // pg_cast.castmethod f b i

// Id: {signature: `source AS target`}.
struct Cast {
  static constexpr Kind kind = Kind::cast;
  static constexpr std::string_view sql_name = "CAST";

  TypeName source;
  TypeName target;
  CastMethod method = CastMethod::function;
  QualifiedName function;
  std::vector<TypeName> arguments;  // of the function
  CastContext context = CastContext::explicit_;

  static constexpr auto fields() {
    return std::tuple{field("source", &Cast::source, OnChange::replace),
                      field("target", &Cast::target, OnChange::replace),
                      field("method", &Cast::method, OnChange::replace),
                      field("function", &Cast::function, OnChange::replace),
                      field("arguments", &Cast::arguments, OnChange::replace),
                      field("context", &Cast::context, OnChange::replace)};
  }
};

struct Conversion {
  static constexpr Kind kind = Kind::conversion;
  static constexpr std::string_view sql_name = "CONVERSION";

  bool is_default = false;
  std::string from;  // pg_encoding_to_char()
  std::string to;
  QualifiedName function;

  static constexpr auto fields() {
    return std::tuple{field("default", &Conversion::is_default, OnChange::replace),
                      field("for", &Conversion::from, OnChange::replace),
                      field("to", &Conversion::to, OnChange::replace),
                      field("function", &Conversion::function, OnChange::replace)};
  }
};

}  // namespace lockstep::ir
