-- A range type with a difference function of our own over a domain.
-- before --
CREATE FUNCTION text_diff(a text, b text) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT AS 'SELECT abs(length(a) - length(b))::float8';
-- after --
CREATE FUNCTION text_diff(a text, b text) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT AS 'SELECT abs(length(a) - length(b))::float8';
CREATE TYPE "Text Range" AS RANGE (subtype = text, subtype_opclass = text_pattern_ops, subtype_diff = text_diff, multirange_type_name = "Text Ranges");
CREATE TABLE t (a "Text Range", b "Text Ranges" DEFAULT '{}');
COMMENT ON TYPE "Text Range" IS 'words';
