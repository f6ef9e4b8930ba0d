SELECT d.oid,
       d.dictnamespace AS schema,
       d.dictname AS name,
       d.dictowner AS owner,
       ARRAY[n.nspname, t.tmplname]::text[] AS template,
       d.dictinitoption AS settings
FROM pg_ts_dict d
JOIN pg_ts_template t ON t.oid = d.dicttemplate
JOIN pg_namespace n ON n.oid = t.tmplnamespace
WHERE d.oid >= 16384;
