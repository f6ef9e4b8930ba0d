// Analysed queries (struct Query and RangeTblEntry in src/include/nodes/parsenodes.h).
#pragma once

#include "parser/analyse/value.h"

namespace lockstep::analyse {

enum class ItemKind { relation, subquery, values, function, cte, join, table_function, fixed };

struct ItemColumn {
  Name name;       // under which it is seen
  Type type;
  Name real_name;  // relations: the column's own name
  Value* source = nullptr;  // joins: what it stands for
  bool merged = false;      // joins: a USING column
};

struct CommonTable {
  Name name;
  bool recursive = false;
  int materialized = 0;  // CTEMaterialize
  std::vector<Name> aliases;
  Query* query = nullptr;
  std::vector<ItemColumn> columns;
  std::string extras;  // SEARCH and CYCLE
};

struct FunctionItem {
  Value* call = nullptr;
  std::vector<std::pair<Name, Type>> definitions;  // AS (a integer, …)
};

// An entry of FROM, or the target of INSERT, UPDATE, DELETE.
struct RangeItem {
  ItemKind kind = ItemKind::relation;
  int depth = 0;     // of the query it is in
  int position = 0;  // among the items of the query
  Name refname;      // alias, or the relation's name
  bool alias_given = false;
  bool columns_given = false;
  std::vector<ItemColumn> columns;
  bool lateral = false;

  QualifiedName relation;       // relations
  std::optional<ObjectId> id;   // relations of the graph
  bool only = false;
  std::string sample;           // TABLESAMPLE

  Query* query = nullptr;       // subqueries
  std::vector<std::vector<Value*>> rows;  // VALUES
  CommonTable* common_table = nullptr;
  std::vector<FunctionItem> functions;
  bool rows_from = false;
  bool ordinality = false;
  std::string text;             // table functions: everything that is compared
  std::vector<Value*> values;   // table functions: expressions in the text

  int join_type = 0;            // JoinType
  RangeItem* left = nullptr;
  RangeItem* right = nullptr;
  Value* condition = nullptr;
  std::vector<Name> using_columns;
  Name using_alias;
};

struct Target {
  Value* value = nullptr;
  Name name;
  bool figured = false;  // the name is the one that the column would have without AS
};

struct GroupItem {
  int kind = 0;  // 0: an expression, otherwise GroupingSetKind
  Value* value = nullptr;
  std::vector<GroupItem> content;
};

struct Locking {
  int strength = 0;
  int wait = 0;
  std::vector<Name> names;
};

struct Query {
  enum class Command { select, insert, update, remove, merge, utility };
  Command command = Command::select;
  int depth = 0;
  std::vector<CommonTable*> common_tables;
  bool recursive = false;
  std::vector<RangeItem*> items;  // in the order of the range table
  std::vector<RangeItem*> from;
  std::vector<Target> targets;
  Value* where = nullptr;
  std::vector<GroupItem> group;
  bool group_distinct = false;
  Value* having = nullptr;
  std::vector<Window*> windows;
  bool distinct = false;
  std::vector<Value*> distinct_on;
  std::vector<SortItem> order;
  Value* limit = nullptr;
  Value* offset = nullptr;
  bool with_ties = false;
  std::vector<Locking> locking;

  int set_operation = 0;  // SetOperation
  bool set_all = false;
  Query* left = nullptr;
  Query* right = nullptr;

  RangeItem* target = nullptr;         // INSERT, UPDATE, DELETE
  std::vector<Name> insert_columns;
  std::vector<std::vector<Value*>> insert_rows;  // VALUES of an INSERT
  Query* insert_source = nullptr;
  bool default_values = false;
  std::string override_kind;
  std::vector<Target> returning;
  std::string conflict_action;
  std::vector<Value*> conflict_targets;
  std::vector<std::string> conflict_details;
  Value* conflict_target_where = nullptr;
  std::vector<Target> conflict_set;
  Value* conflict_where = nullptr;
  bool has_conflict = false;
};

// The columns that a query puts out.
std::vector<ItemColumn> output_of(const Query& query);

}  // namespace lockstep::analyse
