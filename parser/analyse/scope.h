// Which names an expression may use, and what they stand for (src/backend/parser/parse_relation.c).
#pragma once

#include "parser/analyse/analysis.h"
#include "parser/analyse/query.h"

namespace lockstep::analyse {

struct VisibleItem {
  RangeItem* item = nullptr;
  bool by_name = true;       // `item.column` works
  bool columns = true;       // `column` works
  bool lateral_only = false; // only to what is LATERAL
};

struct Parameter {
  Name name;
  Type type;
};

// The names at one level of queries; `parent` is the query around it.
struct NameScope {
  NameScope* parent = nullptr;
  Query* query = nullptr;
  std::vector<VisibleItem> visible;
  bool lateral_active = false;
  std::vector<CommonTable*> common_tables;
  std::vector<Window*> windows;

  // Only at the outermost level.
  const std::vector<Parameter>* parameters = nullptr;  // of a SQL-standard routine body
  Name routine;
  const Type* domain_value = nullptr;  // VALUE in the check of a domain

  int depth() const { return query ? query->depth : 0; }
};

// The column, or null. Of an item that several match the first is taken: the text has been accepted by
// a server, so there is only one.
Value* find_column(const Analysis& analysis, const NameScope& scope, Name column);
Value* find_item_column(const Analysis& analysis, RangeItem* item, Name column);
RangeItem* find_item(const NameScope& scope, Name schema, Name name);
CommonTable* find_common_table(const NameScope& scope, Name name);

// A reference to a column of an item; through joins without an alias to what the column stands for.
Value* column_value(const Analysis& analysis, RangeItem* item, std::size_t index);
Value* whole_row(const Analysis& analysis, RangeItem* item);

// Names of parameters and VALUE.
Value* find_parameter(const Analysis& analysis, const NameScope& scope, Name qualifier, Name name);

}  // namespace lockstep::analyse
