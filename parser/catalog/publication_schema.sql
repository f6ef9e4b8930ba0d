-- From version 15 on.
SELECT oid,
       pnpubid AS publication,
       pnnspid AS schema
FROM pg_publication_namespace;
