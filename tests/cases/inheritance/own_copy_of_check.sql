-- A check that comes from a parent is a child's own as well in one of the states: nothing changes that, and plans do without.
-- before --
CREATE TABLE up (a int CONSTRAINT whole CHECK (a <> 0));
CREATE TABLE down (b int) INHERITS (up);
-- after --
CREATE TABLE up (a int CONSTRAINT whole CHECK (a <> 0));
CREATE TABLE down (b int, c int, CONSTRAINT whole CHECK (a <> 0)) INHERITS (up);
-- fails --
That the check is the child's own as well is not said: ALTER TABLE … ADD CONSTRAINT would make it so, but nothing takes it back (pg_constraint.conislocal).
