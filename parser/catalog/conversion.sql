SELECT c.oid,
       c.connamespace AS schema,
       c.conname AS name,
       c.conowner AS owner,
       c.condefault AS default,
       pg_encoding_to_char(c.conforencoding) AS for,
       pg_encoding_to_char(c.contoencoding) AS to,
       ARRAY[n.nspname, f.proname]::text[] AS function
FROM pg_conversion c
JOIN pg_proc f ON f.oid = c.conproc
JOIN pg_namespace n ON n.oid = f.pronamespace
WHERE c.oid >= 16384;
