// Tables: CREATE TABLE with its columns, and everything ALTER TABLE changes about the table itself.
#include "planner/rules/table.h"

#include <algorithm>

#include "ir/dependency.h"
#include "planner/rules/clauses.h"

namespace lockstep {

std::vector<ObjectId> child_tables(const Graph& graph, const ObjectId& table) {
  std::vector<ObjectId> result;
  for (const auto& id : graph.dependents(table)) {
    if (id.kind != Kind::table) continue;
    const auto& child = graph.at(id).as<ir::Table>();
    const bool inherits = std::any_of(child.inherits.begin(), child.inherits.end(),
                                      [&](const Ref& parent) { return parent.id == table; });
    if (inherits || (child.partition_of && child.partition_of->id == table)) result.push_back(id);
  }
  return result;
}

std::vector<ObjectId> descendant_tables(const Graph& graph, const ObjectId& table) {
  auto result = child_tables(graph, table);
  for (std::size_t i = 0; i < result.size(); ++i)
    for (const auto& child : child_tables(graph, result[i]))
      if (std::find(result.begin(), result.end(), child) == result.end()) result.push_back(child);
  return result;
}

std::vector<const Node*> inherited_checks(const Graph& graph, const ObjectId& table) {
  std::vector<const Node*> result;
  for (const auto& id : graph.children(table, Kind::constraint)) {
    const Node& node = graph.at(id);
    const auto& constraint = node.as<ir::Constraint>();
    if (constraint.type == ir::ConstraintType::check && !constraint.no_inherit) result.push_back(&node);
  }
  for (const auto& parent : parent_tables(graph, table))
    for (const Node* check : inherited_checks(graph, parent)) {
      const bool known = std::any_of(result.begin(), result.end(),
                                     [&](const Node* each) { return each->id.part == check->id.part; });
      if (!known) result.push_back(check);
    }
  return result;
}

bool is_partitioned(const Graph& graph, const ObjectId& table) {
  const Node* node = graph.find(table);
  return node != nullptr && table.kind == Kind::table && node->as<ir::Table>().partition_key.has_value();
}

bool is_foreign(const Graph& graph, const ObjectId& table) {
  const Node* node = graph.find(table);
  return node != nullptr && table.kind == Kind::table && !node->as<ir::Table>().foreign_server.empty();
}

bool spreads(const Graph& graph, const Node& index) {
  if (index.id.kind != Kind::index || !index.as<ir::Index>().valid || !is_partitioned(graph, *index.parent)) return false;
  const auto tables = descendant_tables(graph, *index.parent);
  return std::any_of(tables.begin(), tables.end(), [&](const ObjectId& each) { return is_foreign(graph, each); });
}

Sql alter_table(const Graph& graph, const ObjectId& table) {
  return sql("ALTER {} {}", is_foreign(graph, table) ? sql("FOREIGN TABLE") : sql("TABLE"), table.qualified_name());
}

std::vector<Sql> rename_constraint_off_type(const Graph& graph, const ObjectId& table, Sql statement) {
  const Node* node = graph.find(table);
  const auto* typed = node == nullptr ? nullptr : std::get_if<ir::Table>(&node->object);
  if (typed == nullptr || !typed->of_type) return {std::move(statement)};
  const auto head = alter_table(graph, table);
  return {sql("{} NOT OF", head), std::move(statement), sql("{} OF {}", head, typed->of_type->id.qualified_name())};
}

Sql alter_table_only(const Graph& graph, const ObjectId& table) {
  if (child_tables(graph, table).empty()) return alter_table(graph, table);
  return sql("ALTER {} ONLY {}", is_foreign(graph, table) ? sql("FOREIGN TABLE") : sql("TABLE"), table.qualified_name());
}

namespace {

Sql partition_key(const ir::PartitionKey& key) {
  std::vector<Sql> elements;
  for (const auto& element : key.elements) elements.push_back(index_element(element));
  return sql(" PARTITION BY {} ({})", verbatim(key.strategy.text() == "list"    ? "LIST"
                                               : key.strategy.text() == "range" ? "RANGE"
                                                                                : "HASH"),
             join(elements));
}

bool writes_default(const Node& column, const TableForm& form) {
  if (!column.as<ir::Column>().default_value) return false;
  if (expression_references(column).empty()) return true;
  return form.inlined != nullptr && form.inlined->contains(column.id);
}

// True when the parent's default is there already when the child is made, so that the child has it
// without being told.
bool takes_default(const Node& parent, const TableForm& form) { return writes_default(parent, form); }

struct Body {
  std::vector<Sql> lines;       // between the parentheses
  std::vector<Sql> afterwards;  // statements after CREATE TABLE
};

// True when a column that comes from parents has NOT NULL from one of them.
bool has_not_null(const Graph& graph, const Node& column) {
  const auto parents = parent_columns(graph, column);
  return std::any_of(parents.begin(), parents.end(), [](const Node* parent) {
    const auto& theirs = parent->as<ir::Column>();
    return theirs.not_null && !(theirs.not_null_constraint && theirs.not_null_constraint->no_inherit);
  });
}

// A column that comes from a parent: only what it has of its own.
void write_inherited(const Subject<ir::Column>& column, const Node& parent, const TableForm& form, bool partition, Body& body) {
  const auto& own = *column;
  const auto& theirs = parent.as<ir::Column>();
  const auto table = *column.node.parent;
  const auto alter = sql("{} ALTER COLUMN {}", alter_table_only(column.graph, table), column.id().part);
  const bool own_default = writes_default(column.node, form);
  const bool same_default = own.default_value == theirs.default_value;
  Sql options;
  if (own_default && !(same_default && takes_default(parent, form))) {
    if (partition)
      options += sql(" DEFAULT {}", *own.default_value);
    else
      body.afterwards.push_back(sql("{} SET DEFAULT {}", alter, *own.default_value));
  }
  if (!own.default_value && takes_default(parent, form)) body.afterwards.push_back(sql("{} DROP DEFAULT", alter));
  if (own.not_null && !has_not_null(column.graph, column.node)) {
    if (partition)
      options += not_null_clause(own);
    else
      body.afterwards.push_back(own.not_null_constraint ? add_not_null(column.graph, column.node) : sql("{} SET NOT NULL", alter));
  } else if (own.not_null && own.not_null_constraint && partition && !own.not_null_constraint->name.empty()) {
    options += not_null_clause(own);
  }
  if (!options.empty()) body.lines.push_back(sql("{} WITH OPTIONS{}", column.id().part, options));
  auto inherited = theirs;
  inherited.statistics.reset();
  inherited.options.clear();
  inherited.foreign_options.clear();
  for (auto& each : column_settings(column.graph, column.node, inherited, own))
    body.afterwards.push_back(std::move(each));
}

void write_columns(const Subject<ir::Table>& table, const TableForm& form, Body& body) {
  const bool partition = table->partition_of.has_value();
  for (const Node* node : table.graph.columns(table.id())) {
    const Subject<ir::Column> column{table.graph, *node};
    const Node* parent = parent_column(table.graph, *node);
    const bool as_child = partition ? form.attached : true;
    if (parent != nullptr && as_child && (partition || !column->local)) {
      write_inherited(column, *parent, form, partition, body);
      continue;
    }
    const bool identity = parent == nullptr || !parent->as<ir::Column>().identity;
    // A child that says the same about it again is refused before PostgreSQL 16 (MergeAttributes(), tablecmds.c).
    const bool generation = parent == nullptr || !as_child || parent->as<ir::Column>().generated != column->generated;
    // A partition that is made before it is attached has its constraint under its parent's name, as it would have with PARTITION OF.
    Node named = *node;
    auto& constraint = named.as<ir::Column>().not_null_constraint;
    if (parent != nullptr && !as_child && column->not_null && !constraint && table.graph.origin.written_for >= 180000)
      constraint = ir::NotNull{.name = not_null_name(table.graph, *node)};
    body.lines.push_back(column_definition({table.graph, named}, writes_default(*node, form), identity, generation));
    for (auto& each : column_settings(table.graph, *node, defined(*column), *column)) body.afterwards.push_back(std::move(each));
    if (identity)
      for (auto& each : identity_persistence(table.graph, *node)) body.afterwards.push_back(std::move(each));
    for (auto& each : not_null_afterwards(table.graph, *node)) body.afterwards.push_back(std::move(each));
  }
}

void write_constraints(const Subject<ir::Table>& table, const TableForm& form, Body& body) {
  for (const Node* check : form.checks) body.lines.push_back(named_constraint(*check));
  if (form.inlined == nullptr) return;
  std::vector<const Node*> inlined;
  for (const auto& id : table.graph.children(table.id(), Kind::constraint))
    if (form.inlined->contains(id)) inlined.push_back(&table.graph.at(id));
  std::stable_sort(inlined.begin(), inlined.end(), [](const Node* left, const Node* right) {
    return left->as<ir::Constraint>().type < right->as<ir::Constraint>().type;
  });
  for (const Node* node : inlined) body.lines.push_back(named_constraint(*node));
}

// What follows the columns: parents, key, storage.
Sql tail(const ir::Table& table, const TableForm& form) {
  Sql result;
  if (!table.inherits.empty()) {
    std::vector<Sql> parents;
    for (const auto& parent : table.inherits) parents.push_back(sql("{}", parent.id.qualified_name()));
    result += sql(" INHERITS ({})", join(parents));
  }
  if (table.partition_of && form.attached) result += sql(" {}", table.partition_bound);
  if (table.partition_key) result += partition_key(*table.partition_key);
  if (!table.foreign_server.empty()) {
    result += sql(" SERVER {}", table.foreign_server);
    result += foreign_options(table.foreign_options);
  }
  if (!table.access_method.empty()) result += sql(" USING {}", table.access_method);
  if (!table.options.empty()) result += sql(" WITH {}", option_list(table.options));
  if (!table.tablespace.empty()) result += sql(" TABLESPACE {}", table.tablespace);
  return result;
}

void write_switches(const Subject<ir::Table>& table, std::vector<Sql>& statements) {
  const auto alter = sql("ALTER TABLE {}", table.name());
  if (table->of_type) statements.push_back(sql("{} OF {}", alter, table->of_type->id.qualified_name()));
  if (table->replica_identity.mode == ir::ReplicaIdentity::Mode::full)
    statements.push_back(sql("{} REPLICA IDENTITY FULL", alter));
  if (table->replica_identity.mode == ir::ReplicaIdentity::Mode::nothing)
    statements.push_back(sql("{} REPLICA IDENTITY NOTHING", alter));
  if (table->row_security) statements.push_back(sql("{} ENABLE ROW LEVEL SECURITY", alter));
  if (table->force_row_security) statements.push_back(sql("{} FORCE ROW LEVEL SECURITY", alter));
}

}  // namespace

std::vector<Sql> create_table(const Subject<ir::Table>& table, const TableForm& form) {
  Body body;
  write_columns(table, form, body);
  write_constraints(table, form, body);
  const auto what = !table->foreign_server.empty() ? sql("FOREIGN TABLE") : table->unlogged ? sql("UNLOGGED TABLE") : sql("TABLE");
  auto statement = sql("CREATE {} {}", what, table.name());
  const bool partition = table->partition_of && form.attached;
  if (partition) statement += sql(" PARTITION OF {}", table->partition_of->id.qualified_name());
  if (!body.lines.empty())
    statement += sql(" (\n    {}\n)", join(body.lines, ",\n    "));
  else if (!partition)
    statement += sql(" ()");
  statement += tail(*table, form);
  std::vector<Sql> result{statement};
  for (auto& each : body.afterwards) result.push_back(std::move(each));
  write_switches(table, result);
  return result;
}

std::vector<Sql> create(const Subject<ir::Table>& table) { return create_table(table, {}); }

}  // namespace lockstep
