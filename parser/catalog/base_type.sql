-- Base types, and types that were announced but never defined.
SELECT t.oid,
       t.typarray AS array,
       t.typnamespace AS schema,
       t.typname AS name,
       t.typowner AS owner,
       t.typacl AS acl,
       t.typisdefined AS defined,
       f.input,
       f.output,
       f.receive,
       f.send,
       f.typmod_in,
       f.typmod_out,
       f.analyze,
       /*14: f.subscript, */
       t.typlen AS internallength,
       t.typbyval AS passedbyvalue,
       CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4' ELSE 'double' END AS alignment,
       CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' ELSE 'main' END AS storage,
       t.typcategory AS category,
       t.typispreferred AS preferred,
       t.typdefault AS default,
       nullif(t.typelem, 0) AS element,
       t.typdelim AS delimiter,
       t.typcollation <> 0 AS collatable
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
CROSS JOIN LATERAL (
  SELECT max(name) FILTER (WHERE role = 1) AS input,
         max(name) FILTER (WHERE role = 2) AS output,
         max(name) FILTER (WHERE role = 3) AS receive,
         max(name) FILTER (WHERE role = 4) AS send,
         max(name) FILTER (WHERE role = 5) AS typmod_in,
         max(name) FILTER (WHERE role = 6) AS typmod_out,
         max(name) FILTER (WHERE role = 7) AS analyze,
         max(name) FILTER (WHERE role = 8) AS subscript
  FROM (
    SELECT role, ARRAY[s.nspname, p.proname]::text[] AS name
    FROM unnest(ARRAY[t.typinput, t.typoutput, t.typreceive, t.typsend, t.typmodin, t.typmodout, t.typanalyze
                      /*14: , t.typsubscript */]::oid[]) WITH ORDINALITY AS used (oid, role)
    JOIN pg_proc p ON p.oid = used.oid
    JOIN pg_namespace s ON s.oid = p.pronamespace
    -- What goes without saying for a type of fixed length with elements.
    WHERE NOT (role = 8 AND p.proname = 'raw_array_subscript_handler' AND s.nspname = 'pg_catalog' AND t.typelem <> 0 AND t.typlen > 0)
  ) named
) f
WHERE t.typtype IN ('b', 'p')
  AND t.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_type element WHERE element.typarray = t.oid)
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema';
