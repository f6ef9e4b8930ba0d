// Finds out which objects the names in an expression or query stand for, following the scoping
// rules of SQL: WITH, FROM items and their aliases, LATERAL, outer queries. Behind
// parser/qualify.h.
#pragma once

#include <string_view>
#include <vector>

#include "parser/find_object.h"
#include "parser/qualify.h"
#include "parser/sql_ast.h"

namespace lockstep {

// A name without schema that needs one. `node` is the RangeVar, FuncCall, TypeName, CollateClause, the AConst
// whose text is a name, or the String of an operator, which becomes OPERATOR(schema.name).
struct Prefix {
  const void* node = nullptr;
  int location = -1;
  Name schema;
  std::string_view name;  // the name as the tree has it; for constants empty
  bool is_operator = false;
  bool is_collation = false;  // then the location is that of the word COLLATE
};

class NameResolver {
 public:
  explicit NameResolver(const Scope& scope) : scope_(scope) {}

  void resolve_expression(const PgQuery__Node& expression);
  void resolve_query(const PgQuery__Node& query);

  const std::vector<Prefix>& prefixes() const { return prefixes_; }

  bool complete() const { return complete_; }
  const std::vector<int>& missing() const { return missing_; }

  std::vector<ObjectId> take_references();  // sorted, unique

 private:
  // The columns of a derived table. When they are not `known`, any name may be one.
  struct Columns {
    std::vector<Name> names;
    bool known = true;
  };

  struct FromItem {
    Name alias;
    const Node* relation = nullptr;  // null for derived tables
    Columns columns;                 // of derived tables; of relations only with column aliases
    std::size_t first_member = 0;    // of a join with an alias: the items it is made of
    std::size_t end_member = 0;
  };

  // One query and what its FROM brings.
  struct Level {
    std::vector<FromItem> items;
    const Level* outer = nullptr;
  };

  struct Aliased {
    const Level* level = nullptr;
    const FromItem* item = nullptr;
  };

  struct CommonTable {
    Name name;
    Columns columns;
  };

  enum class Hit { no, maybe, yes };

  // name_resolver.cc: expressions
  static void add_old_and_new(const Node& relation, Level& level);
  void visit(const PgQuery__Node* node);
  void visit_all(PgQuery__Node* const* nodes, std::size_t count);
  bool enter(const ProtobufCMessage& message);
  void expanding(PgQuery__Node* const* nodes, std::size_t count);
  void function(const PgQuery__FuncCall& call);
  void unqualified_function(const PgQuery__FuncCall& call, Name name);
  void qualified_function(const PgQuery__FuncCall& call, Name schema, Name name);
  bool use_routines(const PgQuery__FuncCall& call, Name schema, Name name);
  void reference_overloads(const PgQuery__FuncCall& call, Name name);
  bool use_type_as_function(const PgQuery__FuncCall& call, Name schema, Name name);
  void operator_(PgQuery__Node* const* name, std::size_t count, int location);
  void type(const PgQuery__TypeName& type);
  void cast_of_name(const PgQuery__TypeCast& cast);
  void collation(const PgQuery__CollateClause& clause);
  void text_search_name(const PgQuery__FuncCall& call, std::string_view function);
  void name_in_constant(const PgQuery__Node& constant, std::string_view type);
  void miss(int location) {
    complete_ = false;
    missing_.push_back(location);
  }
  void use(
      const Found& found, const void* node, int location, std::string_view name, bool given_schema);

  void reference(const ObjectId& id) { references_.push_back(id); }

  // column_resolver.cc
  void column(const PgQuery__ColumnRef& ref, bool expands);
  void unqualified_column(Name name);
  Aliased item_of_alias(Name alias) const;
  Hit column_in(const Level& level, const FromItem& item, Name name);
  Hit column_of_relation(const FromItem& item, Name name);
  void all_columns(const Level& level, const FromItem& item);
  void all_columns(const Node& relation);
  void append_columns(const Level& level, const FromItem& item, Columns& to) const;
  void merged_columns(const PgQuery__JoinExpr& join, std::size_t first, std::size_t middle);

  // query_resolver.cc
  void query(const PgQuery__Node& node, Columns* output);
  void statement(const PgQuery__Node& node, Columns* output);
  void select(const PgQuery__SelectStmt& select, Columns* output);
  void simple_select(const PgQuery__SelectStmt& select, Columns* output);
  void insert(const PgQuery__InsertStmt& insert, Columns* output);
  void update(const PgQuery__UpdateStmt& update, Columns* output);
  void delete_(const PgQuery__DeleteStmt& statement, Columns* output);
  void merge(const PgQuery__MergeStmt& merge, Columns* output);
  void returning(std::span<PgQuery__Node* const> targets, Columns* output);
  void with(const PgQuery__WithClause* with);
  void from(PgQuery__Node* const* items, std::size_t count);
  void from_item(const PgQuery__Node& item);
  const Node* row_type_of(const Node* routine) const;
  void join(const PgQuery__JoinExpr& join);
  void relation(const PgQuery__RangeVar& range, bool may_be_common_table);
  void sort(PgQuery__Node* const* items, std::size_t count, const PgQuery__SelectStmt& of);
  void by_output_name(const PgQuery__Node& node, const PgQuery__SelectStmt& of);
  void assigned_columns(PgQuery__Node* const* targets, std::size_t count);
  void add_output(PgQuery__Node* const* targets, std::size_t count, Columns* output);

  const Scope& scope_;
  Level* level_ = nullptr;
  std::vector<CommonTable> common_tables_;
  std::vector<Prefix> prefixes_;
  std::vector<ObjectId> references_;
  // A call in FROM, and what it stands for when that is certain: the row type gives the columns.
  const PgQuery__FuncCall* call_in_from_ = nullptr;
  const Node* routine_in_from_ = nullptr;
  bool complete_ = true;
  std::vector<int> missing_;  // locations
};

// The names in `app."Orders"`, folded as the server folds them; empty when the text is no name.
std::vector<std::string> names_in_text(std::string_view text);

// True when a call with that many arguments can mean a routine or aggregate that takes these.
bool takes_arguments(const std::vector<ir::Argument>& arguments, std::size_t count);

}  // namespace lockstep
