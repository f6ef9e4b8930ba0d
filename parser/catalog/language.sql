SELECT l.oid,
       l.lanname AS name,
       l.lanowner AS owner,
       l.lanacl AS acl,
       l.lanpltrusted AS trusted,
       ARRAY[handler_schema.nspname, handler.proname]::text[] AS handler,
       CASE WHEN inliner.oid IS NOT NULL THEN ARRAY[inliner_schema.nspname, inliner.proname]::text[] END AS inline,
       CASE WHEN validator.oid IS NOT NULL THEN ARRAY[validator_schema.nspname, validator.proname]::text[] END AS validator
FROM pg_language l
JOIN pg_proc handler ON handler.oid = l.lanplcallfoid
JOIN pg_namespace handler_schema ON handler_schema.oid = handler.pronamespace
LEFT JOIN pg_proc inliner ON inliner.oid = l.laninline
LEFT JOIN pg_namespace inliner_schema ON inliner_schema.oid = inliner.pronamespace
LEFT JOIN pg_proc validator ON validator.oid = l.lanvalidator
LEFT JOIN pg_namespace validator_schema ON validator_schema.oid = validator.pronamespace
WHERE l.oid >= 16384;
