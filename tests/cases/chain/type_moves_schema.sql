-- An enum, a domain, a function and a sequence move into another schema with all who use them.
-- before --
CREATE SCHEMA lib;
CREATE TYPE e AS ENUM ('a');
CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE SEQUENCE s;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a e DEFAULT 'a', b d, c int DEFAULT nextval('s'), x int DEFAULT f());
-- after --
CREATE SCHEMA lib;
-- @renamed from=public.e
CREATE TYPE lib.e AS ENUM ('a');
-- @renamed from=public.d
CREATE DOMAIN lib.d AS int CHECK (VALUE > 0);
-- @renamed from=public.s
CREATE SEQUENCE lib.s;
-- @renamed from=public.f
CREATE FUNCTION lib.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a lib.e DEFAULT 'a', b lib.d, c int DEFAULT nextval('lib.s'), x int DEFAULT lib.f());
