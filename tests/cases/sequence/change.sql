-- Every option of a sequence changes.
-- before --
CREATE SEQUENCE s;
-- after --
CREATE SEQUENCE s AS integer INCREMENT BY 2 MINVALUE 5 MAXVALUE 500 START WITH 7 CACHE 3 CYCLE;
