-- Objects of kinds that lockstep does not model, without those of extensions and of PostgreSQL itself.
WITH member AS MATERIALIZED (
  SELECT classid, objid
  FROM pg_depend
  WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
), found (kind, catalog, oid) AS (
  SELECT 'large object', 'pg_largeobject'::regclass, oid FROM pg_largeobject_metadata
)
SELECT kind, count(*) AS count
FROM found
WHERE oid >= 16384
  AND NOT EXISTS (SELECT FROM member WHERE member.classid = found.catalog AND member.objid = found.oid)
GROUP BY kind;
