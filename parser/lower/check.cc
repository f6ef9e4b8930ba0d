// Checks, and dropping constraints of every sort.
#include <algorithm>
#include <set>

#include "parser/lower/generated_name.h"
#include "parser/lower/table.h"

namespace lockstep {
namespace {

// The name of the only column of the table that the expression mentions; empty when there are none
// or several (AddRelationNewConstraints, heap.c).
std::string only_column(const Graph& graph,
                        const ObjectId& table,
                        const PgQuery__Node& expression) {
  std::set<std::string> columns;
  walk(expression.base, [&](const ProtobufCMessage& message) {
    if (!is(message, pg_query__column_ref__descriptor)) return true;
    const auto& reference = reinterpret_cast<const PgQuery__ColumnRef&>(message);
    const auto names = string_list(reference.fields, reference.n_fields);
    // `column` and `table.column`, but also `(column).field`, where the name of the column comes
    // first.
    for (const auto name : names) {
      if (!graph.contains(column_id(table, Name(name)))) continue;
      if (names.size() > 1 && name == names.front() && Name(name) == table.name) continue;
      columns.insert(std::string(name));
      return true;
    }
    columns.insert("");
    return true;
  });
  return columns.size() == 1 ? *columns.begin() : std::string();
}

// A check that was added to `table` merges with those of the same name in children; partitions
// keep none of their own (MergeWithExistingConstraint, heap.c).
void merge_into_children(Reader& reader, const ObjectId& table, Name name) {
  for (const auto& child : reader.relations.children(table)) {
    const auto id = constraint_id(child, name);
    if (Node* node = reader.graph.find(id)) {
      if (reader.graph.at(child).as<ir::Table>().partition_of)
        reader.graph.erase(id);
      else
        node->as<ir::Constraint>().inherited = true;
    }
    merge_into_children(reader, child, name);
  }
}

void drop_check(Reader& reader, const ObjectId& id, Reach reach, bool cascade) {
  const ObjectId table{.kind = Kind::table, .schema = id.schema, .name = id.name};
  const auto children = reader.relations.children(table);
  if (reach == Reach::only && !reader.graph.at(id).as<ir::Constraint>().no_inherit)
    for (const auto& child : children)
      copy_check(reader, id, child);
  drop_object(reader, id, cascade);
  for (const auto& child : children)
    refresh_inheritance(reader, child);
}

// [CONSTRAINT name] NOT NULL column, of PostgreSQL 18.
void add_not_null(Reader& reader, const Statement& statement, const ObjectId& table, const PgQuery__Constraint& tree, Reach reach) {
  // Where the parser does not know it, it is CHECK (column): `NOT NULL null` and other reserved words are no columns.
  auto given = newer_constraint(tree).not_null;
  if (given.empty() && tree.raw_expr->node_case == PG_QUERY__NODE__NODE_COLUMN_REF) given = text_of(tree.raw_expr->column_ref->fields[0]->string->sval);
  if (given.empty()) {
    reader.diagnostics.error("syntax", statement.at(tree.location), "a column has to stand behind `NOT NULL`");
    return;
  }
  const Name column(given);
  Node* node = reader.graph.find(column_id(table, column));
  if (node == nullptr) {
    reader.diagnostics.error("unknown-object", statement.at(tree.location),
                             "there is no column `" + quoted(column) + "` in `" + quoted(table.qualified_name()) + "`");
    return;
  }
  const bool no_inherit = tree.is_no_inherit != 0;
  node->as<ir::Column>().not_null_constraint =
      ir::NotNull{.name = Name(text_of(tree.conname)), .no_inherit = no_inherit, .validated = tree.skip_validation == 0};
  if (statement.node->node_case == PG_QUERY__NODE__NODE_CREATE_STMT) name_own_not_null(reader, table, column);
  set_not_null(reader, table, column, no_inherit ? Reach::only : reach);
}

}  // namespace

bool report_duplicate(Reader& reader, const Span& span, const ObjectId& table, Name name) {
  if (!reader.graph.contains(constraint_id(table, name))) return false;
  reader.diagnostics.error("duplicate-object",
                           span,
                           "a constraint `" + quoted(name) + "` exists already on `" +
                               quoted(table.qualified_name()) + "`");
  return true;
}

void add_checks(Reader& reader,
                const Statement& statement,
                const ObjectId& table,
                const std::vector<ConstraintDraft>& drafts,
                Reach reach,
                bool is_new) {
  for (const auto& draft : drafts) {
    const auto& tree = *draft.tree;
    if (statement.says(tree.location, NewerWord::not_null)) {
      add_not_null(reader, statement, table, tree, reach);
      continue;
    }
    if (tree.contype != PG_QUERY__CONSTR_TYPE__CONSTR_CHECK || !tree.raw_expr) continue;
    const auto span = statement.at(tree.location);
    const bool enforced = !statement.says(tree.location, NewerWord::not_enforced);
    Name name{text_of(tree.conname)};
    const bool generated = name.empty();
    if (generated)
      name = constraint_name(reader,
                             table.schema,
                             table.name,
                             only_column(reader.graph, table, *tree.raw_expr),
                             "check");
    else if (report_duplicate(reader, span, table, name))
      continue;
    const auto& owner = reader.graph.at(table).as<ir::Table>();
    const bool merged = inherits_check(reader.graph, owner, name);
    // A partition's check that its parent has, too, is the parent's alone.
    if (merged && owner.partition_of) continue;
    insert_part(reader,
                {.id = constraint_id(table, name),
                 .parent = table,
                 .object = ir::Constraint{.type = ir::ConstraintType::check,
                                          .check = Expr{},
                                          .no_inherit = tree.is_no_inherit != 0,
                                          .validated = enforced && (is_new || tree.skip_validation == 0),
                                          .enforced = enforced,
                                          .inherited = merged},
                 .directives = draft.directives,
                 .origin = span,
                 .generated_name = generated});
    reader.set_expression(
        constraint_id(table, name), *tree.raw_expr, &table, [](Node& node, Expr expr) {
          node.as<ir::Constraint>().check = std::move(expr);
        });
    if (reach == Reach::descend && !tree.is_no_inherit) merge_into_children(reader, table, name);
  }
}

void copy_check(Reader& reader, const ObjectId& from, const ObjectId& table) {
  const auto id = constraint_id(table, from.part);
  if (reader.graph.contains(id)) return;
  Node copy = reader.graph.at(from);
  copy.id = id;
  copy.parent = table;
  copy.directives.clear();
  copy.as<ir::Constraint>().inherited = false;
  for (auto& reference : copy.references) {
    if (reference.kind != Kind::column || reference.schema != from.schema ||
        reference.name != from.name)
      continue;
    reference.schema = table.schema;
    reference.name = table.name;
  }
  std::sort(copy.references.begin(), copy.references.end());
  insert_part(reader, std::move(copy));
  // Names in the original that were not known yet are resolved at the end.
  reader.at_end([&reader, from, id] {
    const Node* source = reader.graph.find(from);
    Node* target = reader.graph.find(id);
    if (!source || !target || !source->as<ir::Constraint>().check) return;
    target->as<ir::Constraint>().check = source->as<ir::Constraint>().check;
  });
}

void drop_constraint(Reader& reader, const ObjectId& id, Reach reach, bool cascade) {
  const auto& constraint = reader.graph.at(id).as<ir::Constraint>();
  if (constraint.type == ir::ConstraintType::check) return drop_check(reader, id, reach, cascade);
  if (has_index(constraint)) {
    const ObjectId table{.kind = Kind::table, .schema = id.schema, .name = id.name};
    for (const auto& child : reader.relations.children(table))
      for (const auto& index : indexes_of(reader, child))
        if (Node* node = reader.graph.find(index); node && attached_to(*node) == Ref{id})
          index.kind == Kind::constraint ? drop_constraint(reader, index, reach, cascade)
                                         : drop_object(reader, index, cascade);
  }
  drop_object(reader, id, cascade);
}

}  // namespace lockstep
