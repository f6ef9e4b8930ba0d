// ALTER INDEX, ALTER VIEW, ALTER MATERIALIZED VIEW and ALTER SEQUENCE in the forms that share their
// syntax tree with ALTER TABLE, and ALTER TYPE for the attributes of composite types.
#include <algorithm>

#include "parser/lower/options.h"
#include "parser/lower/table.h"
#include "parser/lower/type_facts.h"

namespace lockstep {
namespace {

void attach(Reader& reader,
            const Statement& statement,
            const Node& parent,
            const PgQuery__PartitionCmd& command) {
  const Node* child = find_index(reader, *command.name);
  if (!child)
    throw Postponed{{.code = "unknown-object",
                     .span = statement.at(command.name->location),
                     .message = "there is no index `" +
                                std::string(text_of(command.name->relname)) + "` to attach"}};
  attach_index(reader, parent.id, child->id);
}

void set_element_statistics(ir::Index& index, const PgQuery__AlterTableCmd& command) {
  const auto* value = command.def;
  const bool set =
      value && value->node_case == PG_QUERY__NODE__NODE_INTEGER && value->integer->ival >= 0;
  if (set)
    index.statistics[command.num] = value->integer->ival;
  else
    index.statistics.erase(command.num);
}

// What a view and a materialized view keep about one of their columns; removed again when nothing
// is left.
void alter_view_column(Reader& reader, const Node& view, const PgQuery__AlterTableCmd& command) {
  const ObjectId id{.kind = Kind::view_column,
                    .schema = view.id.schema,
                    .name = view.id.name,
                    .part = Name(text_of(command.name))};
  if (!reader.graph.contains(id))
    reader.graph.insert(
        {.id = id, .parent = view.id, .object = ir::ViewColumn{}, .origin = view.origin});
  auto& node = reader.graph.at(id);
  auto& column = node.as<ir::ViewColumn>();
  const auto* value = command.def;
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
      column.default_value.reset();
      node.references.clear();
      if (value)
        reader.set_expression(id, *value, nullptr, [](Node& owner, Expr expr) {
          owner.as<ir::ViewColumn>().default_value = std::move(expr);
        });
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics:
      column.statistics.reset();
      if (value && value->node_case == PG_QUERY__NODE__NODE_INTEGER && value->integer->ival >= 0)
        column.statistics = value->integer->ival;
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions: set_options(column.options, value); break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions: reset_options(column.options, value); break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStorage:
      column.storage = storage_for(reader.graph, {}, text_of(value->string->sval));
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetCompression:
      column.compression =
          Name(text_of(value->string->sval) == "default" ? "" : text_of(value->string->sval));
      break;
    default: break;
  }
  const bool empty = !column.default_value && column.storage.empty() &&
                     column.compression.empty() && !column.statistics && column.options.empty() &&
                     !node.comment && node.privileges.empty();
  if (empty) reader.graph.erase(id);
}

bool is_column_command(PgQuery__AlterTableType type) {
  return type == PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault ||
         type == PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics ||
         type == PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions ||
         type == PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions ||
         type == PG_QUERY__ALTER_TABLE_TYPE__AT_SetStorage ||
         type == PG_QUERY__ALTER_TABLE_TYPE__AT_SetCompression;
}

bool alter_materialized_view(const Session& session, ir::MaterializedView& view, const PgQuery__AlterTableCmd& command) {
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ClusterOn:
      view.cluster_on = Name(text_of(command.name));
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropCluster: view.cluster_on = Name(); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace:
      view.tablespace = tablespace_of(command.name);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetAccessMethod:
      view.access_method = access_method_of(command.name, session);
      return true;
    default: return false;
  }
}

ir::Attribute attribute_of(Reader& reader,
                           const Statement& statement,
                           const PgQuery__ColumnDef& tree) {
  ir::Attribute attribute{.name = Name(text_of(tree.colname)),
                          .type = reader.type(*tree.type_name, statement)};
  if (const auto* clause = tree.coll_clause) {
    attribute.collation = resolved_collation(
        qualified_name_of(clause->collname, clause->n_collname), reader.graph, reader.search_path);
    if (attribute.collation == default_collation(reader.graph, attribute.type))
      attribute.collation = {};
  }
  return attribute;
}

// Tables OF the type follow when CASCADE is said.
void follow_in_tables(Reader& reader,
                      const Statement& statement,
                      const ObjectId& type,
                      const PgQuery__AlterTableCmd& command,
                      const ir::Attribute& attribute) {
  std::vector<ObjectId> tables;
  for (const auto& [id, node] : reader.graph.nodes())
    if (id.kind == Kind::table && node.as<ir::Table>().of_type == Ref{type}) tables.push_back(id);
  for (const auto& table : tables) {
    if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn) {
      ColumnDraft draft{.name = attribute.name, .origin = statement.span};
      draft.column.type = attribute.type;
      draft.column.collation = attribute.collation;
      add_column(reader, statement, table, draft, Reach::descend);
    } else if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn) {
      drop_column(reader, table, attribute.name, Reach::descend, true);
    } else if (Node* column = reader.graph.find(column_id(table, attribute.name))) {
      column->as<ir::Column>().type = attribute.type;
      column->as<ir::Column>().collation = attribute.collation;
    }
  }
}

// One command; false when the attribute it names is missing.
bool alter_attribute(Reader& reader,
                     const Statement& statement,
                     Node& node,
                     const PgQuery__AlterTableCmd& command) {
  auto& attributes = node.as<ir::CompositeType>().attributes;
  const bool adds = command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn;
  const Name name{adds ? text_of(command.def->column_def->colname) : text_of(command.name)};
  const auto at = std::find_if(
      attributes.begin(), attributes.end(), [&](const auto& each) { return each.name == name; });
  ir::Attribute attribute{.name = name};
  if (adds) {
    if (at != attributes.end()) {
      reader.diagnostics.error("duplicate-column",
                               statement.at(command.def->column_def->location),
                               "the attribute `" + quoted(name) + "` exists already");
      return true;
    }
    attribute = attribute_of(reader, statement, *command.def->column_def);
    attributes.push_back(attribute);
  } else if (at == attributes.end()) {
    return command.missing_ok != 0;
  } else if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn) {
    attributes.erase(at);
  } else {
    attribute = attribute_of(reader, statement, *command.def->column_def);
    attribute.name = name;
    attribute.comment = at->comment;
    *at = attribute;
  }
  if (command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE)
    follow_in_tables(reader, statement, node.id, command, attribute);
  return true;
}

}  // namespace

Node* find_index(Reader& reader, const PgQuery__RangeVar& range) {
  const Name name{text_of(range.relname)};
  const auto find = [&](Name schema) -> Node* {
    if (Node* node = reader.graph.find({.kind = Kind::index, .schema = schema, .name = name}))
      return node;
    const Node* hidden = reader.relations.hidden_relation(schema, name);
    return hidden && hidden->id.kind == Kind::constraint ? reader.graph.find(hidden->id) : nullptr;
  };
  if (const auto schema = text_of(range.schemaname); !schema.empty()) return find(Name(schema));
  for (const auto schema : reader.search_path)
    if (Node* node = find(schema)) return node;
  return nullptr;
}

void alter_index(Reader& reader,
                 const Statement& statement,
                 Node& node,
                 const PgQuery__AlterTableStmt& alter) {
  const bool standalone = node.id.kind == Kind::index;
  auto& options =
      standalone ? node.as<ir::Index>().options : node.as<ir::Constraint>().index_options;
  auto& tablespace =
      standalone ? node.as<ir::Index>().tablespace : node.as<ir::Constraint>().index_tablespace;
  for (std::size_t i = 0; i < alter.n_cmds; ++i) {
    const auto& command = *alter.cmds[i]->alter_table_cmd;
    switch (command.subtype) {
      case PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions: set_options(options, command.def); break;
      case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions:
        reset_options(options, command.def);
        break;
      case PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace:
        tablespace = tablespace_of(command.name);
        break;
      case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
        attach(reader, statement, node, *command.def->partition_cmd);
        break;
      case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner:
        break;  // an index belongs to whom its table belongs
      case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics:
        if (standalone) {
          set_element_statistics(node.as<ir::Index>(), command);
          break;
        }
        [[fallthrough]];
      default: unsupported_command(reader, statement, command);
    }
  }
}

void alter_view(Reader& reader,
                const Statement& statement,
                Node& node,
                const PgQuery__AlterTableStmt& alter) {
  const bool plain = node.id.kind == Kind::view;
  auto& options = plain ? node.as<ir::View>().options : node.as<ir::MaterializedView>().options;
  for (std::size_t i = 0; i < alter.n_cmds; ++i) {
    const auto& command = *alter.cmds[i]->alter_table_cmd;
    if (is_column_command(command.subtype)) {
      alter_view_column(reader, node, command);
      continue;
    }
    if (!plain && alter_materialized_view(reader, node.as<ir::MaterializedView>(), command)) continue;
    switch (command.subtype) {
      case PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions: set_options(options, command.def); break;
      case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions:
        reset_options(options, command.def);
        break;
      case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner: set_owner(node, *command.newowner); break;
      default: unsupported_command(reader, statement, command);
    }
  }
}

void alter_sequence(Reader& reader,
                    const Statement& statement,
                    Node& node,
                    const PgQuery__AlterTableStmt& alter) {
  for (std::size_t i = 0; i < alter.n_cmds; ++i) {
    const auto& command = *alter.cmds[i]->alter_table_cmd;
    switch (command.subtype) {
      case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner: set_owner(node, *command.newowner); break;
      case PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged:
        node.as<ir::Sequence>().unlogged = false;
        break;
      case PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged:
        node.as<ir::Sequence>().unlogged = true;
        break;
      default: unsupported_command(reader, statement, command);
    }
  }
}

void alter_composite_type(Reader& reader,
                          const Statement& statement,
                          const PgQuery__AlterTableStmt& alter) {
  const auto& range = *alter.relation;
  const Name name{text_of(range.relname)};
  const Node* found = find_type(reader.scope(), Name(text_of(range.schemaname)), name);
  if (!found || found->id.kind != Kind::composite_type)
    throw Postponed{{.code = "unknown-object",
                     .span = statement.at(range.location),
                     .message = "there is no composite type `" + quoted(name) + "`"}};
  // Types that are not there yet are found out before the first change.
  for (std::size_t i = 0; i < alter.n_cmds; ++i)
    if (const auto* definition = alter.cmds[i]->alter_table_cmd->def;
        definition && definition->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF)
      reader.type(*definition->column_def->type_name, statement);
  auto& node = reader.graph.at(found->id);
  for (std::size_t i = 0; i < alter.n_cmds; ++i) {
    const auto& command = *alter.cmds[i]->alter_table_cmd;
    if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner) {
      set_owner(node, *command.newowner);
    } else if (command.subtype != PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn &&
               command.subtype != PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn &&
               command.subtype != PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType) {
      unsupported_command(reader, statement, command);
    } else if (!alter_attribute(reader, statement, node, command)) {
      reader.diagnostics.error("unknown-object",
                               statement.at(-1),
                               "there is no attribute `" + quoted(Name(text_of(command.name))) +
                                   "` in `" + quoted(node.id.qualified_name()) + "`");
    }
  }
}

}  // namespace lockstep
