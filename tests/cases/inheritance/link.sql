-- A table starts to inherit, another one stops.
-- before --
CREATE TABLE p (a int);
CREATE TABLE c (a int, b int);
CREATE TABLE d () INHERITS (p);
-- after --
CREATE TABLE p (a int);
CREATE TABLE c (a int, b int) INHERITS (p);
CREATE TABLE d (a int);
-- fails --
A column that was inherited and local once stays local after NO INHERIT: PostgreSQL has no statement for the way back.
