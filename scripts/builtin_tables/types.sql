-- Types: pg_type.
SELECT 'constexpr Type all_types[] = {';
SELECT format('    {%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s},', n.number, quoted(n.name),
              quoted(CASE WHEN n.extension <> '' THEN '' ELSE format_type(t.oid, NULL) END), quoted(n.extension),
              quoted_char(t.typcategory::text), t.typispreferred::text, quoted_char(t.typtype::text),
              CASE WHEN t.typsubscript::text IN ('array_subscript_handler', 'raw_array_subscript_handler') THEN number_of(t.typelem) ELSE 0 END,
              number_of(t.typarray), 
              CASE t.typtype WHEN 'd' THEN number_of(t.typbasetype)
                             WHEN 'r' THEN (SELECT number_of(rngsubtype) FROM pg_range WHERE rngtypid = t.oid)
                             WHEN 'm' THEN (SELECT number_of(rngtypid) FROM pg_range WHERE rngmultitypid = t.oid) ELSE 0 END,
              CASE t.typtype WHEN 'r' THEN (SELECT number_of(rngmultitypid) FROM pg_range WHERE rngtypid = t.oid) ELSE 0 END,
              (t.typcollation <> 0)::text)
FROM pg_type t JOIN numbered n ON n.oid = t.oid
WHERE NOT (t.typtype = 'c' AND n.extension = '') AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid AND e.typtype = 'c' AND n.extension = '')
ORDER BY n.number;
SELECT '};';
SELECT '';
SELECT 'const std::span<const Type> types(all_types);';
