-- Functions, window functions and procedures, and of the constructors
-- that belong to range types (internal functions) that they do.
SELECT p.oid,
       p.pronamespace AS schema,
       p.proname AS name,
       p.proowner AS owner,
       p.proacl AS acl,
       p.prokind = 'p' AS procedure,
       p.proargtypes AS input_types,
       p.proallargtypes AS all_types,
       p.proargmodes::text[] AS modes,
       p.proargnames AS names,
       CASE WHEN p.pronargdefaults > 0 THEN ARRAY(
         SELECT pg_get_function_arg_default(p.oid, n)
         FROM generate_series(1, coalesce(array_length(p.proallargtypes, 1), p.pronargs)) AS n
         ORDER BY n
       ) END AS defaults,
       CASE WHEN p.prokind <> 'p' THEN p.prorettype END AS returns,
       p.proretset AS returns_set,
       l.lanname AS language,
       p.prosrc AS body,
       p.probin AS object_file,
       /*14: CASE WHEN p.prosqlbody IS NOT NULL THEN pg_get_function_sqlbody(p.oid) END AS sql_body, */
       p.provolatile AS volatility,
       p.proisstrict AS strict,
       p.prosecdef AS security_definer,
       p.proleakproof AS leakproof,
       p.prokind = 'w' AS window,
       p.proparallel AS parallel,
       p.procost AS cost,
       p.prorows AS rows,
       CASE WHEN support.oid IS NOT NULL
            THEN ARRAY[support_schema.nspname, support.proname]::text[] END AS support,
       p.protrftypes AS transform_types,
       p.proconfig AS configuration,
       constructor.refobjid AS constructed_type
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
JOIN pg_language l ON l.oid = p.prolang
LEFT JOIN pg_proc support ON support.oid = p.prosupport AND p.prosupport <> 0
LEFT JOIN pg_namespace support_schema ON support_schema.oid = support.pronamespace
LEFT JOIN pg_depend constructor
  ON p.prolang = 12
 AND constructor.classid = 'pg_proc'::regclass AND constructor.objid = p.oid
 AND constructor.refclassid = 'pg_type'::regclass AND constructor.deptype = 'i'
WHERE p.prokind IN ('f', 'w', 'p')
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema';
