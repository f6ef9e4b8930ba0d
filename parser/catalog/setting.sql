-- Settings of the database, and of roles while they are in it: ALTER DATABASE … SET, ALTER ROLE … IN DATABASE … SET.
-- Those of roles in every database are told apart.
SELECT *
FROM (
  SELECT CASE WHEN setrole <> 0 THEN pg_get_userbyid(setrole) END AS role,
         setdatabase = 0 AS everywhere,
         unnest(setconfig) AS setting
  FROM pg_db_role_setting
  WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
) AS settings
ORDER BY role COLLATE "C" NULLS FIRST, everywhere DESC, setting COLLATE "C";
