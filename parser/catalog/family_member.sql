-- Operators and support functions of operator families, with the class that each belongs to.
SELECT false AS is_function,
       m.oid,
       m.amopfamily AS family,
       d.refobjid AS class,
       m.amopstrategy AS number,
       m.amoplefttype AS left,
       m.amoprighttype AS right,
       ARRAY[n.nspname, o.oprname]::text[] AS name,
       CASE WHEN sorting.oid IS NOT NULL THEN ARRAY[sorting_schema.nspname, sorting.opfname]::text[] END AS order_by,
       NULL::oidvector AS arguments
FROM pg_amop m
JOIN pg_operator o ON o.oid = m.amopopr
JOIN pg_namespace n ON n.oid = o.oprnamespace
LEFT JOIN pg_opfamily sorting ON sorting.oid = nullif(m.amopsortfamily, 0)
LEFT JOIN pg_namespace sorting_schema ON sorting_schema.oid = sorting.opfnamespace
LEFT JOIN pg_depend d
  ON d.classid = 'pg_amop'::regclass AND d.objid = m.oid AND d.refclassid = 'pg_opclass'::regclass
WHERE m.oid >= 16384
UNION ALL
SELECT true, m.oid, m.amprocfamily, d.refobjid, m.amprocnum, m.amproclefttype, m.amprocrighttype,
       ARRAY[n.nspname, f.proname]::text[], NULL, f.proargtypes
FROM pg_amproc m
JOIN pg_proc f ON f.oid = m.amproc
JOIN pg_namespace n ON n.oid = f.pronamespace
LEFT JOIN pg_depend d
  ON d.classid = 'pg_amproc'::regclass AND d.objid = m.oid AND d.refclassid = 'pg_opclass'::regclass
WHERE m.oid >= 16384;
