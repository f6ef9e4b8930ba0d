-- A check on a parent covers the children; NO INHERIT does not.
-- before --
CREATE TABLE p (a int);
CREATE TABLE c () INHERITS (p);
-- after --
CREATE TABLE p (a int, CONSTRAINT x CHECK (a > 0), CONSTRAINT y CHECK (a < 9) NO INHERIT);
CREATE TABLE c () INHERITS (p);
