-- A policy over a function and another table of the same change.
-- before --
CREATE TABLE docs (id int, team int);
-- after --
CREATE TABLE members (team int, who name);
CREATE FUNCTION my_teams() RETURNS SETOF int LANGUAGE sql STABLE SECURITY DEFINER AS 'SELECT team FROM members WHERE who = CURRENT_USER';
CREATE TABLE docs (id int, team int);
ALTER TABLE docs ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_team ON docs USING (team IN (SELECT my_teams()) OR EXISTS (SELECT 1 FROM members m WHERE m.team = docs.team AND m.who = 'root'));
