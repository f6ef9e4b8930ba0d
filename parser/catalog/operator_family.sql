SELECT f.oid,
       f.opfnamespace AS schema,
       f.opfname AS name,
       f.opfowner AS owner,
       m.amname AS method
FROM pg_opfamily f
JOIN pg_am m ON m.oid = f.opfmethod
WHERE f.oid >= 16384;
