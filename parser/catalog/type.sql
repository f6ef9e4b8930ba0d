-- Every type that some object of ours names, with and without modifier, and the object it leads to: of
-- arrays that of the element, of multiranges the range.
WITH used (type, modifier) AS (
  SELECT atttypid, atttypmod
  FROM pg_attribute
  WHERE attrelid >= 16384 AND attnum > 0 AND NOT attisdropped
  UNION
  SELECT typbasetype, typtypmod FROM pg_type WHERE typbasetype <> 0
  UNION
  SELECT typelem, NULL FROM pg_type WHERE oid >= 16384 AND typelem <> 0
  UNION
  SELECT rngsubtype, NULL FROM pg_range WHERE rngtypid >= 16384
  UNION
  SELECT trftype, NULL FROM pg_transform WHERE oid >= 16384
  UNION
  SELECT unnest(proargtypes::oid[] || prorettype || proallargtypes || protrftypes), NULL
  FROM pg_proc
  WHERE oid >= 16384
  UNION
  SELECT unnest(ARRAY[aggtranstype, aggmtranstype]), NULL FROM pg_aggregate WHERE aggfnoid >= 16384
  UNION
  SELECT unnest(ARRAY[oprleft, oprright]), NULL FROM pg_operator WHERE oid >= 16384
  UNION
  SELECT unnest(ARRAY[c.castsource, c.casttarget] || coalesce(f.proargtypes::oid[], '{}')), NULL
  FROM pg_cast c
  LEFT JOIN pg_proc f ON f.oid = c.castfunc
  WHERE c.oid >= 16384
  UNION
  SELECT unnest(ARRAY[opcintype, opckeytype]), NULL FROM pg_opclass WHERE oid >= 16384
  UNION
  SELECT unnest(ARRAY[amoplefttype, amoprighttype]), NULL FROM pg_amop WHERE oid >= 16384
  UNION
  SELECT unnest(ARRAY[m.amproclefttype, m.amprocrighttype] || f.proargtypes::oid[]), NULL
  FROM pg_amproc m
  JOIN pg_proc f ON f.oid = m.amproc
  WHERE m.oid >= 16384
), named AS (
  SELECT u.modifier, t.*, element.oid AS element, coalesce(element.oid, t.oid) AS single
  FROM used u
  JOIN pg_type t ON t.oid = u.type
  LEFT JOIN pg_type element ON element.oid = t.typelem AND element.typarray = t.oid
)
SELECT t.oid,
       t.modifier,
       format_type(t.oid, t.modifier) AS text,
       t.typtype AS kind,
       t.typcategory AS category,
       t.typstorage AS storage,
       t.typcollation AS collation,
       t.typbasetype AS base,
       t.element IS NOT NULL AS array,
       object.oid AS object,
       object.typnamespace AS object_schema,
       object.typname AS object_name,
       object.typtype AS object_kind,
       r.relkind AS object_relation_kind
FROM named t
/*14: LEFT JOIN pg_range multirange ON multirange.rngmultitypid = t.single */
JOIN pg_type object ON object.oid = coalesce(/*14: multirange.rngtypid, */ t.single)
LEFT JOIN pg_class r ON r.oid = object.typrelid AND object.typrelid <> 0;
