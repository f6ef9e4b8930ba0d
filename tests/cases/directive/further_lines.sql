-- A directive goes on over lines that begin with a key of it, in comments of both forms.
-- before --
CREATE TABLE t (id int PRIMARY KEY, nm text);
CREATE TABLE u (id int PRIMARY KEY);
-- after --
CREATE TABLE t (
    id int PRIMARY KEY,
    -- @split from=nm using=(split_part(nm, ' ', 1))
    --   reverse=(a || ' ' || b)
    a text,
    /*
     * @split from=nm
     *   using=(split_part(nm,
     *                     ' ', 2))
     */
    b text
);
CREATE TABLE u (
    id int PRIMARY KEY,
    w text /* @backfill using=($q$x)($q$ || id)
                        batch=7 */
);
-- rows --
INSERT INTO t VALUES (1, 'x y');
INSERT INTO u VALUES (1);
