SELECT oid, subconninfo AS connection
FROM pg_subscription;
