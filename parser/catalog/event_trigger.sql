SELECT e.oid,
       e.evtname AS name,
       e.evtowner AS owner,
       e.evtevent AS event,
       e.evttags AS tags,
       ARRAY[n.nspname, p.proname]::text[] AS function,
       e.evtenabled AS enabled
FROM pg_event_trigger e
JOIN pg_proc p ON p.oid = e.evtfoid
JOIN pg_namespace n ON n.oid = p.pronamespace;
