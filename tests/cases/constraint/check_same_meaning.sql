-- Spellings of a check that PostgreSQL stores alike are no difference.
-- before --
CREATE TABLE t (a text, b int, c varchar(5), d date,
    CONSTRAINT c1 CHECK (a IN ('x', 'y')), CONSTRAINT c2 CHECK (b BETWEEN 1 AND 5), CONSTRAINT c3 CHECK (c LIKE 'a%'), CONSTRAINT c4 CHECK (d > DATE '2020-01-01'));
-- after --
CREATE TABLE t (a text, b int, c varchar(5), d date,
    CONSTRAINT c1 CHECK (a = ANY (ARRAY['x'::text, 'y'::text])), CONSTRAINT c2 CHECK (b >= 1 AND b <= 5), CONSTRAINT c3 CHECK (c::text ~~ 'a%'::text), CONSTRAINT c4 CHECK (d > '2020-01-01'::date));
