-- An exclusion constraint changes.
-- before --
CREATE TABLE r (c circle, d box, CONSTRAINT x EXCLUDE USING gist (c WITH &&));
-- after --
CREATE TABLE r (c circle, d box, CONSTRAINT x EXCLUDE USING gist (d WITH &&) DEFERRABLE);
