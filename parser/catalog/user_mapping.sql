-- Options are shown to superusers and to some of those whom they concern (the view pg_user_mappings in
-- src/backend/catalog/system_views.sql); whether there are any is not known to others.
SELECT m.umid AS oid,
       m.srvid AS server,
       m.usename AS "user",
       m.umoptions AS options,
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
         OR m.umuser <> 0 AND m.usename = current_user
            AND (pg_has_role(s.srvowner, 'USAGE') OR has_server_privilege(s.oid, 'USAGE'))
         OR m.umuser = 0 AND pg_has_role(s.srvowner, 'USAGE') AS readable
FROM pg_user_mappings m
JOIN pg_foreign_server s ON s.oid = m.srvid;
