-- What was put away is in the way of what it needs, of partitions that have no such column, and of queries that take columns by their places.
-- before --
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('good', 'bad');
CREATE TABLE app.people (id integer, "~lockstep_dropped_mood" app.mood);
CREATE TABLE app.events (id integer, "~lockstep_dropped_v" text) PARTITION BY LIST (id);
-- after --
CREATE SCHEMA app;
CREATE TABLE app.people (id integer, mood text);
CREATE TABLE app.events (id integer) PARTITION BY LIST (id);
CREATE TABLE app.events_1 PARTITION OF app.events FOR VALUES IN (1);
CREATE VIEW app.places AS SELECT a, b FROM app.people AS p (a, b);
-- diagnostics --
error: `enum type app.mood` cannot go while `column app.people.mood`, which is put away, needs it [put-away-in-the-way]
= `lockstep purge` first, or bring it back by the plan's down.sql
error: `table app.events_1` cannot become a partition or child of `table app.events` while `column app.events.v` is put away in that [put-away-in-the-way]
warning: `view app.places` counts on the columns of `table app.people`, and `column app.people.mood`, which is put away, would be one of them [star-over-put-away]
note: `column app.people.mood` is made anew; an old one of that name is put away, and stays so [put-away-namesake]
note: 2 objects that were put away wait to be purged; `lockstep purge` lists them and plans that [put-away]
