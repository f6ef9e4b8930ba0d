-- A table leaves one schema for another, with what hangs on it.
-- before --
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.t (id int PRIMARY KEY);
CREATE TABLE a.c (t_id int REFERENCES a.t);
-- after --
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE b.t (id int PRIMARY KEY);
CREATE TABLE a.c (t_id int REFERENCES b.t);
