// A change of type or collation that keeps the rows as they are, but has them read: validated checks over the column are made sure of, and indexes
// that compute something of it, sort it anew or are of a polymorphic operator class are built again, all while others wait
// (ATPostAlterTypeCleanup() and TryReuseIndex() in src/backend/commands/tablecmds.c, CheckIndexCompatible() in indexcmds.c).
//
// Where checks alone are the reason, they come back unproven in the same transaction, and are proven while others read and write:
//
//   ALTER TABLE t DROP CONSTRAINT c;
//   ALTER TABLE t ALTER COLUMN a TYPE text;
//   ALTER TABLE t ADD CONSTRAINT c CHECK (…) NOT VALID;
//   COMMIT;
//   ALTER TABLE t VALIDATE CONSTRAINT c;
#include <algorithm>

#include "ir/dependency.h"
#include "planner/draft.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"
#include "planner/size.h"

namespace lockstep {
namespace {

using ColumnChange = Alteration<ir::Column>;

// True for values of which operator classes know only that they are an array, an enumeration, a range or a multirange.
bool is_polymorphic(const Graph& graph, const TypeName& type) {
  if (type.text.text().ends_with(']') || type.text.text().ends_with("range")) return true;
  const Node* node = type.reference ? graph.find(*type.reference) : nullptr;
  if (node == nullptr) return false;
  if (const auto* domain = std::get_if<ir::Domain>(&node->object)) return is_polymorphic(graph, domain->type);
  return node->id.kind == Kind::enum_type || node->id.kind == Kind::range_type;
}

bool builds_index_anew(const ColumnChange& change, const Node& node) {
  const auto* index = std::get_if<ir::Index>(&node.object);
  const bool sorts_anew = change.before->collation != change.after->collation;
  const bool is_of_another_type = change.before->type != change.after->type && is_polymorphic(change.before.graph, change.before->type);
  return sorts_anew || is_of_another_type || computes_of_rows(node) || (index != nullptr && index->predicate) ||
         (index == nullptr && node.as<ir::Constraint>().exclusion && node.as<ir::Constraint>().exclusion->predicate);
}

void add_readers(const ColumnChange& change, const ObjectId& column, RowReaders& readers) {
  const auto& graph = change.before.graph;
  const auto& table = *graph.at(column).parent;
  if (is_foreign(graph, table)) return;
  for (const auto kind : {Kind::constraint, Kind::index})
    for (const auto& id : graph.children(table, kind)) {
      const Node& node = graph.at(id);
      const auto needed = needs(graph, node);
      if (!change.stays(id) || !std::binary_search(needed.begin(), needed.end(), column)) continue;  // gone by then, or not there yet
      const auto* constraint = std::get_if<ir::Constraint>(&node.object);
      if (constraint != nullptr && constraint->foreign_key) continue;
      if (constraint != nullptr && constraint->type == ir::ConstraintType::check) {
        if (constraint->validated && constraint->enforced) readers.checks.push_back(id);
      } else if (builds_index_anew(change, node)) {
        readers.indexes.push_back(id);
      }
    }
}

// Whether tables below get the check from this one alone, so that it goes and comes back there, too.
bool goes_with_those_below(const Graph& graph, const ObjectId& check) {
  if (graph.at(check).as<ir::Constraint>().no_inherit) return true;
  const auto below = descendant_tables(graph, *graph.at(check).parent);
  return std::all_of(below.begin(), below.end(), [&](const ObjectId& table) {
    const auto& inherits = graph.at(table).as<ir::Table>().inherits;
    const ObjectId own{.kind = Kind::constraint, .schema = table.schema, .name = table.name, .part = check.part};
    return inherits.size() <= 1 && !graph.contains(own);
  });
}

std::vector<Sql> checks_again(const Graph& graph, const std::vector<ObjectId>& checks, bool proven) {
  std::vector<Sql> result;
  for (const auto& id : checks) {
    auto node = graph.at(id);
    node.as<ir::Constraint>().validated = proven;
    append(result, create_object(graph, node));
    if (node.comment) append(result, set_comment(graph, node, node.comment));
  }
  return result;
}

// The statements of one direction, between those that take the checks away and those that bring them back.
void put_around(const Graph& graph, const std::vector<ObjectId>& checks, bool proven, std::vector<Sql>& statements) {
  std::vector<Sql> result;
  for (const auto& id : checks) append(result, drop(graph, graph.at(id)));
  append(result, std::move(statements));
  append(result, checks_again(graph, checks, proven));
  statements = std::move(result);
}

}  // namespace

RowReaders rows_read_by(const ColumnChange& change) {
  RowReaders result;
  for (const auto& column : retyped_together(change)) add_readers(change, column, result);
  return result;
}

bool can_prove_checks_later(const ColumnChange& change, const RowReaders& readers) {
  const auto& before = change.before.graph;
  const auto& table = *change.before.node.parent;
  if (readers.checks.empty() || !readers.indexes.empty()) return false;
  if (change.cleared != nullptr && change.cleared->contains(table)) return false;
  if (!deserves_online(before, change.after.graph, table, change.before.id(), change.policy)) return false;
  return std::all_of(readers.checks.begin(), readers.checks.end(), [&](const ObjectId& check) { return goes_with_those_below(before, check) && goes_with_those_below(change.after.graph, check); });
}

std::vector<Step> prove_checks_later(const ColumnChange& change, const RowReaders& readers, Step& retype) {
  const auto& before = change.before.graph;
  put_around(before, readers.checks, false, retype.up);
  put_around(before, readers.checks, true, retype.down.statements);
  append(retype.produces, readers.checks);  // they are what they were before: what is to be otherwise with them changes afterwards
  return validate_again(change.after.graph, before, readers.checks);
}

}  // namespace lockstep
