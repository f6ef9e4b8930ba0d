SELECT c.oid,
       c.relkind AS kind,
       c.relnamespace AS schema,
       c.relname AS name,
       c.relowner AS owner,
       c.relacl AS acl,
       c.reloptions AS options,
       toast.reloptions AS toast_options,
       c.relispopulated AS with_data,
       tablespace.spcname AS tablespace,
       method.amname AS access_method,
       r.oid AS rule,
       coalesce(pg_get_viewdef(c.oid), '') AS query
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename = '_RETURN'
LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
LEFT JOIN pg_tablespace tablespace ON tablespace.oid = c.reltablespace
LEFT JOIN pg_am method ON method.oid = c.relam AND method.amname <> 'heap'
WHERE c.relkind IN ('v', 'm')
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema';
