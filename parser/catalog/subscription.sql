-- The connection is for superusers alone; subscription_connection.sql asks for it.
SELECT s.oid,
       s.subname AS name,
       s.subowner AS owner,
       s.subenabled AS enabled,
       s.subslotname AS slot_name,
       s.subsynccommit AS synchronous_commit,
       /*14: s.subbinary AS binary,
       CASE s.substream::text WHEN 't' THEN 'on' WHEN 'true' THEN 'on' WHEN 'p' THEN 'parallel' ELSE 'off' END AS streaming, */
       /*15: s.subtwophasestate <> 'd' AS two_phase,
       s.subdisableonerr AS disable_on_error, */
       /*16: s.suborigin AS origin,
       s.subpasswordrequired AS password_required,
       s.subrunasowner AS run_as_owner, */
       /*17: s.subfailover AS failover, */
       s.subpublications AS publications
FROM pg_subscription s
WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database());
