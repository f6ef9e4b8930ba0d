-- Comments on objects of the database; the schema public is older than any of ours. What CREATE EXTENSION says by
-- itself, from the control file, is nobody's comment: with the name of the extension.
SELECT classoid AS catalog,
       objoid AS oid,
       objsubid AS number,
       description AS comment,
       CASE WHEN classoid = 'pg_extension'::regclass THEN (
         SELECT e.extname
         FROM pg_extension e
         JOIN pg_available_extensions() a ON a.name = e.extname
         WHERE e.oid = objoid AND a.comment = description
       ) END AS stock_of
FROM pg_description
WHERE objoid >= 16384
   OR classoid = 'pg_namespace'::regclass AND objoid = 2200 AND description <> 'standard public schema';
