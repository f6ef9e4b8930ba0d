-- Indexes of one name in several schemas; one of them changes.
-- before --
CREATE SCHEMA a; CREATE SCHEMA b;
CREATE TABLE a.t (x int, y int); CREATE TABLE b.t (x int, y int); CREATE TABLE t (x int, y int);
CREATE INDEX i ON a.t (x); CREATE INDEX i ON b.t (x); CREATE INDEX i ON t (x);
-- after --
CREATE SCHEMA a; CREATE SCHEMA b;
CREATE TABLE a.t (x int, y int); CREATE TABLE b.t (x int, y int); CREATE TABLE t (x int, y int);
CREATE INDEX i ON a.t (x); CREATE INDEX i ON b.t (x, y); CREATE UNIQUE INDEX i ON t (x);
