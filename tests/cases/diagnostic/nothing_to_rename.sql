-- Old names that nothing has, and what was probably meant. Names of which a later one is there, of what is in a new table, and of what is left alone are none.
-- before --
CREATE SCHEMA s;
CREATE TABLE t (id int, name text, kept int);
CREATE TABLE ev (id int);
CREATE TABLE s.moving (id int);
CREATE VIEW v AS SELECT 1 AS id;
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE e AS ENUM ('open', 'closed');
CREATE TABLE second (id int);
CREATE TABLE n (id int);
-- after --
CREATE SCHEMA s;
CREATE SCHEMA x;
CREATE TABLE t (
    id int,
    full_name varchar(9), -- @renamed from=nmae
    kept int -- @renamed from=former
);
-- @renamed from=ev
CREATE TABLE x.events (id int);
-- @moved from=ss
CREATE TABLE moving (id int);
-- @renamed from=v
CREATE TABLE w (id int);
-- @renamed from=f
CREATE FUNCTION g(bigint) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE e AS ENUM (
    'opened', -- @renamed from=opne
    'closed'
);
-- @renamed from=first
-- @renamed from=second
CREATE TABLE third (id int);
CREATE TABLE fresh (
    id int -- @renamed from=number
);
-- @unmanaged
CREATE TABLE other (id int);
-- Refuses the plan.
-- @renamed from=n
CREATE TABLE n1 (id int);
-- @renamed from=n
CREATE TABLE n2 (id int);
-- diagnostics --
after.sql:5:30: warning: directive `@renamed` finds no column public.t.nmae: column public.t.full_name is made anew [rename-nothing]
did you mean `-- @renamed from=name`?
directive `@renamed` finds no table x.ev: table x.events is made anew [rename-nothing]
did you mean `-- @renamed from=public.ev`?
directive `@moved` finds no table ss.moving, nor a schema `ss`: table public.moving is made anew [rename-nothing]
did you mean `-- @moved from=s`?
directive `@renamed` finds no table public.v: table public.w is made anew [rename-nothing]
there is view public.v, and an object does not become one of another kind by a rename
directive `@renamed` finds no routine public.f(bigint): routine public.g(bigint) is made anew [rename-nothing]
there is routine public.f(integer), and a rename does not change arguments
directive `@renamed` finds no value `opne` of enum type public.e: `opened` is a new value [rename-nothing]
did you mean `-- @renamed from='open'`?
