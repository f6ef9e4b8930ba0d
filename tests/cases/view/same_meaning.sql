-- A view as PostgreSQL prints it is the view as people write it.
-- before --
CREATE TABLE a (id int, n text, at timestamptz);
CREATE TABLE b (a_id int, v numeric);
CREATE VIEW v AS
    SELECT a.id, a.n AS name, sum(b.v) total, count(*) FILTER (WHERE b.v > 1) AS big
    FROM a LEFT JOIN b ON b.a_id = a.id
    WHERE a.n LIKE 'x%' AND a.id IN (1, 2) AND a.at AT TIME ZONE 'UTC' > DATE '2020-01-01'
    GROUP BY a.id, a.n HAVING sum(b.v) BETWEEN 1 AND 2 ORDER BY 1 DESC LIMIT 10;
-- after --
CREATE TABLE a (id int, n text, at timestamptz);
CREATE TABLE b (a_id int, v numeric);
CREATE VIEW public.v AS
 SELECT a.id,
    a.n AS name,
    sum(b.v) AS total,
    count(*) FILTER (WHERE (b.v > (1)::numeric)) AS big
   FROM (public.a
     LEFT JOIN public.b ON ((b.a_id = a.id)))
  WHERE ((a.n ~~ 'x%'::text) AND (a.id = ANY (ARRAY[1, 2])) AND ((a.at AT TIME ZONE 'UTC'::text) > '2020-01-01'::date))
  GROUP BY a.id, a.n
 HAVING ((sum(b.v) >= (1)::numeric) AND (sum(b.v) <= (2)::numeric))
  ORDER BY a.id DESC
 LIMIT 10;
