-- Two objects that claim one old name.
-- before --
CREATE SCHEMA s;
CREATE TABLE t (a int, k int CONSTRAINT positive CHECK (k > 0));
CREATE VIEW v AS SELECT 1 AS one;
CREATE INDEX i ON t (k);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE e AS ENUM ('a', 'z');
CREATE TABLE made (n text);
-- after --
-- @renamed from=s
CREATE SCHEMA s1;
-- @renamed from=s
CREATE SCHEMA s2;
CREATE TABLE t (
    b int, -- @renamed from=a
    c int, -- @renamed from=a
    k int,
    -- @renamed from=positive
    CONSTRAINT above CHECK (k > 0),
    -- @renamed from=positive
    CONSTRAINT more CHECK (k > 0)
);
-- @renamed from=v
CREATE VIEW v1 AS SELECT 1 AS one;
-- @renamed from=v
CREATE VIEW v2 AS SELECT 1 AS one;
-- @renamed from=i
CREATE INDEX i1 ON t (k);
-- @renamed from=i
CREATE INDEX i2 ON t (k);
-- @renamed from=f
CREATE FUNCTION f1() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- @renamed from=f
CREATE FUNCTION f2() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE e AS ENUM (
    'b', -- @renamed from=a
    'c', -- @renamed from=a
    'z'
);
CREATE TABLE made (
    a text, -- @renamed from=n
    b text -- @split from=n using=(upper(n))
);
-- diagnostics --
schema s cannot become both schema s1 and schema s2: the directive at
after.sql:1:4 claims the name, too [rename-conflict]
column public.t.a cannot become both column public.t.b and column public.t.c: the directive at
after.sql:6:15 claims the name, too [rename-conflict]
constraint public.t.positive cannot become both constraint public.t.above and constraint public.t.more
view public.v cannot become both view public.v1 and view public.v2
index public.i cannot become both index public.i1 and index public.i2
routine public.f() cannot become both routine public.f1() and routine public.f2()
value `a` of enum type public.e cannot become both `b` and `c`
column public.made.n cannot become column public.made.a: column public.made.b is made of it
