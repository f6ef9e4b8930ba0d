SELECT count(*) AS count
FROM pg_subscription
WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database());
