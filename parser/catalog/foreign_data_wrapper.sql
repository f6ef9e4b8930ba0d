SELECT w.oid,
       w.fdwname AS name,
       w.fdwowner AS owner,
       w.fdwacl AS acl,
       CASE WHEN handler.oid IS NOT NULL THEN ARRAY[handler_schema.nspname, handler.proname]::text[] END AS handler,
       CASE WHEN validator.oid IS NOT NULL THEN ARRAY[validator_schema.nspname, validator.proname]::text[] END AS validator,
       w.fdwoptions AS options
FROM pg_foreign_data_wrapper w
LEFT JOIN pg_proc handler ON handler.oid = w.fdwhandler
LEFT JOIN pg_namespace handler_schema ON handler_schema.oid = handler.pronamespace
LEFT JOIN pg_proc validator ON validator.oid = w.fdwvalidator
LEFT JOIN pg_namespace validator_schema ON validator_schema.oid = validator.pronamespace
WHERE w.oid >= 16384;
