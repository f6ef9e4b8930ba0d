-- Sequences, and the columns that they belong to: deptype a for OWNED BY, i behind an identity column.
SELECT c.oid,
       c.relnamespace AS schema,
       c.relname AS name,
       c.relowner AS owner,
       c.relacl AS acl,
       c.relpersistence = 'u' AS unlogged,
       format_type(s.seqtypid, NULL) AS type,
       s.seqstart AS start,
       s.seqincrement AS increment,
       s.seqmin AS minimum,
       s.seqmax AS maximum,
       s.seqcache AS cache,
       s.seqcycle AS cycle,
       d.refobjid AS relation,
       d.refobjsubid AS number,
       coalesce(d.deptype = 'i', false) AS identity
FROM pg_sequence s
JOIN pg_class c ON c.oid = s.seqrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_depend d
  ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
 AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema';
