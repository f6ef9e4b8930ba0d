SELECT t.oid,
       t.typarray AS array,
       t.typnamespace AS schema,
       t.typname AS name,
       t.typowner AS owner,
       t.typacl AS acl,
       coalesce(e.labels, '{}') AS values
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN (
  SELECT enumtypid, array_agg(enumlabel::text ORDER BY enumsortorder) AS labels
  FROM pg_enum
  GROUP BY enumtypid
) e ON e.enumtypid = t.oid
WHERE t.typtype = 'e'
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema';
