-- A table stops to inherit; what it had from its parent is its own then.
-- before --
CREATE TABLE p (a int);
CREATE TABLE d () INHERITS (p);
-- after --
CREATE TABLE p (a int);
CREATE TABLE d (a int);
-- fails --
On the way back the column is both inherited and local: NO INHERIT makes it local, and no statement takes that back from a column that stays (only ATTACH PARTITION does, and DETACH makes it local again).
