SELECT t.oid,
       t.trftype AS type_oid,
       l.lanname AS language,
       CASE WHEN giver.oid IS NOT NULL THEN ARRAY[giver_schema.nspname, giver.proname]::text[] END AS from_sql,
       CASE WHEN taker.oid IS NOT NULL THEN ARRAY[taker_schema.nspname, taker.proname]::text[] END AS to_sql
FROM pg_transform t
JOIN pg_language l ON l.oid = t.trflang
LEFT JOIN pg_proc giver ON giver.oid = t.trffromsql
LEFT JOIN pg_namespace giver_schema ON giver_schema.oid = giver.pronamespace
LEFT JOIN pg_proc taker ON taker.oid = t.trftosql
LEFT JOIN pg_namespace taker_schema ON taker_schema.oid = taker.pronamespace
WHERE t.oid >= 16384;
