-- Three generations: the root gets, renames and loses columns and checks.
-- before --
CREATE TABLE p (a int, b int, gone int);
CREATE TABLE c (x int) INHERITS (p);
CREATE TABLE g (y int) INHERITS (c);
CREATE VIEW v AS SELECT a, b, x, y FROM g;
-- after --
CREATE TABLE p (a int NOT NULL,
    -- @renamed from=b
    bb int DEFAULT 4, fresh text DEFAULT 'f' CHECK (fresh <> ''));
CREATE TABLE c (x int) INHERITS (p);
CREATE TABLE g (y int) INHERITS (c);
CREATE VIEW v AS SELECT a, bb AS b, x, y FROM g;
