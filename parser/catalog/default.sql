-- Defaults and generation expressions of columns.
SELECT oid,
       adrelid AS relation,
       adnum AS number,
       coalesce(pg_get_expr(adbin, adrelid), '') AS text
FROM pg_attrdef
WHERE adrelid >= 16384;
