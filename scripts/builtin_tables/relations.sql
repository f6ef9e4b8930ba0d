-- Tables and views of pg_catalog and information_schema with their columns.
SELECT 'constexpr Relation all_relations[] = {';
SELECT format('    {%s, %s, %s},', quoted(n.nspname), quoted(c.relname),
              quoted((SELECT string_agg(a.attname || ':' || number_of(a.atttypid), ',' ORDER BY a.attnum)
                      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)))
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN ('pg_catalog', 'information_schema') AND c.relkind IN ('r', 'v')
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C";
SELECT '};';
SELECT '';
SELECT 'const std::span<const Relation> relations(all_relations);';
