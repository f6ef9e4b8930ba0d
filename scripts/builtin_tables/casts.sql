-- Casts: pg_cast. Method f function, b binary-coercible, i through text; context i implicit, a assignment, e explicit.
SELECT 'constexpr Cast all_casts[] = {';
SELECT format('    {%s, %s, %s, %s},', number_of(castsource), number_of(casttarget), quoted_char(castcontext::text),
              quoted_char(castmethod::text))
FROM pg_cast WHERE number_of(castsource) <> 0 AND number_of(casttarget) <> 0
ORDER BY number_of(castsource), number_of(casttarget);
SELECT '};';
SELECT '';
SELECT 'const std::span<const Cast> casts(all_casts);';
