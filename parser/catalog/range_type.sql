SELECT t.oid,
       t.typarray AS array,
       t.typnamespace AS schema,
       t.typname AS name,
       t.typowner AS owner,
       t.typacl AS acl,
       r.rngsubtype AS subtype,
       CASE WHEN NOT o.opcdefault THEN ARRAY[o_schema.nspname, o.opcname]::text[] END AS subtype_opclass,
       CASE WHEN r.rngcollation <> subtype.typcollation THEN r.rngcollation END AS collation_oid,
       CASE WHEN canonical.oid IS NOT NULL
            THEN ARRAY[canonical_schema.nspname, canonical.proname]::text[] END AS canonical,
       CASE WHEN difference.oid IS NOT NULL
            THEN ARRAY[difference_schema.nspname, difference.proname]::text[] END AS subtype_diff
       /*14: , multirange.oid AS multirange,
       multirange.typarray AS multirange_array,
       ARRAY[multirange_schema.nspname, multirange.typname]::text[] AS multirange_type_name */
FROM pg_range r
JOIN pg_type t ON t.oid = r.rngtypid
JOIN pg_namespace n ON n.oid = t.typnamespace
JOIN pg_type subtype ON subtype.oid = r.rngsubtype
JOIN pg_opclass o ON o.oid = r.rngsubopc
JOIN pg_namespace o_schema ON o_schema.oid = o.opcnamespace
LEFT JOIN pg_proc canonical ON canonical.oid = r.rngcanonical
LEFT JOIN pg_namespace canonical_schema ON canonical_schema.oid = canonical.pronamespace
LEFT JOIN pg_proc difference ON difference.oid = r.rngsubdiff
LEFT JOIN pg_namespace difference_schema ON difference_schema.oid = difference.pronamespace
/*14: JOIN pg_type multirange ON multirange.oid = r.rngmultitypid
JOIN pg_namespace multirange_schema ON multirange_schema.oid = multirange.typnamespace */
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema';
