-- A referenced primary key gets INCLUDE columns and storage options.
-- before --
CREATE TABLE p (id int PRIMARY KEY, v int);
CREATE TABLE c (p_id int REFERENCES p);
ALTER TABLE p CLUSTER ON p_pkey;
ALTER TABLE p REPLICA IDENTITY USING INDEX p_pkey;
-- after --
CREATE TABLE p (id int, v int, CONSTRAINT p_pkey PRIMARY KEY (id) INCLUDE (v) WITH (fillfactor = 60));
CREATE TABLE c (p_id int REFERENCES p);
ALTER TABLE p CLUSTER ON p_pkey;
ALTER TABLE p REPLICA IDENTITY USING INDEX p_pkey;
