SELECT s.oid,
       s.srvname AS name,
       s.srvowner AS owner,
       s.srvacl AS acl,
       w.fdwname AS foreign_data_wrapper,
       nullif(s.srvtype, '') AS type,
       nullif(s.srvversion, '') AS version,
       s.srvoptions AS options
FROM pg_foreign_server s
JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw;
