SELECT oid,
       extname AS name,
       extnamespace AS schema,
       extversion AS version
FROM pg_extension
WHERE extname <> 'plpgsql';
