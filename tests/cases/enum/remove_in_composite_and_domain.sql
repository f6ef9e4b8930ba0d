-- A removed value of an enum that a composite type and a domain hold.
-- before --
CREATE TYPE kind AS ENUM ('a', 'b', 'c');
CREATE TYPE pair AS (k kind, n int);
CREATE DOMAIN k2 AS kind CHECK (VALUE <> 'b');
CREATE TABLE t (id int, p pair, d k2);
CREATE FUNCTION f(pair) RETURNS kind LANGUAGE sql AS $$ SELECT ($1).k $$;
-- after --
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TYPE pair AS (k kind, n int);
CREATE DOMAIN k2 AS kind CHECK (VALUE <> 'b');
CREATE TABLE t (id int, p pair, d k2);
CREATE FUNCTION f(pair) RETURNS kind LANGUAGE sql AS $$ SELECT ($1).k $$;
