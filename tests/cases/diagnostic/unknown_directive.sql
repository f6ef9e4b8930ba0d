-- A misspelt directive.
-- before --
-- after --
CREATE TABLE t (
    -- @renamd from=x
    id int
);
-- diagnostics --
after.sql:2:
renamed
