// ALTER TABLE commands that concern the table as a whole.
#include "parser/lower/foreign.h"
#include "parser/lower/options.h"
#include "parser/lower/table.h"

namespace lockstep {
namespace {

void set_unlogged(Reader& reader, Node& node, bool unlogged) {
  node.as<ir::Table>().unlogged = unlogged;
  for (const auto& sequence : reader.relations.owned_sequences(node.id))
    reader.graph.at(sequence).as<ir::Sequence>().unlogged = unlogged;
  for (const auto& id : reader.graph.children(node.id, Kind::column))
    if (auto& identity = reader.graph.at(id).as<ir::Column>().identity)
      identity->unlogged = unlogged;
}

void set_replica_identity(ir::Table& table, const PgQuery__ReplicaIdentityStmt& identity) {
  const auto type = text_of(identity.identity_type);
  table.replica_identity = {};
  if (type == "f") table.replica_identity.mode = ir::ReplicaIdentity::Mode::full;
  if (type == "n") table.replica_identity.mode = ir::ReplicaIdentity::Mode::nothing;
  if (type != "i") return;
  table.replica_identity.mode = ir::ReplicaIdentity::Mode::index;
  table.replica_identity.index = Name(text_of(identity.name));
}

// One trigger, or all that users made when `name` is empty; `only` leaves the copies on partitions as they are.
void set_triggers(Reader& reader, const ObjectId& table, Name name, ir::TriggerEnabled enabled, bool only) {
  for (const auto each : name.empty() ? trigger_names(reader.graph, table) : std::vector{name})
    switch_trigger(reader, table, each, enabled, only);
}

void set_type(Reader& reader,
              const Statement& statement,
              ir::Table& table,
              const PgQuery__TypeName& type) {
  const auto resolved = reader.type(type, statement);
  if (resolved.reference) table.of_type = Ref{*resolved.reference};
}

bool alter_storage(Reader& reader, Node& node, const PgQuery__AlterTableCmd& command) {
  auto& table = node.as<ir::Table>();
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions:
      set_options(table.options, command.def);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions:
      reset_options(table.options, command.def);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace:
      table.tablespace = tablespace_of(command.name);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetAccessMethod:
      table.access_method = access_method_of(command.name, reader);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged: set_unlogged(reader, node, false); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged: set_unlogged(reader, node, true); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ClusterOn:
      table.cluster_on = Name(text_of(command.name));
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropCluster: table.cluster_on = Name(); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_GenericOptions:
      change_foreign_options(table.foreign_options, command.def->list->items, command.def->list->n_items);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropOids: return true;
    default: return false;
  }
}

bool alter_triggers(Reader& reader, const ObjectId& table, const PgQuery__AlterTableCmd& command, bool only) {
  const Name name{text_of(command.name)};
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigAll:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigUser:
      set_triggers(reader, table, name, ir::TriggerEnabled::origin, only);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigUser:
      set_triggers(reader, table, name, ir::TriggerEnabled::disabled, only);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaTrig:
      set_triggers(reader, table, name, ir::TriggerEnabled::replica, only);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig:
      set_triggers(reader, table, name, ir::TriggerEnabled::always, only);
      return true;
    default: return false;
  }
}

}  // namespace

bool alter_table_setting(Reader& reader,
                         const Statement& statement,
                         Node& node,
                         const PgQuery__AlterTableCmd& command,
                         bool only) {
  auto& table = node.as<ir::Table>();
  if (alter_storage(reader, node, command) || alter_triggers(reader, node.id, command, only)) return true;
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ReplicaIdentity:
      set_replica_identity(table, *command.def->replica_identity_stmt);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity: table.row_security = true; return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity: table.row_security = false; return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity:
      table.force_row_security = true;
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_NoForceRowSecurity:
      table.force_row_security = false;
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddOf:
      set_type(reader, statement, table, *command.def->type_name);
      return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropOf: table.of_type.reset(); return true;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner:
      set_owner(node, *command.newowner);
      for (const auto& sequence : reader.relations.owned_sequences(node.id))
        set_owner(reader.graph.at(sequence), *command.newowner);
      return true;
    default: return false;
  }
}

}  // namespace lockstep
