-- A default is set.
-- before --
CREATE TABLE t (a text, b timestamptz);
-- after --
CREATE TABLE t (a text DEFAULT 'it''s', b timestamptz DEFAULT now());
