SELECT t.oid,
       t.tmplnamespace AS schema,
       t.tmplname AS name,
       CASE WHEN init.oid IS NOT NULL THEN ARRAY[init_schema.nspname, init.proname]::text[] END AS init,
       ARRAY[lexize_schema.nspname, lexize.proname]::text[] AS lexize
FROM pg_ts_template t
JOIN pg_proc lexize ON lexize.oid = t.tmpllexize
JOIN pg_namespace lexize_schema ON lexize_schema.oid = lexize.pronamespace
LEFT JOIN pg_proc init ON init.oid = t.tmplinit
LEFT JOIN pg_namespace init_schema ON init_schema.oid = init.pronamespace
WHERE t.oid >= 16384;
