-- Free-standing composite types, a row for each attribute; those without attributes have one row, too.
SELECT t.oid,
       t.typarray AS array,
       t.typnamespace AS schema,
       t.typname AS name,
       t.typowner AS owner,
       t.typacl AS acl,
       c.oid AS relation,
       a.attname AS attribute,
       a.atttypid AS attribute_type,
       a.atttypmod AS attribute_modifier,
       a.attcollation AS attribute_collation,
       d.description AS attribute_comment
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_description d
  ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = a.attnum
WHERE t.typtype = 'c'
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
ORDER BY t.oid, a.attnum;
