SELECT oid,
       polrelid AS relation,
       polname AS name,
       polpermissive AS permissive,
       polcmd AS command,
       polroles AS role_oids,
       CASE WHEN polqual IS NOT NULL THEN coalesce(pg_get_expr(polqual, polrelid), '') END AS using,
       CASE WHEN polwithcheck IS NOT NULL THEN coalesce(pg_get_expr(polwithcheck, polrelid), '') END AS with_check
FROM pg_policy;
