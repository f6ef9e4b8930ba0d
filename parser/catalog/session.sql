-- Who we are and where.
SELECT current_user AS role,
       pg_get_userbyid(datdba) AS database_owner,
       pg_get_userbyid(10) AS bootstrap_superuser
FROM pg_database
WHERE datname = current_database();
