-- All indexes, also those behind constraints. The definition is only printed when there are expressions:
-- everything else of the elements is in the numbers.
SELECT i.indexrelid AS oid,
       i.indrelid AS relation,
       c.relname AS name,
       c.relam AS method_oid,
       method.amname AS method,
       i.indisunique AS unique,
       /*15: i.indnullsnotdistinct AS nulls_not_distinct, */
       i.indnkeyatts AS key_count,
       i.indkey AS columns,
       i.indclass AS operator_classes,
       i.indcollation AS collations,
       i.indoption AS orders,
       i.indisvalid AS valid,
       i.indisclustered AS clustered,
       i.indisreplident AS replica_identity,
       CASE WHEN i.indpred IS NOT NULL THEN coalesce(pg_get_expr(i.indpred, i.indrelid), '') END AS predicate,
       CASE WHEN i.indexprs IS NOT NULL THEN coalesce(pg_get_indexdef(i.indexrelid), '') END AS printed,
       c.reloptions AS options,
       tablespace.spcname AS tablespace
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_am method ON method.oid = c.relam
LEFT JOIN pg_tablespace tablespace ON tablespace.oid = c.reltablespace
WHERE i.indislive
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema';
