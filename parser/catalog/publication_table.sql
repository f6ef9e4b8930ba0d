SELECT oid,
       prpubid AS publication,
       /*15: prattrs AS column_numbers,
       CASE WHEN prqual IS NOT NULL THEN coalesce(pg_get_expr(prqual, prrelid), '') END AS "where", */
       prrelid AS "table"
FROM pg_publication_rel;
