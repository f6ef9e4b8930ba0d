-- A directive behind a statement on its line is about that, and not about what begins on the next line; one that has something behind it on its line is about that.
-- before --
CREATE TABLE t (id int);
CREATE TABLE p (id int, a int NOT NULL);
CREATE INDEX i1 ON p (id);
CREATE TABLE q (a int, b int, id int);
CREATE TABLE x (id int);
CREATE TYPE mood AS ENUM ('bad', 'good');
-- after --
CREATE TABLE u (id int); -- @renamed from=t
CREATE TABLE w (id int);
CREATE TABLE p (id int,
  b int NOT NULL); -- @renamed from=a
CREATE INDEX i2 ON p (id); -- @renamed from=i1
CREATE INDEX i3 ON p (b);
CREATE TABLE q (/* @renamed from=a */ c int, /* @renamed from=b */ d int, id int);
CREATE TABLE v (id int); /* @renamed from=x */ CREATE TABLE y (id int);
CREATE TYPE temper AS ENUM ('bad', 'good') -- @renamed from=mood
;
