-- Children with columns of their own and merged ones.
-- before --
-- after --
CREATE TABLE p (a int NOT NULL, b text DEFAULT 'x', CONSTRAINT c CHECK (a > 0));
CREATE TABLE c1 (d int) INHERITS (p);
CREATE TABLE q (e int);
CREATE TABLE c2 (b text DEFAULT 'y') INHERITS (p, q);
