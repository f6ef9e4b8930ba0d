-- What belongs to extensions. Array types are members by way of their element type only.
WITH member AS (
  SELECT classid, objid, refobjid
  FROM pg_depend
  WHERE refclassid = 'pg_extension'::regclass
    AND deptype = 'e'
)
SELECT classid AS catalog, objid AS oid, refobjid AS extension
FROM member
UNION ALL
SELECT 'pg_type'::regclass::oid, t.typarray, m.refobjid
FROM member m
JOIN pg_type t ON t.oid = m.objid
WHERE m.classid = 'pg_type'::regclass
  AND t.typarray <> 0;
