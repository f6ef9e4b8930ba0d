-- Columns of tables and views, system columns that carry privileges, and columns of indexes that carry a setting. Newer minor versions keep
-- something of their own in attoptions, `pg_attver=…`, which pg_dump leaves out, too. From 17 on partitions have the identity of their parent, and
-- none of their own.
SELECT a.attrelid AS relation,
       a.attnum AS number,
       a.attname AS name,
       a.atttypid AS type,
       a.atttypmod AS modifier,
       a.attnotnull AS not_null,
       a.attislocal AS local,
       a.attinhcount > 0 AS inherited,
       a.attstorage AS storage,
       nullif(a.attcollation, 0) AS collation,
       CASE WHEN /*17: NOT c.relispartition AND */ a.attidentity <> '' THEN a.attidentity END AS identity,
       nullif(a.attgenerated, '') AS generated,
       /*14: nullif(a.attcompression, '') AS compression, */
       nullif(a.attstattarget, -1) AS statistics,
       CASE WHEN a.attoptions[2] IS NOT NULL OR NOT starts_with(a.attoptions[1], 'pg_attver=')
            THEN a.attoptions END AS options,
       a.attfdwoptions AS foreign_options,
       a.attacl AS acl
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE (a.attnum > 0 OR a.attacl IS NOT NULL)
  AND NOT a.attisdropped
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND (c.relkind IN ('r', 'p', 'f', 'v', 'm')
       OR c.relkind IN ('i', 'I')
          AND (a.attstattarget >= 0 OR a.attoptions[2] IS NOT NULL OR NOT starts_with(a.attoptions[1], 'pg_attver=')));
