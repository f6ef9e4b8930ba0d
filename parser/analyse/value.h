// Analysed expressions: names, operators and functions are resolved, types are known, and every coercion is a
// node, as in the trees that PostgreSQL stores (src/include/nodes/primnodes.h).
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "parser/analyse/type.h"

namespace lockstep::analyse {

struct Query;
struct RangeItem;
struct RoutineFacts;
struct Value;

// How PostgreSQL would print a function or coercion (CoercionForm).
enum class Form { call, explicit_cast, implicit_cast, sql_syntax };

enum class Op {
  constant,       // text: the value as the type's output function prints it
  column,         // item, index: the column of the item; column: a system column
  whole_row,      // item
  parameter,      // text: `$1`, or VALUE of a domain check
  call,           // name, arguments, call
  operation,      // name, one or two arguments
  distinct_from,  // name, two arguments
  nullif,         // name, two arguments
  any_of,         // name, scalar and array
  all_of,
  conjunction,
  disjunction,
  negation,
  sublink,        // text: EXISTS, ANY, ALL, ROW, SCALAR, ARRAY; names; arguments are the left side; query
  field,          // name, one argument
  cast,           // one argument
  collate,        // name, one argument
  case_of,        // arguments: [tested], then condition and result in turns, then the default
  case_test,      // the tested value inside a condition
  array,
  row,
  row_compare,    // names, arguments: all left, then all right
  coalesce,
  greatest,
  least,
  value_function, // name: CURRENT_TIMESTAMP …
  null_test,      // name: IS NULL, IS NOT NULL
  boolean_test,   // name: IS TRUE …
  subscript,      // container, then for each dimension lower and upper (null where absent)
  grouping,
  xml,            // name and text as the printer needs them
  set_default,
  opaque,         // text: what could not be analysed
};

struct SortItem {
  Value* value = nullptr;
  bool descending = false;
  bool nulls_first = false;
  std::string using_operator;
};

struct Window {
  std::string name;      // as written in WINDOW, or of the window that is used
  std::string refname;   // the window that this one starts from
  std::vector<Value*> partition;
  std::vector<SortItem> order;
  int frame = 0;         // FRAMEOPTION_… bits
  Value* start = nullptr;
  Value* end = nullptr;
};

// What only some calls have.
struct CallDetails {
  bool variadic = false;
  bool distinct = false;
  bool star = false;
  bool within_group = false;
  std::vector<SortItem> order;
  Value* filter = nullptr;
  Window* over = nullptr;
  std::vector<Name> names;  // of named arguments that were passed on as such; empty otherwise
};

struct Value {
  Op op = Op::opaque;
  Type type;
  Form form = Form::call;
  bool is_null = false;    // constants
  bool is_exact = true;    // constants: the text is what PostgreSQL would print
  bool variadic = false;   // call
  bool flag = false;       // case_of: has a tested value; array: of arrays; subscript: slices
  bool set = false;        // call: returns a set
  std::string text;
  std::string name;
  std::vector<std::string> names;
  std::vector<Value*> arguments;
  RangeItem* item = nullptr;
  Name column;
  int index = -1;  // constants: where they stand in the text, when they are written there
  Query* query = nullptr;
  CallDetails* call = nullptr;
  const RoutineFacts* routine = nullptr;  // call: what it calls, when that is known
};

}  // namespace lockstep::analyse
