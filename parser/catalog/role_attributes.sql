-- Roles but for PostgreSQL's own and the one that made the server. pg_roles is for everybody to read; it has no passwords.
SELECT oid,
       rolname AS name,
       rolsuper AS superuser,
       rolinherit AS inherit,
       rolcreaterole AS create_role,
       rolcreatedb AS create_database,
       rolcanlogin AS login,
       rolreplication AS replication,
       rolbypassrls AS bypass_rls,
       CASE WHEN rolconnlimit >= 0 THEN rolconnlimit END AS connection_limit,
       CASE WHEN rolvaliduntil <> 'infinity' THEN rolvaliduntil END AS valid_until,
       shobj_description(oid, 'pg_authid') AS comment
FROM pg_roles
WHERE oid <> 10
  AND left(rolname, 3) <> 'pg_';
