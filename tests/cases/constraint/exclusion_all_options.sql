-- Exclusion constraints with collations, operator classes, INCLUDE, deferrability, options and NULLS order.
-- before --
CREATE EXTENSION btree_gist;
CREATE TABLE r (id int, room text, during tsrange, v point);
-- after --
CREATE EXTENSION btree_gist;
CREATE TABLE r (id int, room text, during tsrange, v point,
    CONSTRAINT a EXCLUDE USING gist (room COLLATE "C" WITH =, during WITH &&) INCLUDE (id) WITH (buffering = off, fillfactor = 80) WHERE (id > 0) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT b EXCLUDE USING btree (lower(room) text_pattern_ops DESC NULLS LAST WITH =),
    EXCLUDE USING gist (v WITH ~=));
COMMENT ON CONSTRAINT a ON r IS 'one at a time';
