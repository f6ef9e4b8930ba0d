-- Who we are and where.
SELECT current_user AS role,
       pg_get_userbyid(datdba) AS database_owner
FROM pg_database
WHERE datname = current_database();
