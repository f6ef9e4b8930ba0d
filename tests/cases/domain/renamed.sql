-- A domain and its constraint are renamed; the column of it stays as it is.
-- before --
CREATE DOMAIN code AS text CONSTRAINT shape CHECK (VALUE <> '');
CREATE TABLE t (c code DEFAULT 'x'::code, cs code[]);
-- after --
-- @renamed from=code
CREATE DOMAIN "Code" AS text CONSTRAINT shape CHECK (VALUE <> '');
CREATE TABLE t (c "Code" DEFAULT 'x'::"Code", cs "Code"[]);
