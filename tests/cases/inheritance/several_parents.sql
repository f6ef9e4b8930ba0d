-- A child of two parents; one parent's column changes its type, the other gets a check and a default.
-- before --
CREATE TABLE p (a int, b text);
CREATE TABLE q (b text, c int);
CREATE TABLE k (d int) INHERITS (p, q);
-- after --
CREATE TABLE p (a bigint, b text);
CREATE TABLE q (b text, c int DEFAULT 5, CONSTRAINT pos CHECK (c > 0));
CREATE TABLE k (d int) INHERITS (p, q);
