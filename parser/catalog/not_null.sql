-- NOT NULL of columns where something is to be said of it besides that it is there: from PostgreSQL 18 on these are constraints.
SELECT c.oid,
       c.conrelid AS relation,
       c.conkey[1] AS number,
       c.conname AS name,
       c.connoinherit AS no_inherit,
       c.convalidated AS validated
FROM pg_constraint c
JOIN pg_class r ON r.oid = c.conrelid
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
JOIN pg_namespace n ON n.oid = c.connamespace
WHERE c.contype = 'n'
  AND c.conrelid >= 16384
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND (c.connoinherit
       OR NOT c.convalidated
       OR c.coninhcount > 0
       OR c.conname <> r.relname || '_' || a.attname || '_not_null'
       OR EXISTS (SELECT FROM pg_description d WHERE d.classoid = 'pg_constraint'::regclass AND d.objoid = c.oid));
