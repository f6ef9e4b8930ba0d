-- A table whose own check of the same name says something else loses that and gets the parent's to inherit from it.
-- before --
CREATE TABLE up (a int CONSTRAINT whole CHECK (a <> 0));
CREATE TABLE down (a int CONSTRAINT whole CHECK (a > 0));
-- rows --
INSERT INTO down VALUES (1);
-- after --
CREATE TABLE up (a int CONSTRAINT whole CHECK (a <> 0));
CREATE TABLE down (a int) INHERITS (up);
-- fails --
The check stays the table's own besides: one that a table inherits has to be there before it inherits it, and nothing takes that back (pg_constraint.conislocal).
