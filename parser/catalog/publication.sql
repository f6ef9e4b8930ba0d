SELECT oid,
       pubname AS name,
       pubowner AS owner,
       puballtables AS all_tables,
       pubinsert AS insert,
       pubupdate AS update,
       pubdelete AS delete,
       pubtruncate AS truncate,
       /*18: CASE pubgencols WHEN 's' THEN 'stored' END AS publish_generated_columns, */
       pubviaroot AS publish_via_partition_root
FROM pg_publication;
