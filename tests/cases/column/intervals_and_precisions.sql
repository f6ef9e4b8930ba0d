-- Types with fields and precisions change them.
-- before --
CREATE TABLE t (a interval, b time(3), c timestamptz(0), d bit(3), e varbit(5), f numeric, g char(4), h interval(2));
-- after --
CREATE TABLE t (a interval day to second, b time, c timestamptz(6), d bit(5), e varbit, f numeric(8,-2), g char(6), h interval hour to minute);
-- rows --
INSERT INTO t (f) VALUES (1200);
