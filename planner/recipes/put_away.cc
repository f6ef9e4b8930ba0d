// Tables and columns that are put away instead of dropped (`@drops deprecate`), so that nothing is lost until `lockstep purge`:
//
//   ALTER TABLE t ALTER COLUMN c DROP NOT NULL;                  -- who does not know the column writes rows without it
//   ALTER TABLE t RENAME COLUMN c TO "~lockstep_dropped_c";
//
//   CREATE SCHEMA "~lockstep_dropped_app.t";                     -- its own: no name in it can be taken
//   ALTER TABLE app.t SET SCHEMA "~lockstep_dropped_app.t";
//
// The steps stand where those that drop would, and wait for the same. What hangs on a column (indexes, constraints, views) is dropped before.
// A table keeps its columns, keys, checks and indexes, and takes the sequences that it owns along (AlterTableNamespaceInternal() in
// src/backend/commands/tablecmds.c). What would go on to do something there is dropped before: triggers, rules, policies, foreign keys from
// and to other tables, memberships in publications.
#include <algorithm>

#include "ir/column_split.h"
#include "ir/dependency.h"
#include "ir/inheritance.h"
#include "ir/put_away.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/recipes/put_away.h"
#include "planner/rules/table.h"
#include "planner/steer.h"

namespace lockstep {
namespace {

bool is_table(const Node& node) { return node.id.kind == Kind::table; }

ObjectId table_with(const Graph& graph, const ObjectId& id) {
  if (id.kind == Kind::index || id.kind == Kind::statistics) return graph.at(id).parent.value_or(id);
  if (id.kind == Kind::sequence) {
    const auto& owner = graph.at(id).as<ir::Sequence>().owned_by;
    return owner ? ObjectId{.kind = Kind::table, .schema = owner->id.schema, .name = owner->id.name} : id;
  }
  return is_part_of_parent(id.kind) ? ObjectId{.kind = Kind::table, .schema = id.schema, .name = id.name} : id;
}

// Another column takes its values over (split_columns.cc).
bool is_split_up(const Scope& clearing, const Node& column) {
  const auto all = clearing.other.columns(*column.parent);
  return std::any_of(all.begin(), all.end(), [&](const Node* each) {
    const auto* said = split_directive(*each);
    if (said == nullptr || clearing.graph.contains(each->id)) return false;
    const auto sources = split_sources(*said);
    return std::find(sources.begin(), sources.end(), column.id.part) != sources.end();
  });
}

// What goes and is not put away along with the table of the node.
bool goes_for_good(const Scope& clearing, const ObjectId& id) {
  return clearing.contains(id) && id.kind != Kind::schema && !is_to_be_put_away(clearing, table_with(clearing.graph, id));
}

bool uses_what_goes(const Scope& clearing, const std::vector<ObjectId>& ids) {
  return std::any_of(ids.begin(), ids.end(), [&](const ObjectId& id) { return goes_for_good(clearing, id); });
}

// Parts of a table that stay what they are in the reserved schema.
bool goes_along(const Scope& clearing, const Node& node) {
  if (node.id.kind == Kind::view_column) return true;
  if (node.id.kind != Kind::index && node.id.kind != Kind::constraint) return false;
  if (node.id.kind == Kind::constraint)
    if (const auto& foreign_key = node.as<ir::Constraint>().foreign_key; foreign_key && foreign_key->table.id != *node.parent) return false;
  return !uses_what_goes(clearing, needs(clearing.graph, node));
}

// Those of identities are no objects of their own.
std::set<Name> names_of(const Graph& graph, Kind kind) {
  std::set<Name> result;
  for (const auto& [id, node] : graph.nodes(kind)) result.insert(id.own_name());
  if (kind != Kind::sequence) return result;
  for (const auto& [id, node] : graph.nodes(Kind::column))
    if (const auto& identity = node.as<ir::Column>().identity) result.insert(identity->sequence.name);
  return result;
}

// Of what was put away before; the columns of a table that is renamed meanwhile, and was not found, count everywhere.
std::set<Name> names_taken(const Scope& clearing, const ObjectId& id) {
  const auto& whole = with_put_away(clearing.graph);
  if (id.kind != Kind::column) return names_of(whole, id.kind == Kind::table ? Kind::schema : id.kind);
  std::set<Name> result;
  for (const auto& [each, node] : whole.nodes(Kind::column))
    if (is_put_away(each) && ((each.schema == id.schema && each.name == id.name) || !clearing.graph.contains(*node.parent))) result.insert(each.part);
  return result;
}

// Sequences that the column has its values from and nobody else is to have.
std::vector<ObjectId> own_sequences(const Scope& clearing, const Node& column) {
  std::vector<ObjectId> result;
  if (const auto& identity = column.as<ir::Column>().identity) result.push_back({.kind = Kind::sequence, .schema = identity->sequence.schema, .name = identity->sequence.name});
  for (const auto& id : clearing.graph.dependents(column.id))
    if (id.kind == Kind::sequence && clearing.contains(id) && clearing.graph.at(id).as<ir::Sequence>().owned_by == Ref(column.id)) result.push_back(id);
  return result;
}

void keep(Step& step, std::vector<Sql> up, std::vector<Sql> down) {
  step.title = title("put away", step.subject);
  step.up = std::move(up);
  step.down = {.statements = std::move(down)};
  step.work.clear();
  std::erase_if(step.hazards, [](const Hazard& each) { return each.code == "data-loss"; });
}

Node reserved_schema(const Node& table, Name name) {
  Node schema{.id = {.kind = Kind::schema, .name = name}, .object = ir::Schema()};
  schema.comment = put_away_comment(table.id);
  return schema;
}

void put_table_away(const Scope& clearing, const Node& table, Step& step) {
  const auto schema = reserved_schema(table, put_away_name(table.id, names_taken(clearing, table.id)));
  const auto place = schema.id.name;
  auto up = create_object(clearing.graph, schema);
  append(up, trimmings(clearing.graph, schema, defaults_at_first(clearing, schema)));
  up.push_back(sql("REVOKE ALL ON SCHEMA {} FROM PUBLIC", place));
  up.push_back(sql("{} SET SCHEMA {}", alter_table(clearing.graph, table.id), place));
  const QualifiedName there{place, table.id.name};
  std::vector<Sql> down{sql("ALTER TABLE {} SET SCHEMA {}", there, table.id.schema), sql("DROP SCHEMA {}", place)};
  // A type cannot be changed, or dropped, while a table is of it (find_typed_table_dependencies() in src/backend/commands/tablecmds.c).
  if (const auto& type = table.as<ir::Table>().of_type) {
    up.push_back(sql("ALTER TABLE {} NOT OF", there));
    down.push_back(sql("ALTER TABLE {} OF {}", table.id.qualified_name(), type->id.qualified_name()));
  }
  keep(step, std::move(up), std::move(down));
  step.notes.push_back("its rows stay in " + quoted(there) + " until `lockstep purge`");
  step.locks = {{table.id, lock_of(Form::rename)}};
  // Sequences of columns that were put away before move along.
  const auto& whole = with_put_away(clearing.graph);
  for (auto taken : locks_on_own_sequences(whole.contains(table.id) ? whole : clearing.graph, table.id, Lock::access_exclusive)) {
    taken.exists = true;
    step.locks.push_back(taken);
  }
  for (const Node* column : clearing.graph.columns(table.id)) append(step.removes, own_sequences(clearing, *column));
}

}  // namespace

bool keeps_default(const Scope& clearing, const Node& column) {
  if (!column.as<ir::Column>().default_value) return false;
  const auto own = own_sequences(clearing, column);
  const auto used = expression_references(column);
  return std::all_of(used.begin(), used.end(), [&](const ObjectId& id) { return std::find(own.begin(), own.end(), id) != own.end(); });
}

namespace {

std::vector<Sql> require_again(const Graph& graph, const Node& node, const Sql& head) {
  const auto& column = node.as<ir::Column>();
  std::vector<Sql> result{column.not_null_constraint ? add_not_null(graph, node) : sql("{} ALTER COLUMN {} SET NOT NULL", head, node.id.part)};
  if (column.not_null_constraint && column.not_null_constraint->comment) result.push_back(comment_on_not_null(graph, node, column.not_null_constraint->comment));
  return result;
}

int version_of(const Scope& clearing) {
  const auto& origin = clearing.graph.origin;
  return origin.server_version != 0 ? origin.server_version : std::max(origin.written_for, clearing.other.origin.written_for);
}

void put_column_away(const Scope& clearing, const Node& node, Step& step) {
  const auto& column = node.as<ir::Column>();
  const auto head = alter_table(clearing.graph, *node.parent);
  const auto name = node.id.part;
  const auto away = put_away_name(node.id, names_taken(clearing, node.id));
  const bool with_default = keeps_default(clearing, node);
  std::vector<Sql> up;
  std::vector<Sql> down;
  if (column.default_value && !with_default) {
    up.push_back(sql("{} ALTER COLUMN {} DROP DEFAULT", head, name));
    down.push_back(sql("{} ALTER COLUMN {} SET DEFAULT {}", head, name, *column.default_value));
  }
  if (column.not_null && !column.identity) {
    up.push_back(sql("{} ALTER COLUMN {} DROP NOT NULL", head, name));
    append(down, require_again(clearing.graph, node, head));
    if (!with_default) step.notes.push_back("rows that come from now on have no value in it; the way back stops at such rows until they have one");
  }
  up.push_back(sql("{} RENAME COLUMN {} TO {}", head, name, away));
  down.insert(down.begin(), sql("{} RENAME COLUMN {} TO {}", head, away, name));
  // From 18 on the NOT NULL of an identity has a name that a new column may want.
  if (column.identity && version_of(clearing) >= 180000) {
    const auto constraint = not_null_name(clearing.graph, node);
    const auto reserved = put_away_name(with_own_name(node.id, constraint), {});
    up.push_back(sql("{} RENAME CONSTRAINT {} TO {}", head, constraint, reserved));
    down.push_back(sql("{} RENAME CONSTRAINT {} TO {}", head, reserved, constraint));
  }
  step.locks = {{*node.parent, lock_of(Form::rename), Reach::descendants}};
  for (const auto& id : own_sequences(clearing, node)) {
    step.removes.push_back(id);
    const auto reserved = put_away_name(id, names_taken(clearing, id));
    up.push_back(sql("ALTER SEQUENCE {} RENAME TO {}", id.qualified_name(), reserved));
    down.push_back(sql("ALTER SEQUENCE {} RENAME TO {}", QualifiedName{id.schema, reserved}, id.name));
    step.locks.push_back({.relation = id, .lock = lock_of(Form::rename), .exists = true});
  }
  keep(step, std::move(up), std::move(down));
  step.notes.push_back("its values stay under the name " + quoted(away) + " until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it");
}

bool removes(const Step& step, const ObjectId& id) { return std::find(step.removes.begin(), step.removes.end(), id) != step.removes.end(); }

// A default of a table's column, drafted apart because it needs something.
bool is_default_of(const Draft& draft, const Scope& clearing, const ObjectId& table) {
  const auto& id = draft.step.subject;
  return id.kind == Kind::column && draft.step.action == Action::alter && clearing.graph.at(id).parent == table;
}

}  // namespace

bool is_to_be_put_away(const Scope& clearing, const ObjectId& id) {
  if (!clearing.vanishing || !clearing.policy.online || !clearing.contains(id) || is_put_away(id)) return false;
  if (id.kind != Kind::table && id.kind != Kind::column) return false;
  const Node& node = clearing.graph.at(id);
  if (drops_of(clearing.graph, clearing.other, id, clearing.policy) == Drops::now) return false;
  if (is_table(node)) return !is_foreign(clearing.graph, id);
  const bool goes_with_table = clearing.contains(*node.parent);
  return !goes_with_table && !is_foreign(clearing.graph, *node.parent) && !node.as<ir::Column>().generated && !is_split_up(clearing, node);
}

bool stays_with_owner(const Scope& clearing, const ObjectId& id) {
  if (id.kind != Kind::sequence || !clearing.contains(id)) return false;
  const auto& owner = clearing.graph.at(id).as<ir::Sequence>().owned_by;
  return owner && (is_to_be_put_away(clearing, owner->id) || is_to_be_put_away(clearing, table_with(clearing.graph, id)));
}

bool is_taken_by_others(const Scope& clearing, const ObjectId& id) { return goes_for_good(clearing, id); }

bool needs_default_only(const Node& column, const ObjectId& id) {
  const auto used = expression_references(column);
  return column.as<ir::Column>().default_value && std::find(used.begin(), used.end(), id) != used.end();
}

void put_away_dropped(const Scope& clearing, const Node& node, Drafts& drafts, std::size_t from) {
  const bool itself = is_to_be_put_away(clearing, node.id);
  for (auto i = from; i < drafts.size(); ++i) {
    auto& draft = drafts[i];
    if (itself && draft.step.subject == node.id && draft.step.action == Action::drop && removes(draft.step, node.id)) {
      is_table(node) ? put_table_away(clearing, node, draft.step) : put_column_away(clearing, node, draft.step);
      draft.put_away = true;
      draft.whole_table = false;
      continue;
    }
    if (draft.fold == Fold::never || !is_to_be_put_away(clearing, draft.host)) continue;
    const bool detaches = removes(draft.step, facet(node.id, "attached"));
    const bool along = itself ? !detaches && !(is_default_of(draft, clearing, node.id) && uses_what_goes(clearing, expression_references(clearing.graph.at(draft.step.subject))))
                              : goes_along(clearing, node);
    if (along) continue;
    draft.fold = Fold::never;
    draft.inlined.reset();
  }
}

}  // namespace lockstep
