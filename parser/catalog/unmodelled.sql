-- Objects of kinds that lockstep does not model, without those of extensions and of PostgreSQL itself; and the objects of
-- extensions and of pg_catalog whose privileges are not the ones that they came with, which pg_dump writes, too.
WITH member AS MATERIALIZED (
  SELECT classid, objid
  FROM pg_depend
  WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
), found (kind, catalog, oid) AS (
  SELECT 'large object', 'pg_largeobject'::regclass, oid FROM pg_largeobject_metadata
), granted (catalog, oid, part, acl, stock) AS (
  SELECT 'pg_class'::regclass, oid, 0, relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)
  FROM pg_class WHERE relacl IS NOT NULL AND relnamespace <> 'information_schema'::regnamespace
  UNION ALL SELECT 'pg_class'::regclass, attrelid, attnum, attacl, '{}' FROM pg_attribute WHERE attacl IS NOT NULL AND NOT attisdropped
  UNION ALL SELECT 'pg_proc'::regclass, oid, 0, proacl, acldefault('f', proowner) FROM pg_proc WHERE proacl IS NOT NULL
  UNION ALL SELECT 'pg_type'::regclass, oid, 0, typacl, acldefault('T', typowner) FROM pg_type WHERE typacl IS NOT NULL
  UNION ALL
  SELECT 'pg_namespace'::regclass, oid, 0, nspacl, acldefault('n', nspowner)
  FROM pg_namespace WHERE nspacl IS NOT NULL AND nspname NOT IN ('public', 'information_schema')
  UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, 0, fdwacl, acldefault('F', fdwowner) FROM pg_foreign_data_wrapper WHERE fdwacl IS NOT NULL
  UNION ALL SELECT 'pg_foreign_server'::regclass, oid, 0, srvacl, acldefault('S', srvowner) FROM pg_foreign_server WHERE srvacl IS NOT NULL
)
SELECT kind, count(*) AS count
FROM found
WHERE oid >= 16384
  AND NOT EXISTS (SELECT FROM member WHERE member.classid = found.catalog AND member.objid = found.oid)
GROUP BY kind
UNION ALL
SELECT 'privileges on ' || CASE WHEN oid < 16384 THEN 'objects of PostgreSQL''s own' ELSE 'members of extensions' END, count(*)
FROM granted
LEFT JOIN pg_init_privs AS given ON given.classoid = catalog AND given.objoid = oid AND given.objsubid = part
WHERE (oid < 16384 OR EXISTS (SELECT FROM member WHERE member.classid = catalog AND member.objid = oid))
  AND (SELECT array_agg(each ORDER BY each::text) FROM unnest(acl) AS each)
      IS DISTINCT FROM (SELECT array_agg(each ORDER BY each::text) FROM unnest(coalesce(given.initprivs, stock)) AS each)
GROUP BY oid < 16384;
