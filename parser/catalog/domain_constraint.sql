SELECT oid,
       contypid AS domain,
       conname AS name,
       pg_get_expr(conbin, 0) AS expression,
       convalidated AS validated
FROM pg_constraint
WHERE contypid >= 16384
  AND contype = 'c';
