// acldefault() in src/backend/utils/adt/acl.c, and what pg_init_privs of servers 13 to 18 and of PostgreSQL's own extensions says otherwise:
// src/backend/catalog/system_functions.sql and system_views.sql, setup_privileges() in src/bin/initdb/initdb.c, contrib/*/*.sql.
#include "parser/stock_privileges.h"

#include "ir/stock_sort.h"

namespace lockstep {
namespace {

constexpr std::string_view functions_kept_from_public =
    " lo_export lo_import pg_backup_start pg_backup_stop pg_config pg_create_restore_point pg_current_logfile pg_get_aios pg_get_backend_memory_contexts "
    "pg_get_shmem_allocations pg_get_shmem_allocations_numa pg_hba_file_rules pg_ident_file_mappings pg_log_backend_memory_contexts "
    "pg_log_standby_snapshot pg_ls_archive_statusdir pg_ls_dir pg_ls_logdir pg_ls_logicalmapdir pg_ls_logicalsnapdir pg_ls_replslotdir "
    "pg_ls_summariesdir pg_ls_tmpdir pg_ls_waldir pg_promote pg_read_binary_file pg_read_file pg_reload_conf pg_replication_origin_advance "
    "pg_replication_origin_create pg_replication_origin_drop pg_replication_origin_oid pg_replication_origin_progress "
    "pg_replication_origin_session_is_setup pg_replication_origin_session_progress pg_replication_origin_session_reset "
    "pg_replication_origin_session_setup pg_replication_origin_xact_reset pg_replication_origin_xact_setup pg_rotate_logfile "
    "pg_show_all_file_settings pg_show_replication_origin_status pg_start_backup pg_stat_file pg_stat_have_stats pg_stat_reset "
    "pg_stat_reset_backend_stats pg_stat_reset_replication_slot pg_stat_reset_shared pg_stat_reset_single_function_counters "
    "pg_stat_reset_single_table_counters pg_stat_reset_slru pg_stat_reset_subscription_stats pg_stop_backup pg_switch_wal pg_wal_replay_pause "
    "pg_wal_replay_resume ";

constexpr std::string_view members_kept_from_public =
    " pg_file_rename pg_file_sync pg_file_unlink pg_file_write pg_logdir_ls bt_index_check bt_index_parent_check gin_index_check verify_heapam "
    "dblink_connect_u pg_buffercache_numa_pages pg_buffercache_pages pg_buffercache_summary pg_buffercache_usage_counts pg_freespace "
    "pg_get_logical_snapshot_info pg_get_logical_snapshot_meta pg_stat_statements_reset heap_force_freeze heap_force_kill pg_check_frozen "
    "pg_check_visible pg_truncate_visibility_map pg_visibility pg_visibility_map pg_visibility_map_summary pg_get_wal_block_info "
    "pg_get_wal_record_info pg_get_wal_records_info pg_get_wal_records_info_till_end_of_wal pg_get_wal_stats pg_get_wal_stats_till_end_of_wal "
    "pg_relpages pgstatginindex pgstathashindex pgstatindex pgstattuple pgstattuple_approx ";

constexpr std::string_view relations_kept_from_public =
    " pg_aios pg_authid pg_backend_memory_contexts pg_config pg_file_settings pg_hba_file_rules pg_ident_file_mappings pg_largeobject "
    "pg_replication_origin_status pg_shadow pg_shmem_allocations pg_shmem_allocations_numa pg_statistic pg_statistic_ext_data pg_subscription "
    "pg_user_mapping ";

constexpr std::string_view members_open_to_public = " pg_stat_statements pg_stat_statements_info geometry_columns geography_columns spatial_ref_sys ";

constexpr std::string_view members_open_to_roles = " pg_buffercache pg_buffercache_numa ";

bool lists(std::string_view names, Name name) { return names.find(' ' + name.text() + ' ') != std::string_view::npos; }

}  // namespace

bool has_own_privileges(const ObjectId& member) {
  return lists(members_kept_from_public, member.name) || lists(members_open_to_public, member.name) || lists(members_open_to_roles, member.name);
}

bool public_comes_with(const ObjectId& object, std::string_view privilege) {
  if (!object.part.empty()) return false;
  if (is_stock_sort(object)) return privilege == (kind_like_stock(object) == Kind::routine ? "EXECUTE" : kind_like_stock(object) == Kind::base_type ? "USAGE" : "");
  const bool of_catalog = object.schema.text() == "pg_catalog";
  switch (kind_like_stock(object)) {
    case Kind::routine: return privilege == "EXECUTE" && !lists(of_catalog ? functions_kept_from_public : members_kept_from_public, object.name);
    case Kind::table:
      if (!of_catalog) return privilege == "SELECT" && lists(members_open_to_public, object.name);
      if (privilege == "UPDATE") return object.name.text() == "pg_settings";
      return privilege == "SELECT" && !lists(relations_kept_from_public, object.name);
    case Kind::base_type:
    case Kind::language: return privilege == "USAGE";
    case Kind::schema: return privilege == "USAGE" && object.name.text() == "pg_catalog";
    default: return false;
  }
}

}  // namespace lockstep
