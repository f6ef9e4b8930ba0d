// What well-known extensions bring: types, functions (a final `*` stands for any ending), relations. For
// PostgreSQL's own extensions (contrib/) made from pg_depend (deptype 'e') on version 15, without the
// functions nobody calls by name (input, output and index support functions); others by hand.
#include "parser/extension_names.h"

namespace lockstep {

std::span<const ExtensionNames> extension_names_table() {
  static constexpr ExtensionNames table[] = {
      {"adminpack",
       "",
       "",
       ""},
      {"amcheck",
       "",
       "bt_index_check bt_index_parent_check verify_heapam",
       ""},
      {"autoinc",
       "",
       "autoinc",
       ""},
      {"btree_gin",
       "",
       "gin_numeric_cmp",
       ""},
      {"btree_gist",
       "gbtreekey16 gbtreekey2 gbtreekey32 gbtreekey4 gbtreekey8 gbtreekey_var",
       "",
       ""},
      {"citext",
       "citext",
       "citext citext_cmp citext_eq citext_ge citext_gt citext_hash citext_hash_extended "
       "citext_larger citext_le citext_lt citext_ne citext_pattern_cmp citext_pattern_ge "
       "citext_pattern_gt citext_pattern_le citext_pattern_lt citext_smaller citextsend max min "
       "regexp_match regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table "
       "replace split_part strpos texticlike texticnlike texticregexeq texticregexne translate",
       ""},
      {"cube",
       "cube",
       "cube cube_cmp cube_contained cube_contains cube_coord cube_coord_llur cube_dim "
       "cube_distance cube_enlarge cube_eq cube_ge cube_gt cube_inter cube_is_point cube_le "
       "cube_ll_coord cube_lt cube_ne cube_overlap cube_send cube_size cube_subset cube_union "
       "cube_ur_coord distance_chebyshev distance_taxicab",
       ""},
      {"dblink",
       "dblink_pkey_results",
       "dblink dblink_build_sql_delete dblink_build_sql_insert dblink_build_sql_update "
       "dblink_cancel_query dblink_close dblink_connect dblink_connect_u dblink_current_query "
       "dblink_disconnect dblink_error_message dblink_exec dblink_fdw_validator dblink_fetch "
       "dblink_get_connections dblink_get_notify dblink_get_pkey dblink_get_result dblink_is_busy "
       "dblink_open dblink_send_query",
       ""},
      {"earthdistance",
       "earth",
       "earth earth_box earth_distance gc_to_sec geo_distance latitude ll_to_earth longitude "
       "sec_to_gc",
       ""},
      {"file_fdw",
       "",
       "file_fdw_handler file_fdw_validator",
       ""},
      {"fuzzystrmatch",
       "",
       "difference dmetaphone dmetaphone_alt levenshtein levenshtein_less_equal metaphone soundex "
       "text_soundex",
       ""},
      {"hstore",
       "ghstore hstore",
       "akeys avals defined delete each exist exists_all exists_any fetchval hs_concat "
       "hs_contained hs_contains hstore hstore_cmp hstore_eq hstore_ge hstore_gt hstore_hash "
       "hstore_hash_extended hstore_le hstore_lt hstore_ne hstore_send hstore_to_array "
       "hstore_to_json hstore_to_json_loose hstore_to_jsonb hstore_to_jsonb_loose "
       "hstore_to_matrix hstore_version_diag isdefined isexists populate_record skeys slice "
       "slice_array svals tconvert",
       ""},
      {"hypopg",
       "",
       "hypopg_*",
       ""},
      {"insert_username",
       "",
       "insert_username",
       ""},
      {"intagg",
       "",
       "int_array_aggregate int_array_enum",
       ""},
      {"intarray",
       "intbig_gkey query_int",
       "_int_contained _int_contains _int_different _int_inter _int_overlap _int_same _int_union "
       "boolop icount idx intarray_del_elem intarray_push_array intarray_push_elem intset "
       "intset_subtract intset_union_elem querytree rboolop sort sort_asc sort_desc subarray uniq",
       ""},
      {"isn",
       "ean13 isbn isbn13 ismn ismn13 issn issn13 upc",
       "btean13cmp btisbn13cmp btisbncmp btismn13cmp btismncmp btissn13cmp btissncmp btupccmp "
       "hashean13 hashisbn hashisbn13 hashismn hashismn13 hashissn hashissn13 hashupc is_valid "
       "isbn isbn13 ismn ismn13 isn_weak isneq isnge isngt isnle isnlt isnne issn issn13 "
       "make_valid upc",
       ""},
      {"lo",
       "lo",
       "lo_manage lo_oid",
       ""},
      {"ltree",
       "lquery ltree ltree_gist ltxtquery",
       "_lt_q_regex _lt_q_rregex _ltq_extract_regex _ltq_regex _ltq_rregex "
       "_ltree_extract_isparent _ltree_extract_risparent _ltree_isparent _ltree_r_isparent "
       "_ltree_r_risparent _ltree_risparent _ltxtq_exec _ltxtq_extract_exec _ltxtq_rexec index "
       "lca lquery_send lt_q_regex lt_q_rregex ltq_regex ltq_rregex ltree2text ltree_addltree "
       "ltree_addtext ltree_cmp ltree_eq ltree_ge ltree_gt ltree_isparent ltree_le ltree_lt "
       "ltree_ne ltree_risparent ltree_send ltree_textadd ltxtq_exec ltxtq_rexec ltxtq_send "
       "nlevel subltree subpath text2ltree",
       ""},
      {"moddatetime",
       "",
       "moddatetime",
       ""},
      {"old_snapshot",
       "",
       "pg_old_snapshot_time_mapping",
       ""},
      {"pageinspect",
       "",
       "brin_metapage_info brin_page_items brin_page_type brin_revmap_data bt_metap bt_page_items "
       "bt_page_stats fsm_page_contents get_raw_page gin_leafpage_items gin_metapage_info "
       "gin_page_opaque_info gist_page_items gist_page_items_bytea gist_page_opaque_info "
       "hash_bitmap_info hash_metapage_info hash_page_items hash_page_stats hash_page_type "
       "heap_page_item_attrs heap_page_items heap_tuple_infomask_flags page_checksum page_header "
       "tuple_data_split",
       ""},
      {"pg_buffercache",
       "",
       "pg_buffercache_pages",
       "pg_buffercache"},
      {"pg_freespacemap",
       "",
       "pg_freespace",
       ""},
      {"pg_hashids",
       "",
       "id_decode id_decode_once id_encode",
       ""},
      {"pg_prewarm",
       "",
       "autoprewarm_dump_now autoprewarm_start_worker pg_prewarm",
       ""},
      {"pg_stat_statements",
       "",
       "pg_stat_statements pg_stat_statements_info pg_stat_statements_reset",
       "pg_stat_statements pg_stat_statements_info"},
      {"pg_surgery",
       "",
       "heap_force_freeze heap_force_kill",
       ""},
      {"pg_trgm",
       "gtrgm",
       "set_limit show_limit show_trgm similarity similarity_dist similarity_op "
       "strict_word_similarity strict_word_similarity_commutator_op "
       "strict_word_similarity_dist_commutator_op strict_word_similarity_dist_op "
       "strict_word_similarity_op word_similarity word_similarity_commutator_op "
       "word_similarity_dist_commutator_op word_similarity_dist_op word_similarity_op",
       ""},
      {"pg_uuidv7",
       "",
       "uuid_generate_v7 uuid_timestamptz_to_v7 uuid_v7_to_timestamptz",
       ""},
      {"pg_visibility",
       "",
       "pg_check_frozen pg_check_visible pg_truncate_visibility_map pg_visibility "
       "pg_visibility_map pg_visibility_map_summary",
       ""},
      {"pg_walinspect",
       "",
       "pg_get_wal_record_info pg_get_wal_records_info pg_get_wal_records_info_till_end_of_wal "
       "pg_get_wal_stats pg_get_wal_stats_till_end_of_wal",
       ""},
      {"pgcrypto",
       "",
       "armor crypt dearmor decrypt decrypt_iv digest encrypt encrypt_iv gen_random_bytes "
       "gen_random_uuid gen_salt hmac pgp_armor_headers pgp_key_id pgp_pub_decrypt "
       "pgp_pub_decrypt_bytea pgp_pub_encrypt pgp_pub_encrypt_bytea pgp_sym_decrypt "
       "pgp_sym_decrypt_bytea pgp_sym_encrypt pgp_sym_encrypt_bytea",
       ""},
      {"pgjwt",
       "",
       "algorithm_sign sign url_decode url_encode verify",
       ""},
      {"pgroonga",
       "",
       "pgroonga_*",
       ""},
      {"pgrowlocks",
       "",
       "pgrowlocks",
       ""},
      {"pgstattuple",
       "",
       "pg_relpages pgstatginindex pgstathashindex pgstatindex pgstattuple pgstattuple_approx",
       ""},
      {"postgis",
       "box2d box2df box3d geography geometry geometry_dump gidx raster spheroid valid_detail",
       "_st_* addauth addgeometrycolumn box2d box3d checkauth dropgeometrycolumn "
       "dropgeometrytable equals find_srid geography geometry geometrytype lockrow "
       "populate_geometry_columns postgis_* st_* unlockrows updategeometrysrid",
       "geography_columns geometry_columns spatial_ref_sys"},
      {"postgis_raster",
       "addbandarg agg_count agg_samealignment geomval rastbandarg raster reclassarg summarystats "
       "unionarg",
       "_raster_* addrasterconstraints droprasterconstraints raster_* st_*",
       "raster_columns raster_overviews"},
      {"postgis_topology",
       "topoelement topoelementarray topogeometry validatetopology_returntype",
       "addtopogeometrycolumn createtopology droptopology topologysummary totopogeom "
       "validatetopology",
       "layer topology"},
      {"postgres_fdw",
       "",
       "postgres_fdw_disconnect postgres_fdw_disconnect_all postgres_fdw_get_connections "
       "postgres_fdw_handler postgres_fdw_validator",
       ""},
      {"refint",
       "",
       "check_foreign_key check_primary_key",
       ""},
      {"seg",
       "seg",
       "seg_center seg_cmp seg_contained seg_contains seg_different seg_ge seg_gt seg_inter "
       "seg_le seg_left seg_lower seg_lt seg_over_left seg_over_right seg_overlap seg_right "
       "seg_same seg_size seg_union seg_upper",
       ""},
      {"semver",
       "semver semverrange",
       "get_semver_major get_semver_minor get_semver_patch get_semver_prerelease is_semver "
       "to_semver",
       ""},
      {"sslinfo",
       "",
       "ssl_cipher ssl_client_cert_present ssl_client_dn ssl_client_dn_field ssl_client_serial "
       "ssl_extension_info ssl_is_used ssl_issuer_dn ssl_issuer_field ssl_version",
       ""},
      {"tablefunc",
       "tablefunc_crosstab_2 tablefunc_crosstab_3 tablefunc_crosstab_4",
       "connectby crosstab crosstab2 crosstab3 crosstab4 normal_rand",
       ""},
      {"tcn",
       "",
       "triggered_change_notification",
       ""},
      {"temporal_tables",
       "",
       "set_system_time versioning",
       ""},
      {"timescaledb",
       "",
       "add_dimension create_hypertable first histogram interpolate last locf time_bucket "
       "time_bucket_gapfill",
       ""},
      {"unaccent",
       "",
       "unaccent",
       ""},
      {"uuid-ossp",
       "",
       "uuid_generate_v1 uuid_generate_v1mc uuid_generate_v3 uuid_generate_v4 uuid_generate_v5 "
       "uuid_nil uuid_ns_dns uuid_ns_oid uuid_ns_url uuid_ns_x500",
       ""},
      {"vector",
       "halfvec sparsevec vector",
       "binary_quantize cosine_distance hamming_distance inner_product jaccard_distance "
       "l1_distance l2_distance l2_normalize subvector vector_dims vector_norm",
       ""},
      {"xml2",
       "",
       "xml_encode_special_chars xml_valid xpath_bool xpath_list xpath_nodeset xpath_number "
       "xpath_string xpath_table xslt_process",
       ""},
  };
  return table;
}

}  // namespace lockstep
