-- Places where a directive is about nothing. Right behind AS it is about the view.
-- before --
CREATE TABLE t (id int);
CREATE VIEW old AS SELECT id FROM t;
-- after --
CREATE TABLE t (id int);
CREATE VIEW fine AS -- @renamed from=old
SELECT id FROM t;
CREATE VIEW v AS
SELECT id AS a -- @renamed from=b1
FROM t;
CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC
    -- @renamed from=b2
    SELECT 1;
END;
CREATE TABLE l (
    a int,
    -- @renamed from=b3
    LIKE t
);
CREATE TABLE last (
    a int
    -- @renamed from=b4
);
CREATE TABLE named (
    a int
    -- @renamed from=b5
    CONSTRAINT n NOT NULL
);
CREATE DOMAIN d AS int
    -- @renamed from=b6
    CONSTRAINT c CHECK (VALUE > 0);
CREATE SCHEMA s
    -- @renamed from=b7
    CREATE TABLE u (id int);
-- diagnostics --
after.sql:5:19: error: directive `@renamed` stands inside of the statement, and cannot be about a part of it [directive-misplaced]
after.sql:8:8: error: directive `@renamed` stands inside of the statement, and cannot be about a part of it [directive-misplaced]
after.sql:13:8: error: directive `@renamed` cannot stand before `LIKE`, which is about many columns [directive-misplaced]
after.sql:18:8: error: directive `@renamed` stands before nothing that it can be about [directive-misplaced]
after.sql:22:8: error: directive `@renamed` cannot be about constraint `n`, which is a property of its column [directive-misplaced]
after.sql:26:8: error: directive `@renamed` stands inside of the statement, and cannot be about a part of it [directive-misplaced]
after.sql:29:8: error: directive `@renamed` stands inside of the statement, and cannot be about a part of it [directive-misplaced]
