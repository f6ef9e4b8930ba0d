-- Spellings of an index that PostgreSQL stores alike are no difference.
-- before --
CREATE TABLE t (a text, b int, c boolean);
CREATE INDEX i ON t (a, b DESC NULLS FIRST) WHERE a IN ('x', 'y') AND c IS TRUE;
-- after --
CREATE TABLE t (a text, b int, c boolean);
CREATE INDEX i ON public.t USING btree (a ASC NULLS LAST, b DESC) WHERE ((a = ANY (ARRAY['x'::text, 'y'::text])) AND (c IS TRUE));
