-- Operators that are defined; what is only announced as the partner of another has no function.
SELECT o.oid,
       o.oprnamespace AS schema,
       o.oprname AS name,
       o.oprowner AS owner,
       nullif(o.oprleft, 0) AS leftarg,
       nullif(o.oprright, 0) AS rightarg,
       ARRAY[function_schema.nspname, function.proname]::text[] AS function,
       CASE WHEN commutator.oid IS NOT NULL THEN ARRAY[commutator_schema.nspname, commutator.oprname]::text[] END AS commutator,
       CASE WHEN negator.oid IS NOT NULL THEN ARRAY[negator_schema.nspname, negator.oprname]::text[] END AS negator,
       CASE WHEN restriction.oid IS NOT NULL THEN ARRAY[restriction_schema.nspname, restriction.proname]::text[] END AS restrict,
       CASE WHEN joined.oid IS NOT NULL THEN ARRAY[joined_schema.nspname, joined.proname]::text[] END AS join,
       o.oprcanhash AS hashes,
       o.oprcanmerge AS merges
FROM pg_operator o
JOIN pg_proc function ON function.oid = o.oprcode
JOIN pg_namespace function_schema ON function_schema.oid = function.pronamespace
LEFT JOIN pg_operator commutator ON commutator.oid = nullif(o.oprcom, 0)
LEFT JOIN pg_namespace commutator_schema ON commutator_schema.oid = commutator.oprnamespace
LEFT JOIN pg_operator negator ON negator.oid = nullif(o.oprnegate, 0)
LEFT JOIN pg_namespace negator_schema ON negator_schema.oid = negator.oprnamespace
LEFT JOIN pg_proc restriction ON restriction.oid = nullif(o.oprrest, 0)
LEFT JOIN pg_namespace restriction_schema ON restriction_schema.oid = restriction.pronamespace
LEFT JOIN pg_proc joined ON joined.oid = nullif(o.oprjoin, 0)
LEFT JOIN pg_namespace joined_schema ON joined_schema.oid = joined.pronamespace
WHERE o.oid >= 16384;
