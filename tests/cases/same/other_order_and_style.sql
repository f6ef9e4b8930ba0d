-- The same state written otherwise.
-- before --
CREATE TABLE t (id int PRIMARY KEY, a varchar(10) NOT NULL DEFAULT 'x', b timestamptz);
CREATE INDEX i ON t (a);
-- after --
create table T (Id integer, A character varying (10), B timestamp with time zone);
alter table only public.t add constraint t_pkey primary key (id);
alter table t alter a set default 'x'::character varying, alter a set not null;
create index i on public.t using btree (a);
