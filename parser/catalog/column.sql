-- Columns of tables and views, and those of indexes that carry a setting.
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
       nullif(a.attidentity, '') AS identity,
       nullif(a.attgenerated, '') AS generated,
       /*14: nullif(a.attcompression, '') AS compression, */
       nullif(a.attstattarget, -1) AS statistics,
       a.attoptions AS options,
       a.attacl AS acl
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE a.attnum > 0
  AND NOT a.attisdropped
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND (c.relkind IN ('r', 'p', 'v', 'm')
       OR c.relkind IN ('i', 'I') AND (a.attoptions IS NOT NULL OR a.attstattarget >= 0));
