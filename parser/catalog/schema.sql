-- Every schema that is not PostgreSQL's or lockstep's own.
SELECT oid,
       nspname AS name,
       nspowner AS owner,
       nspacl AS acl
FROM pg_namespace
WHERE nspname !~ '^pg_'
  AND nspname NOT IN ('information_schema', 'lockstep')
  AND coalesce(pg_catalog.obj_description(oid, 'pg_namespace'), '') NOT LIKE 'journal of lockstep:%';
