SELECT o.oid,
       o.opcmethod AS method,
       ARRAY[n.nspname, o.opcname]::text[] AS name,
       o.opcintype AS type,
       o.opcdefault AS is_default,
       t.typcategory AS category,
       t.typispreferred AS preferred
FROM pg_opclass o
JOIN pg_namespace n ON n.oid = o.opcnamespace
JOIN pg_type t ON t.oid = o.opcintype;
