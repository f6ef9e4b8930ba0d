SELECT c.oid,
       c.opcnamespace AS schema,
       c.opcname AS name,
       c.opcowner AS owner,
       m.amname AS method,
       c.opcdefault AS default,
       c.opcintype AS type,
       nullif(c.opckeytype, 0) AS storage,
       ARRAY[n.nspname, f.opfname]::text[] AS family
FROM pg_opclass c
JOIN pg_am m ON m.oid = c.opcmethod
JOIN pg_opfamily f ON f.oid = c.opcfamily
JOIN pg_namespace n ON n.oid = f.opfnamespace
WHERE c.oid >= 16384;
