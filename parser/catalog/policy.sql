SELECT oid,
       polrelid AS relation,
       polname AS name,
       polpermissive AS permissive,
       polcmd AS command,
       polroles AS role_oids,
       pg_get_expr(polqual, polrelid) AS using,
       pg_get_expr(polwithcheck, polrelid) AS with_check
FROM pg_policy;
