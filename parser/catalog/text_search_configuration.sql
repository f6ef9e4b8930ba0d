SELECT c.oid,
       c.cfgnamespace AS schema,
       c.cfgname AS name,
       c.cfgowner AS owner,
       ARRAY[n.nspname, p.prsname]::text[] AS parser
FROM pg_ts_config c
JOIN pg_ts_parser p ON p.oid = c.cfgparser
JOIN pg_namespace n ON n.oid = p.prsnamespace
WHERE c.oid >= 16384;
