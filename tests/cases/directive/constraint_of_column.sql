-- Constraints that have names within a column have directives of their own; behind a column that stands on one line a directive is about the column.
-- before --
CREATE TABLE t (
    id int CONSTRAINT a CHECK (id > 0),
    x int CONSTRAINT x_key UNIQUE CONSTRAINT c CHECK (x > 0)
);
-- after --
CREATE TABLE t (
    id int
        -- @renamed from=a
        CONSTRAINT b CHECK (id > 0),
    y int CONSTRAINT x_key UNIQUE /* @renamed from=c */ CONSTRAINT d CHECK (y > 0) -- @renamed from=x
);
