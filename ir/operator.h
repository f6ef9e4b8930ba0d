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

  template <class Self = Operator>
  static constexpr auto fields() {
    return std::tuple{field("leftarg", &Self::left, OnChange::replace),
                      field("rightarg", &Self::right, OnChange::replace),
                      field("function", &Self::function, OnChange::replace),
                      field("commutator", &Self::commutator, OnChange::replace),
                      field("negator", &Self::negator, OnChange::replace),
                      field("restrict", &Self::restriction),
                      field("join", &Self::join),
                      field("hashes", &Self::hashes, OnChange::replace),
                      field("merges", &Self::merges, OnChange::replace)};
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

  template <class Self = FamilyOperator>
  static constexpr auto fields() {
    return std::tuple{field("strategy", &Self::strategy),
                      field("name", &Self::name),
                      field("left", &Self::left),
                      field("right", &Self::right),
                      field("order_by", &Self::order_by)};
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

  template <class Self = FamilyFunction>
  static constexpr auto fields() {
    return std::tuple{field("number", &Self::number),
                      field("left", &Self::left),
                      field("right", &Self::right),
                      field("name", &Self::name),
                      field("arguments", &Self::arguments)};
  }
};

// Id: {schema, name, signature: the access method}. The operators and functions are the loose ones, which belong to
// no class (ALTER OPERATOR FAMILY … ADD), sorted.
struct OperatorFamily {
  static constexpr Kind kind = Kind::operator_family;
  static constexpr std::string_view sql_name = "OPERATOR FAMILY";

  std::vector<FamilyOperator> operators;
  std::vector<FamilyFunction> functions;

  template <class Self = OperatorFamily>
  static constexpr auto fields() {
    return std::tuple{field("operators", &Self::operators),
                      field("functions", &Self::functions)};
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

  template <class Self = OperatorClass>
  static constexpr auto fields() {
    return std::tuple{field("default", &Self::is_default, OnChange::replace),
                      field("type", &Self::type, OnChange::replace),
                      field("family", &Self::family, OnChange::replace),
                      field("storage", &Self::storage, OnChange::replace),
                      field("operators", &Self::operators, OnChange::replace),
                      field("functions", &Self::functions, OnChange::replace)};
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

  template <class Self = Cast>
  static constexpr auto fields() {
    return std::tuple{field("source", &Self::source, OnChange::replace),
                      field("target", &Self::target, OnChange::replace),
                      field("method", &Self::method, OnChange::replace),
                      field("function", &Self::function, OnChange::replace),
                      field("arguments", &Self::arguments, OnChange::replace),
                      field("context", &Self::context, OnChange::replace)};
  }
};

struct Conversion {
  static constexpr Kind kind = Kind::conversion;
  static constexpr std::string_view sql_name = "CONVERSION";

  bool is_default = false;
  std::string from;  // pg_encoding_to_char()
  std::string to;
  QualifiedName function;

  template <class Self = Conversion>
  static constexpr auto fields() {
    return std::tuple{field("default", &Self::is_default, OnChange::replace),
                      field("for", &Self::from, OnChange::replace),
                      field("to", &Self::to, OnChange::replace),
                      field("function", &Self::function, OnChange::replace)};
  }
};

}  // namespace lockstep::ir
