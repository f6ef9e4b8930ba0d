-- Operators: pg_operator.
SELECT 'constexpr Operator all_operators[] = {';
SELECT format('    {%s, %s, %s, %s, %s},', quoted(o.oprname), quoted(coalesce(m.extension, '')), number_of(o.oprleft), number_of(o.oprright),
              number_of(o.oprresult))
FROM pg_operator o LEFT JOIN member m ON m.classid = 'pg_operator'::regclass AND m.objid = o.oid
WHERE o.oprnamespace = 'pg_catalog'::regnamespace OR m.extension IS NOT NULL
ORDER BY coalesce(m.extension, '') COLLATE "C", o.oprname COLLATE "C", o.oid;
SELECT '};';
SELECT '';
SELECT 'const std::span<const Operator> operators(all_operators);';
