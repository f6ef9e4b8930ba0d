-- Aggregates. What is said about a final function means nothing where there is none.
SELECT p.oid,
       p.pronamespace AS schema,
       p.proname AS name,
       p.proowner AS owner,
       p.proacl AS acl,
       p.proargtypes AS input_types,
       p.proallargtypes AS all_types,
       p.proargmodes::text[] AS modes,
       p.proargnames AS names,
       p.proparallel AS parallel,
       a.aggkind AS form,
       a.aggnumdirectargs AS direct_arguments,
       name_of.transition AS sfunc,
       a.aggtranstype AS stype,
       a.aggtransspace AS sspace,
       name_of.final AS finalfunc,
       a.aggfinalextra AND a.aggfinalfn <> 0 AS finalfunc_extra,
       CASE WHEN a.aggfinalfn <> 0 THEN a.aggfinalmodify WHEN a.aggkind = 'n' THEN 'r' ELSE 'w' END AS finalfunc_modify,
       name_of.combine AS combinefunc,
       name_of.serialize AS serialfunc,
       name_of.deserialize AS deserialfunc,
       a.agginitval AS initcond,
       name_of.moving_transition AS msfunc,
       name_of.moving_inverse AS minvfunc,
       nullif(a.aggmtranstype, 0) AS mstype,
       a.aggmtransspace AS msspace,
       name_of.moving_final AS mfinalfunc,
       a.aggmfinalextra AND a.aggmfinalfn <> 0 AS mfinalfunc_extra,
       CASE WHEN a.aggmfinalfn <> 0 THEN a.aggmfinalmodify WHEN a.aggkind = 'n' THEN 'r' ELSE 'w' END AS mfinalfunc_modify,
       a.aggminitval AS minitcond,
       name_of.sort_operator AS sortop
FROM pg_aggregate a
JOIN pg_proc p ON p.oid = a.aggfnoid
JOIN pg_namespace n ON n.oid = p.pronamespace
CROSS JOIN LATERAL (
  SELECT max(f.name) FILTER (WHERE f.oid = a.aggtransfn) AS transition,
         max(f.name) FILTER (WHERE f.oid = a.aggfinalfn) AS final,
         max(f.name) FILTER (WHERE f.oid = a.aggcombinefn) AS combine,
         max(f.name) FILTER (WHERE f.oid = a.aggserialfn) AS serialize,
         max(f.name) FILTER (WHERE f.oid = a.aggdeserialfn) AS deserialize,
         max(f.name) FILTER (WHERE f.oid = a.aggmtransfn) AS moving_transition,
         max(f.name) FILTER (WHERE f.oid = a.aggminvtransfn) AS moving_inverse,
         max(f.name) FILTER (WHERE f.oid = a.aggmfinalfn) AS moving_final,
         (SELECT ARRAY[s.nspname, o.oprname]::text[]
          FROM pg_operator o
          JOIN pg_namespace s ON s.oid = o.oprnamespace
          WHERE o.oid = a.aggsortop) AS sort_operator
  FROM (
    SELECT f.oid, ARRAY[s.nspname, f.proname]::text[] AS name
    FROM pg_proc f
    JOIN pg_namespace s ON s.oid = f.pronamespace
    WHERE f.oid IN (a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn,
                    a.aggmtransfn, a.aggminvtransfn, a.aggmfinalfn)
  ) f
) name_of
WHERE p.oid >= 16384
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema';
