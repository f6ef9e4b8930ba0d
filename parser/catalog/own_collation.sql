-- Collations that somebody made, for the encoding of the database. The locale of ICU stood with the others up to 14.
SELECT c.oid,
       c.collnamespace AS schema,
       c.collname AS name,
       c.collowner AS owner,
       CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END AS provider,
       c.collisdeterministic AS deterministic,
       CASE WHEN c.collprovider = 'c' THEN c.collcollate END AS lc_collate,
       CASE WHEN c.collprovider = 'c' THEN c.collctype END AS lc_ctype,
       CASE WHEN c.collprovider <> 'c' THEN coalesce(/*15: to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', */ c.collcollate) END AS locale
       /*16: , c.collicurules AS rules */
FROM pg_collation c
WHERE c.oid >= 16384
  AND c.collencoding IN (-1, pg_char_to_encoding(getdatabaseencoding()));
