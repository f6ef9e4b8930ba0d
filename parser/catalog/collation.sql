SELECT c.oid,
       ARRAY[n.nspname, c.collname]::text[] AS name
FROM pg_collation c
JOIN pg_namespace n ON n.oid = c.collnamespace;
