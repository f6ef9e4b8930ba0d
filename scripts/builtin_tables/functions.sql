-- Functions: pg_proc, without what makes triggers, handlers and the like.
CREATE TEMP TABLE function AS
SELECT p.*, coalesce(m.extension, '') AS extension,
       row_number() OVER (ORDER BY coalesce(m.extension, '') COLLATE "C", p.proname COLLATE "C", p.pronargs, p.oid) AS position,
       sum(p.pronargs) OVER (ORDER BY coalesce(m.extension, '') COLLATE "C", p.proname COLLATE "C", p.pronargs, p.oid) - p.pronargs AS first
FROM pg_proc p LEFT JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid
WHERE (p.pronamespace = 'pg_catalog'::regnamespace AND m.extension IS NULL OR m.extension IS NOT NULL)
  AND p.prorettype NOT IN (2279, 3838, 2280, 3115, 325, 269, 3310);

SELECT 'constexpr Oid all_arguments[] = {';
SELECT '    ' || string_agg(number_of(a.type)::text, ', ' ORDER BY f.position, a.at) || ','
FROM function f, unnest(f.proargtypes::oid[]) WITH ORDINALITY a(type, at)
GROUP BY f.position / 8 ORDER BY f.position / 8;
SELECT '};';
SELECT '';
SELECT 'const std::span<const Oid> function_arguments(all_arguments);';
SELECT '';
SELECT 'constexpr Function all_functions[] = {';
SELECT format('    {%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s},', quoted(proname), quoted(extension), number_of(prorettype),
              quoted_char(prokind::text), proretset::text, CASE WHEN provariadic = 0 THEN 0 ELSE number_of(provariadic) END,
              pronargdefaults, pronargs, first,
              quoted(coalesce((SELECT string_agg(coalesce(n.name, ''), ',' ORDER BY n.at)
                               FROM unnest(proargnames) WITH ORDINALITY n(name, at)
                               WHERE proargmodes IS NULL OR proargmodes[n.at] IN ('i', 'b', 'v')), '')),
              quoted(coalesce((SELECT string_agg(n.name || ':' || number_of(proallargtypes[n.at]), ',' ORDER BY n.at)
                               FROM unnest(proargnames) WITH ORDINALITY n(name, at)
                               WHERE proargmodes[n.at] IN ('o', 'b', 't')), '')))
FROM function ORDER BY position;
SELECT '};';
SELECT '';
SELECT 'const std::span<const Function> functions(all_functions);';
