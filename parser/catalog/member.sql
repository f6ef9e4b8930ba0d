-- What belongs to extensions; of relations their names and kinds. Array types are members by way of their element type only.
WITH member AS (
  SELECT classid, objid, refobjid
  FROM pg_depend
  WHERE refclassid = 'pg_extension'::regclass
    AND deptype = 'e'
)
SELECT m.classid AS catalog, m.objid AS oid, m.refobjid AS extension,
       c.relnamespace AS schema, c.relname AS name, c.relkind AS kind
FROM member m
LEFT JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid
UNION ALL
SELECT 'pg_type'::regclass::oid, t.typarray, m.refobjid, NULL, NULL, NULL
FROM member m
JOIN pg_type t ON t.oid = m.objid
WHERE m.classid = 'pg_type'::regclass
  AND t.typarray <> 0;
