SELECT m.oid,
       m.amname AS name,
       m.amtype = 't' AS for_tables,
       ARRAY[n.nspname, p.proname]::text[] AS handler
FROM pg_am m
JOIN pg_proc p ON p.oid = m.amhandler
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE m.oid >= 16384;
