-- A logged sequence is tied to a column of a table that becomes unlogged, another one let go, and one comes: each stays logged.
-- before --
CREATE TABLE t (a bigint, b bigint, c bigint);
CREATE SEQUENCE tied;
CREATE SEQUENCE loose OWNED BY t.b;
CREATE SEQUENCE gone OWNED BY t.c;
-- after --
CREATE UNLOGGED TABLE t (a bigint, b bigint, c bigint);
CREATE SEQUENCE tied OWNED BY t.a;
CREATE SEQUENCE loose;
CREATE SEQUENCE fresh OWNED BY t.c;
-- needs --
from 15: unlogged sequences
