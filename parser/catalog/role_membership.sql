-- Who is a member of what, but among PostgreSQL's own roles. From 16 on the same can be granted by several roles; 10 is the
-- one that made the server.
SELECT role.rolname AS role,
       member.rolname AS member,
       bool_or(given.admin_option) AS admin,
       /*16: bool_or(given.inherit_option) AS inherit, bool_or(given.set_option) AS set_role, */
       member.rolinherit AS member_inherits,
       min(grantor.rolname COLLATE "C") FILTER (WHERE given.grantor <> 10) AS grantor
FROM pg_auth_members given
JOIN pg_roles role ON role.oid = given.roleid
JOIN pg_roles member ON member.oid = given.member
LEFT JOIN pg_roles grantor ON grantor.oid = given.grantor
WHERE NOT (left(role.rolname, 3) = 'pg_' AND left(member.rolname, 3) = 'pg_')
GROUP BY role.rolname, member.rolname, member.rolinherit;
