-- A column is renamed, retyped, made NOT NULL and given a default at once.
-- before --
CREATE TABLE t (id int, amount int);
CREATE INDEX t_amount ON t (amount);
-- after --
CREATE TABLE t (id int,
    -- @renamed from=amount
    "Amount" numeric(10,2) NOT NULL DEFAULT 0.00);
CREATE INDEX t_amount ON t ("Amount");
-- rows --
INSERT INTO t VALUES (1, 2);
