SELECT oid,
       defaclrole AS role,
       defaclnamespace AS schema,
       defaclobjtype AS type,
       defaclacl AS acl
FROM pg_default_acl;
