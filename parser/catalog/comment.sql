-- Comments on objects of the database; the schema public is older than any of ours.
SELECT classoid AS catalog,
       objoid AS oid,
       objsubid AS number,
       description AS comment
FROM pg_description
WHERE objoid >= 16384
   OR classoid = 'pg_namespace'::regclass AND objoid = 2200 AND description <> 'standard public schema';
