-- A rename that happened already changes nothing.
-- before --
CREATE TABLE t (new_name int);
-- after --
CREATE TABLE t (
    -- @renamed from=old_name
    new_name int
);
