// What one analysis works with: the graph's types and routines, and the memory for its trees.
#pragma once

#include "parser/analyse/arena.h"
#include "parser/analyse/type.h"

namespace lockstep::analyse {

// Thrown where an expression goes beyond what the analyser knows; the whole expression is opaque then.
struct NotAnalysed {
  std::string reason;
};

class Routines;

// Told of names in the tree and what they turned out to be. For those who rewrite texts.
class NameListener {
 public:
  NameListener() = default;
  NameListener(const NameListener&) = delete;
  NameListener& operator=(const NameListener&) = delete;
  virtual ~NameListener() = default;

  virtual void column(const PgQuery__ColumnRef& reference, const Value& value) = 0;
  virtual void star(const PgQuery__ColumnRef& reference, const std::vector<Target>& columns) = 0;
  // A target without AS.
  virtual void unnamed_target(const PgQuery__ResTarget& target) = 0;
  // The name of a column that is assigned to.
  virtual void assigned(const PgQuery__ResTarget& target, const RangeItem& item) = 0;
  virtual void merged(const RangeItem& join) = 0;  // USING
  // An operator that is written with its symbol.
  virtual void operation(const PgQuery__AExpr& node, const Value& value) = 0;
  // Whatever needs an operator, IN and IS DISTINCT FROM included. The schema is empty for PostgreSQL's own.
  virtual void uses_operator(const QualifiedName& name, const std::string& left, const std::string& right) = 0;
  // The string without a type that begins at the offset turned out to be of this one.
  virtual void typed(std::size_t offset, const std::string& literal, const std::string& type) = 0;
  // Types as they are printed, domains as what they are made of.
  virtual void uses_cast(const std::string& source, const std::string& target) = 0;
};

struct Analysis {
  Types& types;
  Routines& routines;
  Arena& arena;
  NameListener* listener = nullptr;
  bool lenient = false;  // columns that are not known become opaque values
};

}  // namespace lockstep::analyse
