// Operator classes: which one is the default for a type, as GetDefaultOpClass() decides
// (src/backend/commands/indexcmds.c).
#pragma once

#include <set>

#include "parser/catalog/reading.h"

namespace lockstep::catalog {

class OperatorClasses {
 public:
  explicit OperatorClasses(Reading& reading);

  // True when an index on a column of that type uses this class without being told.
  bool is_default(Oid operator_class, const Type& column_type);

  QualifiedName name(Oid operator_class) const { return classes_.at(operator_class).name; }

 private:
  struct Class {
    QualifiedName name;
    Oid method = 0;
    Oid type = 0;
    bool is_default = false;
    bool preferred = false;
    char category = 'U';
  };

  Oid default_for(Oid method, const Type& type) const;
  bool is_binary_coercible(const Type& from, Oid to) const;

  Reading& reading_;
  std::unordered_map<Oid, Class> classes_;
  std::set<std::pair<Oid, Oid>> casts_;
  std::unordered_map<Key, Oid> defaults_;  // by method and type
};

}  // namespace lockstep::catalog
