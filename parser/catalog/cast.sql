-- Casts but those that range types bring along.
SELECT c.oid,
       c.castsource AS source,
       c.casttarget AS target,
       c.castmethod AS method,
       c.castcontext AS context,
       CASE WHEN f.oid IS NOT NULL THEN ARRAY[n.nspname, f.proname]::text[] END AS function,
       f.proargtypes AS argument_types
FROM pg_cast c
LEFT JOIN pg_proc f ON f.oid = nullif(c.castfunc, 0)
LEFT JOIN pg_namespace n ON n.oid = f.pronamespace
WHERE c.oid >= 16384
  AND NOT EXISTS (
    SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i');
