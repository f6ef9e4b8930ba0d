-- A domain's check calls a function that the same change replaces by one of other arguments.
-- before --
CREATE FUNCTION is_code(t text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT t ~ '^[a-z]+$' $$;
CREATE DOMAIN code AS text CONSTRAINT shape CHECK (is_code(VALUE));
CREATE TABLE t (c code);
-- after --
CREATE FUNCTION is_code(t text, strict boolean DEFAULT true) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT t ~ '^[a-z]+$' $$;
CREATE DOMAIN code AS text CONSTRAINT shape CHECK (is_code(VALUE, false));
CREATE TABLE t (c code);
