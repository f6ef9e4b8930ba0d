-- Members of extensions and objects of pg_catalog with the privileges that they have and came with: those that have others now, and with
-- those of extensions what the extension brought besides of that sort. pg_dump knows the same ones (selectDumpableNamespace() and what is
-- beside it in src/bin/pg_dump/pg_dump.c); plpgsql is there like PostgreSQL's own.
WITH member AS MATERIALIZED (
  SELECT d.classid, d.objid, d.refobjid AS extension
  FROM pg_depend d
  JOIN pg_extension e ON e.oid = d.refobjid AND e.extname <> 'plpgsql'
  WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
), object (catalog, oid, part, column_name, type, schema, name, owner, acl, stock) AS (
  SELECT 'pg_class'::regclass, oid, 0, NULL::name, CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, relnamespace, relname, relowner, relacl,
         acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)
  FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, a.attnum, a.attname, 'TABLE', c.relnamespace, c.relname, c.relowner, a.attacl, '{}'
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
  UNION ALL
  SELECT 'pg_proc'::regclass, oid, 0, NULL, CASE prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, pronamespace, proname, proowner, proacl,
         acldefault('f', proowner)
  FROM pg_proc
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 0, NULL, 'TYPE', typnamespace, typname, typowner, typacl, acldefault('T', typowner)
  FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
  WHERE (c.oid IS NULL OR c.relkind = 'c') AND t.typtype <> 'm'
    AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
    AND (t.typacl IS NOT NULL OR EXISTS (SELECT FROM member WHERE classid = 'pg_type'::regclass AND objid = t.oid))
  UNION ALL
  SELECT 'pg_namespace'::regclass, oid, 0, NULL, 'SCHEMA', CASE nspname WHEN 'pg_catalog' THEN oid ELSE 0 END, nspname, nspowner, nspacl,
         acldefault('n', nspowner)
  FROM pg_namespace
  UNION ALL
  SELECT 'pg_language'::regclass, oid, 0, NULL, 'LANGUAGE', CASE WHEN oid < 16384 THEN 'pg_catalog'::regnamespace ELSE 0 END, lanname, lanowner,
         lanacl, acldefault('l', lanowner)
  FROM pg_language
  UNION ALL
  SELECT 'pg_foreign_data_wrapper'::regclass, oid, 0, NULL, 'FOREIGN DATA WRAPPER', 0, fdwname, fdwowner, fdwacl, acldefault('F', fdwowner)
  FROM pg_foreign_data_wrapper
  UNION ALL
  SELECT 'pg_foreign_server'::regclass, oid, 0, NULL, 'FOREIGN SERVER', 0, srvname, srvowner, srvacl, acldefault('S', srvowner)
  FROM pg_foreign_server
), found AS (
  SELECT object.*, member.extension, coalesce(given.initprivs, stock) AS given, given.initprivs IS NOT NULL AS said
  FROM object
  LEFT JOIN member ON member.classid = catalog AND member.objid = object.oid
  LEFT JOIN pg_init_privs AS given ON given.classoid = catalog AND given.objoid = object.oid AND given.objsubid = part
  WHERE member.extension IS NOT NULL
     OR acl IS NOT NULL AND object.oid < 16384 AND schema = 'pg_catalog'::regnamespace
), compared AS (
  SELECT *,
         coalesce((SELECT array_agg(each ORDER BY each::text) FROM unnest(acl) AS each)
                  IS DISTINCT FROM (SELECT array_agg(each ORDER BY each::text) FROM unnest(given) AS each)
                  AND acl IS NOT NULL, false) AS differs
  FROM found
), sorted AS (
  SELECT *, bool_or(differs) OVER (PARTITION BY extension, type, part <> 0) AS some_differ
  FROM compared
)
SELECT catalog, oid, column_name, type, name, owner, coalesce(acl, given) AS acl, given, said,
       CASE WHEN type IN ('TABLE', 'SEQUENCE', 'FUNCTION', 'PROCEDURE', 'TYPE')
            THEN (SELECT nspname FROM pg_namespace WHERE pg_namespace.oid = schema) END AS schema,
       extension,
       CASE WHEN catalog = 'pg_proc'::regclass
            THEN (SELECT string_agg(format_type(t, NULL), ', ' ORDER BY n)
                  FROM pg_proc p, unnest(p.proargtypes) WITH ORDINALITY AS each (t, n) WHERE p.oid = sorted.oid) END AS arguments
FROM sorted
WHERE differs OR some_differ AND extension IS NOT NULL
ORDER BY catalog, oid, part;
