-- A parent is dropped and another one takes its place.
-- before --
CREATE TABLE p (a int);
CREATE TABLE c (a int, b int) INHERITS (p);
-- after --
CREATE TABLE q (a int, CONSTRAINT pos CHECK (a > 0));
CREATE TABLE c (a int, b int) INHERITS (q);
