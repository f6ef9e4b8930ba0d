-- Security labels on objects of the database; those on subscriptions stand among those of the whole server.
SELECT classoid AS catalog,
       objoid AS oid,
       objsubid AS number,
       provider,
       label
FROM pg_seclabel
WHERE objoid >= 16384
   OR classoid = 'pg_namespace'::regclass AND objoid = 2200
UNION ALL
SELECT classoid, objoid, 0, provider, label
FROM pg_shseclabel
WHERE classoid = 'pg_subscription'::regclass;
