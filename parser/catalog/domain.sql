SELECT t.oid,
       t.typarray AS array,
       t.typnamespace AS schema,
       t.typname AS name,
       t.typowner AS owner,
       t.typacl AS acl,
       t.typbasetype || '/' || t.typtypmod AS type,
       CASE WHEN t.typcollation <> base.typcollation THEN t.typcollation END AS collation_oid,
       t.typnotnull AS not_null,
       pg_get_expr(t.typdefaultbin, 'pg_type'::regclass) AS default
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
JOIN pg_type base ON base.oid = t.typbasetype
WHERE t.typtype = 'd'
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema';
