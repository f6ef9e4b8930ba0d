-- What cannot be put away is an error that says why.
-- before --
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('good', 'bad');
CREATE DOMAIN app.code AS text NOT NULL;
CREATE TABLE app.people (id integer, mood app.mood, code app.code);
CREATE TABLE app.parent (id integer);
CREATE TABLE app.child (v integer) INHERITS (app.parent);
CREATE TABLE app.faces (id integer, mood app.mood);
CREATE TABLE app.family (id integer, v integer);
CREATE TABLE app.heir (v integer) INHERITS (app.family);
-- after --
CREATE SCHEMA app;
CREATE DOMAIN app.code AS text NOT NULL;
CREATE TABLE app.people (id integer);
CREATE TABLE app.parent (id integer);
CREATE TABLE app.family (id integer);
CREATE TABLE app.heir (v integer) INHERITS (app.family);
-- drops --
deprecate
-- diagnostics --
before.sql:4:38: error: `column app.people.mood` cannot be put away: it needs `enum type app.mood`, which goes [cannot-put-away]
`column app.people.code` cannot be put away: its domain `domain app.code` is NOT NULL, and rows that come have no value [cannot-put-away]
`table app.child` cannot be put away: it inherits from `table app.parent`, which would show its rows [cannot-put-away]
`table app.faces` cannot be put away: of `column app.faces.mood`: it needs `enum type app.mood`, which goes [cannot-put-away]
`column app.family.v` cannot be put away: `table app.heir` has a column of its own of that name, or says something else of it [cannot-put-away]
= `-- @drops now` before its table or its schema, or `--drops now`, drops it, with what it holds
