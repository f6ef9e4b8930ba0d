SELECT p.oid,
       p.prsnamespace AS schema,
       p.prsname AS name,
       ARRAY[begin_schema.nspname, begin.proname]::text[] AS start,
       ARRAY[token_schema.nspname, token.proname]::text[] AS gettoken,
       ARRAY[end_schema.nspname, ending.proname]::text[] AS "end",
       CASE WHEN headline.oid IS NOT NULL THEN ARRAY[headline_schema.nspname, headline.proname]::text[] END AS headline,
       ARRAY[types_schema.nspname, types.proname]::text[] AS lextypes
FROM pg_ts_parser p
JOIN pg_proc begin ON begin.oid = p.prsstart
JOIN pg_namespace begin_schema ON begin_schema.oid = begin.pronamespace
JOIN pg_proc token ON token.oid = p.prstoken
JOIN pg_namespace token_schema ON token_schema.oid = token.pronamespace
JOIN pg_proc ending ON ending.oid = p.prsend
JOIN pg_namespace end_schema ON end_schema.oid = ending.pronamespace
JOIN pg_proc types ON types.oid = p.prslextype
JOIN pg_namespace types_schema ON types_schema.oid = types.pronamespace
LEFT JOIN pg_proc headline ON headline.oid = p.prsheadline
LEFT JOIN pg_namespace headline_schema ON headline_schema.oid = headline.pronamespace
WHERE p.oid >= 16384;
