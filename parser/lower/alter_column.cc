// ALTER TABLE commands that concern a column.
#include <algorithm>

#include "parser/lower/foreign.h"
#include "parser/lower/options.h"
#include "parser/lower/table.h"
#include "parser/lower/type_facts.h"

namespace lockstep {
namespace {

ir::Column& column_at(Reader& reader, const ObjectId& table, Name name) {
  return reader.graph.at(column_id(table, name)).as<ir::Column>();
}

// Calls `change` for the column of the table and, unless ONLY was said, of all that inherit it.
void each_column(Reader& reader,
                 const ObjectId& table,
                 Name name,
                 Reach reach,
                 const std::function<void(const ObjectId& column)>& change) {
  if (reader.graph.contains(column_id(table, name))) change(column_id(table, name));
  if (reach == Reach::only) return;
  for (const auto& child : reader.relations.children(table))
    each_column(reader, child, name, reach, change);
}

void change_type(Reader& reader,
                 const ObjectId& id,
                 const TypeName& type,
                 const QualifiedName& collation) {
  auto& column = reader.graph.at(id).as<ir::Column>();
  column.type = type;
  column.collation =
      collation == default_collation(reader.graph, type) ? QualifiedName{} : collation;
  column.storage = Name();
  column.compression = Name();
  if (!column.identity) return;
  // The sequence follows, and with it the bounds that were those of the old type
  // (transformAlterTableStmt).
  auto& options = column.identity->options;
  const auto was = sequence_options(nullptr, 0, {.type = options.type}, true);
  const auto now = sequence_options(nullptr, 0, {.type = type.text}, true);
  if (options.maximum == was.maximum) options.maximum = now.maximum;
  options.type = type.text;
}

void set_identity_options(Reader& reader, const ObjectId& id, const PgQuery__Node& list) {
  auto& identity = reader.graph.at(id).as<ir::Column>().identity;
  if (!identity || list.node_case != PG_QUERY__NODE__NODE_LIST) return;
  for (std::size_t i = 0; i < list.list->n_items; ++i) {
    const auto& option = *list.list->items[i]->def_elem;
    if (text_of(option.defname) == "generated" && option.arg &&
        option.arg->node_case == PG_QUERY__NODE__NODE_INTEGER)
      identity->always = option.arg->integer->ival == 'a';
  }
  identity->options =
      sequence_options(list.list->items, list.list->n_items, identity->options, false);
}

void set_statistics(ir::Column& column, const PgQuery__Node* value) {
  column.statistics.reset();
  if (value && value->node_case == PG_QUERY__NODE__NODE_INTEGER && value->integer->ival >= 0)
    column.statistics = value->integer->ival;
}

void set_compression(ir::Column& column, const PgQuery__Node* value) {
  const auto method = value ? text_of(value->string->sval) : std::string_view();
  column.compression = method == "default" ? Name() : Name(method);
}

void alter_type(Reader& reader,
                const Statement& statement,
                const ObjectId& table,
                Name name,
                const PgQuery__ColumnDef& definition,
                Reach reach) {
  const auto type = reader.type(*definition.type_name, statement);
  QualifiedName collation;
  if (const auto* clause = definition.coll_clause)
    collation = resolved_collation(qualified_name_of(clause->collname, clause->n_collname),
                                   reader.graph, reader.search_path);
  each_column(reader, table, name, reach, [&](const ObjectId& id) {
    change_type(reader, id, type, collation);
  });
}

}  // namespace

void add_column(Reader& reader,
                const Statement& statement,
                const ObjectId& table,
                const ColumnDraft& draft,
                Reach reach) {
  const auto ordinal = static_cast<int>(reader.graph.children(table, Kind::column).size()) + 1;
  insert_column(reader, statement, table, ordinal, draft);
  if (reach == Reach::only) return;
  for (const auto& child : reader.relations.children(table)) {
    if (Node* existing = reader.graph.find(column_id(child, draft.name))) {
      existing->as<ir::Column>().inherited = true;
      continue;
    }
    auto inherited = inherited_draft(reader.graph.at(column_id(table, draft.name)));
    add_column(reader, statement, child, inherited, reach);
  }
}

void drop_column(Reader& reader, const ObjectId& table, Name name, Reach reach, bool cascade) {
  drop_object(reader, column_id(table, name), cascade);
  if (reader.graph.contains(column_id(table, name))) return;  // something depends on it
  for (const auto& child : reader.relations.children(table)) {
    const Node* node = reader.graph.find(column_id(child, name));
    if (!node) continue;
    const bool was_local = node->as<ir::Column>().local;
    refresh_inheritance(reader, child);
    // What the child has only from here goes along.
    if (reach == Reach::descend && !was_local && !node->as<ir::Column>().inherited)
      drop_column(reader, child, name, reach, cascade);
  }
}

bool alter_column(Reader& reader,
                  const Statement& statement,
                  const ObjectId& table,
                  const PgQuery__AlterTableCmd& command,
                  Reach reach) {
  const Name name{text_of(command.name)};
  const auto each = [&](const std::function<void(ir::Column&)>& change) {
    each_column(reader, table, name, reach, [&](const ObjectId& id) {
      change(reader.graph.at(id).as<ir::Column>());
    });
    return true;
  };
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
      each_column(reader, table, name, reach, [&](const ObjectId& id) {
        set_default(reader, id, command.def);
      });
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
      return each([](auto& column) { column.not_null = false; });
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
      return each([](auto& column) { column.not_null = true; });
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression:
      return each([](auto& column) { column.generated.reset(); });
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics:
      return each([&](auto& column) { set_statistics(column, command.def); });
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStorage:
      return each([&](auto& column) {
        column.storage = storage_for(reader.graph, column.type, text_of(command.def->string->sval));
      });
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetCompression:
      set_compression(column_at(reader, table, name), command.def);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions:
      set_options(column_at(reader, table, name).options, command.def);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions:
      reset_options(column_at(reader, table, name).options, command.def);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnGenericOptions:
      change_foreign_options(column_at(reader, table, name).foreign_options, command.def->list->items, command.def->list->n_items);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
      alter_type(reader, statement, table, name, *command.def->column_def, reach);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity: {
      auto& node = reader.graph.at(column_id(table, name));
      auto identity = identity_of(reader, statement, node.id, *command.def->constraint);
      node.as<ir::Column>().identity = std::move(identity);
      reader.relations.added(node);
      return true;
    }
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetIdentity:
      set_identity_options(reader, column_id(table, name), *command.def);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity:
      column_at(reader, table, name).identity.reset();
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
      drop_column(
          reader, table, name, reach, command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE);
      return true;
    default: return false;
  }
}

}  // namespace lockstep
