-- Views that the other queries here share.

-- Members of extensions; everything in pg_catalog belongs to none.
CREATE VIEW member AS
SELECT d.classid, d.objid, e.extname AS extension
FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname <> 'plpgsql';

-- Types with stable numbers: PostgreSQL's own oids, and numbers from 20000 on for those of extensions.
CREATE VIEW numbered_type AS
SELECT t.oid, coalesce(m.extension, am.extension, '') AS extension, t.typname::text AS name,
       CASE WHEN coalesce(m.extension, am.extension) IS NULL THEN t.oid::bigint
            ELSE 20000 + row_number() OVER (PARTITION BY coalesce(m.extension, am.extension) IS NULL
                                            ORDER BY coalesce(m.extension, am.extension), t.typname COLLATE "C") END AS number
FROM pg_type t
LEFT JOIN member m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid
LEFT JOIN pg_type element ON element.oid = t.typelem AND element.typarray = t.oid
LEFT JOIN member am ON am.classid = 'pg_type'::regclass AND am.objid = element.oid
WHERE t.typnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) OR m.extension IS NOT NULL
   OR am.extension IS NOT NULL;

CREATE FUNCTION quoted(value text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT '"' || replace(replace(value, '\', '\\'), '"', '\"') || '"' $$;
CREATE FUNCTION quoted_char(value text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT '''' || replace(replace(value, '\', '\\'), '''', '\''') || '''' $$;
CREATE FUNCTION number_of(type oid) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT coalesce((SELECT number FROM numbered_type WHERE oid = type), 0) $$;
CREATE TABLE numbered AS SELECT * FROM numbered_type;
CREATE UNIQUE INDEX ON numbered (oid);
CREATE OR REPLACE FUNCTION number_of(type oid) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT coalesce((SELECT number FROM numbered WHERE oid = type), 0) $$;
