SELECT oid, rolname AS name
FROM pg_roles;
