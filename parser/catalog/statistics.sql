-- The kinds are letters of pg_statistic_ext.stxkind; `e` says only that there are expressions.
SELECT s.oid,
       s.stxrelid AS relation,
       s.stxnamespace AS schema,
       s.stxname AS name,
       s.stxowner AS owner,
       'd' = ANY (s.stxkind) AS ndistinct,
       'f' = ANY (s.stxkind) AS dependencies,
       'm' = ANY (s.stxkind) AS mcv,
       s.stxkeys AS column_numbers,
       /*14: CASE WHEN s.stxexprs IS NOT NULL THEN coalesce(pg_get_statisticsobjdef_expressions(s.oid), '{}') END AS printed, */
       nullif(s.stxstattarget, -1) AS statistics
FROM pg_statistic_ext s;
