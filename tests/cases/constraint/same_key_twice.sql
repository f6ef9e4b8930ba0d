-- Keys over the same columns: CREATE TABLE would make one of them (transformIndexConstraints() in parse_utilcmd.c).
-- before --
CREATE TABLE gone (a int PRIMARY KEY);
ALTER TABLE gone ADD CONSTRAINT also UNIQUE (a);
-- after --
CREATE TABLE t (a int PRIMARY KEY, b int, c int, CONSTRAINT one UNIQUE (a, b) INCLUDE (c));
ALTER TABLE t ADD CONSTRAINT again UNIQUE (a);
ALTER TABLE t ADD CONSTRAINT two UNIQUE (a, b) INCLUDE (c);
ALTER TABLE t ADD CONSTRAINT other UNIQUE (b, a) INCLUDE (c);
