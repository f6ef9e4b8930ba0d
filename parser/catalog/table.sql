SELECT c.oid,
       c.relnamespace AS schema,
       c.relname AS name,
       c.relowner AS owner,
       c.relacl AS acl,
       c.relpersistence = 'u' AS unlogged,
       c.reloptions AS options,
       toast.reloptions AS toast_options,
       tablespace.spcname AS tablespace,
       method.amname AS access_method,
       c.relreplident AS replica_identity_mode,
       c.relrowsecurity AS row_security,
       c.relforcerowsecurity AS force_row_security,
       row_type.typrelid AS of_type,
       server.srvname AS foreign_server,
       foreign_table.ftoptions AS foreign_options,
       CASE WHEN c.relispartition THEN coalesce(pg_get_expr(c.relpartbound, c.oid), '') END AS partition_bound,
       CASE WHEN c.relkind = 'r' THEN pg_relation_size(c.oid) END AS size_bytes,
       CASE WHEN c.reltuples > 0 OR c.reltuples = 0 AND c.relpages > 0 THEN c.reltuples::bigint END AS row_estimate
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
LEFT JOIN pg_tablespace tablespace ON tablespace.oid = c.reltablespace
LEFT JOIN pg_am method ON method.oid = c.relam AND method.amname <> 'heap'
LEFT JOIN pg_type row_type ON row_type.oid = c.reloftype AND c.reloftype <> 0
LEFT JOIN pg_foreign_table foreign_table ON foreign_table.ftrelid = c.oid
LEFT JOIN pg_foreign_server server ON server.oid = foreign_table.ftserver
WHERE c.relkind IN ('r', 'p', 'f')
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema';
