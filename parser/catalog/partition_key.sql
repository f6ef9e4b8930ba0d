SELECT partrelid AS relation,
       partattrs AS columns,
       coalesce(pg_get_partkeydef(partrelid), '') AS printed
FROM pg_partitioned_table;
