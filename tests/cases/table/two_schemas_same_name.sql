-- Tables of one name in two schemas are kept apart.
-- before --
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.t (id int);
CREATE TABLE b.t (id text);
-- after --
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.t (id int, x int);
CREATE TABLE b.t (id text PRIMARY KEY);
