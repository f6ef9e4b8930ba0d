-- An unnamed constraint matches an existing one of another name and is not rebuilt.
-- before --
CREATE TABLE t (a int, b int, CONSTRAINT any_name UNIQUE (a), CONSTRAINT other_name CHECK (b > 0));
-- after --
CREATE TABLE t (a int UNIQUE, b int CHECK (b > 0));
