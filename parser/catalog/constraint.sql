-- Constraints of tables but those that a table only has from its parents: inherited checks, and foreign
-- keys that were copied to partitions or for partitions of the referenced table.
SELECT c.oid,
       c.conrelid AS relation,
       c.conname AS name,
       c.contype AS type,
       c.conkey AS column_numbers,
       CASE WHEN c.contype IN ('p', 'u', 'x') THEN c.conindid END AS index,
       nullif(c.confrelid, 0) AS referenced_relation,
       c.confkey AS referenced_column_numbers,
       c.confmatchtype = 'f' AS match_full,
       nullif(c.confupdtype, ' ') AS on_update,
       nullif(c.confdeltype, ' ') AS on_delete,
       /*15: c.confdelsetcols AS on_delete_column_numbers, */
       CASE WHEN c.contype = 'x' THEN ARRAY(
         SELECT CASE WHEN n.nspname = 'pg_catalog' THEN o.oprname
                     ELSE format('OPERATOR(%I.%s)', n.nspname, o.oprname) END
         FROM unnest(c.conexclop) WITH ORDINALITY AS used (operator, position)
         JOIN pg_operator o ON o.oid = used.operator
         JOIN pg_namespace n ON n.oid = o.oprnamespace
         ORDER BY used.position
       ) END AS operators,
       CASE WHEN c.contype = 'c' THEN coalesce(pg_get_expr(c.conbin, c.conrelid), '') END AS check,
       c.contype = 'c' AND c.connoinherit AS no_inherit,
       c.contype = 'c' AND c.coninhcount > 0 AS inherited,
       c.condeferrable AS deferrable,
       c.condeferred AS initially_deferred,
       /*18: c.conenforced AS enforced, c.conperiod AS without_overlaps, */
       c.convalidated AS validated
FROM pg_constraint c
JOIN pg_namespace n ON n.oid = c.connamespace
WHERE c.conrelid >= 16384
  AND (c.contype IN ('p', 'u', 'x')
       OR c.contype = 'c' AND (c.conislocal OR c.coninhcount = 0)
       OR c.contype = 'f' AND c.conparentid = 0)
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema';
