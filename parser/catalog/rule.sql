-- Rewrite rules that somebody made: not those that make views.
SELECT r.oid,
       r.ev_class AS relation,
       r.rulename AS name,
       r.ev_type AS event_type,
       r.is_instead AS instead,
       r.ev_enabled AS enabled,
       coalesce(pg_get_ruledef(r.oid), '') AS printed
FROM pg_rewrite r
WHERE r.rulename <> '_RETURN'
  AND r.oid >= 16384;
