-- Equal names of every kind in three schemas, of which one goes.
-- before --
CREATE SCHEMA a; CREATE SCHEMA b; CREATE SCHEMA c;
CREATE TYPE a.e AS ENUM ('x'); CREATE TYPE b.e AS ENUM ('y'); CREATE TYPE c.e AS ENUM ('z');
CREATE TABLE a.t (e a.e DEFAULT 'x', s serial); CREATE TABLE b.t (e b.e DEFAULT 'y', s serial); CREATE TABLE c.t (e c.e DEFAULT 'z', s serial);
CREATE FUNCTION a.f(a.e) RETURNS a.e LANGUAGE sql AS 'SELECT $1'; CREATE FUNCTION b.f(b.e) RETURNS b.e LANGUAGE sql AS 'SELECT $1';
CREATE VIEW a.v AS SELECT a.f(e) AS e FROM a.t; CREATE VIEW b.v AS SELECT b.f(e) AS e FROM b.t;
-- after --
CREATE SCHEMA a; CREATE SCHEMA b;
CREATE TYPE a.e AS ENUM ('x', 'xx'); CREATE TYPE b.e AS ENUM ('yy');
CREATE TABLE a.t (e a.e DEFAULT 'xx', s serial); CREATE TABLE b.t (e b.e DEFAULT 'yy', s bigserial);
CREATE FUNCTION a.f(a.e) RETURNS a.e LANGUAGE sql AS 'SELECT $1'; CREATE FUNCTION b.f(b.e) RETURNS text LANGUAGE sql AS 'SELECT $1::text';
CREATE VIEW a.v AS SELECT a.f(e) AS e FROM a.t; CREATE VIEW b.v AS SELECT b.f(e) AS e FROM b.t;
