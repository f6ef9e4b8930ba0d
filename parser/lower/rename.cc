// RENAME and SET SCHEMA of everything that is modelled.
#include <algorithm>

#include "ir/error.h"
#include "ir/trigger_copy.h"
#include "parser/lower/move.h"
#include "parser/lower/objects.h"
#include "parser/lower/table.h"

namespace lockstep {
namespace {

// Relations share one name space, and ALTER TABLE may name any of them.
const std::initializer_list<Kind> relations = {Kind::table, Kind::view, Kind::materialized_view, Kind::sequence, Kind::index, Kind::composite_type};

QualifiedName name_of(const PgQuery__RangeVar& range) { return {Name(text_of(range.schemaname)), Name(text_of(range.relname))}; }

bool is_free(Reader& reader, const Statement& statement, const ObjectId& id) {
  if (!reader.is_new(id, statement, -1, false)) return false;
  const bool is_relation = std::find(relations.begin(), relations.end(), id.kind) != relations.end();
  if (!is_relation || !relation_name_taken(reader.graph, id.schema, id.name)) return true;
  reader.diagnostics.error("duplicate-object", statement.at(-1), "there is a relation `" + quoted(id.qualified_name()) + "` already");
  return false;
}

// The constraint of an index, or the column of an identity sequence, renamed by the name of what is hidden behind it.
void rename_hidden(Reader& reader, const Node& owner, Name to) {
  if (owner.id.kind == Kind::constraint) return rename_part(reader, owner.id, to);
  reader.graph.at(owner.id).as<ir::Column>().identity->sequence.name = to;
  reader.relations.forget();
}

void rename_relation(Reader& reader, const Statement& statement, const PgQuery__RenameStmt& rename) {
  const auto name = name_of(*rename.relation);
  const Name to(text_of(rename.newname));
  const auto* found = find_relation(reader.scope(), name.schema, name.name, relations);
  if (!found) {
    if (const auto* owner = hidden_owner(reader, name)) return rename_hidden(reader, *owner, to);
    if (rename.missing_ok) return;
    postpone(statement, rename.relation->location, "there is no relation `" + quoted(name) + "`");
  }
  const auto from = found->id;
  auto after = from;
  after.name = to;
  if (!is_free(reader, statement, after)) return;
  if (from.kind == Kind::table) keep_not_null_names(reader, from);
  if (from.kind == Kind::index)
    rename_part(reader, from, to);
  else
    move_object(reader, from, after);
}

void rename_view_column(Reader& reader, const Statement& statement, const ObjectId& view, Name from, Name to) {
  auto& node = reader.graph.at(view);
  auto* plain = std::get_if<ir::View>(&node.object);
  auto& names = plain ? plain->column_names : node.as<ir::MaterializedView>().column_names;
  auto& columns = plain ? plain->columns : node.as<ir::MaterializedView>().columns;
  if (names.empty())
    for (const auto& each : columns) names.push_back(each.name);
  const auto at = std::find(names.begin(), names.end(), from);
  if (at == names.end()) {
    reader.diagnostics.error("unsupported-statement", statement.at(-1), "the columns of this view are not known, so `RENAME COLUMN` is not possible",
                             {"name the columns in CREATE VIEW"});
    return;
  }
  *at = to;
  for (auto& each : columns)
    if (each.name == from) each.name = to;
}

void rename_attribute(Reader& reader, const Statement& statement, const ObjectId& type, Name from, Name to) {
  auto& attributes = reader.graph.at(type).as<ir::CompositeType>().attributes;
  const auto at = std::find_if(attributes.begin(), attributes.end(), [&](const ir::Attribute& each) { return each.name == from; });
  if (at == attributes.end()) postpone(statement, -1, "type `" + quoted(type.qualified_name()) + "` has no attribute `" + quoted(from) + "`");
  at->name = to;
}

void rename_column_of(Reader& reader, const Statement& statement, const PgQuery__RenameStmt& rename) {
  const auto name = name_of(*rename.relation);
  const Name from(text_of(rename.subname));
  const Name to(text_of(rename.newname));
  const auto* found = find_relation(reader.scope(), name.schema, name.name, {Kind::table, Kind::view, Kind::materialized_view, Kind::composite_type});
  if (!found && rename.missing_ok) return;
  if (!found) postpone(statement, rename.relation->location, "there is no relation `" + quoted(name) + "`");
  const auto id = found->id;
  if (id.kind == Kind::composite_type) return rename_attribute(reader, statement, id, from, to);
  if (id.kind != Kind::table) return rename_view_column(reader, statement, id, from, to);
  const ObjectId column{.kind = Kind::column, .schema = id.schema, .name = id.name, .part = from};
  if (!reader.graph.contains(column)) postpone(statement, -1, "`" + quoted(name) + "` has no column `" + quoted(from) + "`");
  auto after = column;
  after.part = to;
  if (!reader.is_new(after, statement, -1, false)) return;
  keep_not_null_names(reader, id);
  rename_column(reader, id, from, to);
}

void rename_part_of(Reader& reader, const Statement& statement, const PgQuery__RenameStmt& rename) {
  const bool of_domain = rename.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT;
  const auto owner = of_domain ? qualified_name_in(name_parts(*rename.object)) : name_of(*rename.relation);
  const auto named = find_part(reader, rename.rename_type, owner, Name(text_of(rename.subname)));
  if (!named.node && rename.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT)
    if (const auto* table = find_relation(reader.scope(), owner.schema, owner.name, {Kind::table}))
      if (Node* column = find_not_null(reader, table->id, Name(text_of(rename.subname)))) {
        auto& constraint = column->as<ir::Column>().not_null_constraint;
        if (!constraint) constraint = ir::NotNull{};
        constraint->name = Name(text_of(rename.newname));
        return;
      }
  if (!named.node && rename.missing_ok) return;
  const auto from = found_or_postpone(named, statement).id;
  auto after = from;
  after.part = Name(text_of(rename.newname));
  if (!reader.is_new(after, statement, -1, false)) return;
  std::vector<ObjectId> copies;
  if (from.kind == Kind::trigger)
    for (const auto* copy : copies_of_trigger(reader.graph, *reader.graph.at(from).parent, from.part)) copies.push_back(copy->id);
  rename_part(reader, from, after.part);
  for (const auto& copy : copies) rename_part(reader, copy, after.part);
}

void rename_named(Reader& reader, const Statement& statement, const PgQuery__RenameStmt& rename) {
  const auto named = find_named(reader, rename.rename_type, *rename.object);
  if (!named.node && rename.missing_ok) return;
  const auto from = found_or_postpone(named, statement).id;
  auto after = from;
  after.name = Name(text_of(rename.newname));
  if (is_free(reader, statement, after)) move_object(reader, from, after);
}

}  // namespace

void lower_rename(Reader& reader, const Statement& statement, const PgQuery__RenameStmt& rename) {
  const bool role = rename.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_ROLE;
  if (role && reader.graph.origin.with_roles) return rename_role(reader, statement, Name(text_of(rename.subname)), Name(text_of(rename.newname)));
  if (is_unmodelled(reader, statement, rename.rename_type, "ALTER")) return;
  switch (rename.rename_type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
    case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX: return rename_relation(reader, statement, rename);
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN:
    case PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE: return rename_column_of(reader, statement, rename);
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT:
    case PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER:
    case PG_QUERY__OBJECT_TYPE__OBJECT_RULE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY: return rename_part_of(reader, statement, rename);
    case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: {
      const Name from(text_of(rename.subname));
      if (!reader.graph.contains({.kind = Kind::schema, .name = from})) postpone(statement, -1, "there is no schema `" + quoted(from) + "`");
      const Name to(text_of(rename.newname));
      if (reader.is_new({.kind = Kind::schema, .name = to}, statement, -1, false)) rename_schema(reader, from, to);
      return;
    }
    default: return rename_named(reader, statement, rename);
  }
}

void lower_set_schema(Reader& reader, const Statement& statement, const PgQuery__AlterObjectSchemaStmt& alter) {
  if (is_unmodelled(reader, statement, alter.object_type, "ALTER")) return;
  const auto schema = reader.creation_schema(alter.newschema, statement, -1);
  if (alter.relation) {
    const auto name = name_of(*alter.relation);
    const auto* found = find_relation(reader.scope(), name.schema, name.name, relations);
    if (!found && alter.missing_ok) return;
    if (!found) postpone(statement, alter.relation->location, "there is no relation `" + quoted(name) + "`");
    const auto from = found->id;
    auto after = from;
    after.schema = schema;
    if (after != from && is_free(reader, statement, after)) move_object(reader, from, after);
    return;
  }
  auto& node = found_or_postpone(find_named(reader, alter.object_type, *alter.object), statement);
  if (node.id.kind == Kind::extension) {
    node.as<ir::Extension>().schema = schema;
    return;
  }
  const auto from = node.id;
  auto after = from;
  after.schema = schema;
  if (after != from && is_free(reader, statement, after)) move_object(reader, from, after);
}

}  // namespace lockstep
