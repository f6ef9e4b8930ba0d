-- Tables and partitions under their parents, and indexes of partitions under those of the parent.
SELECT inhrelid AS child,
       inhparent AS parent
FROM pg_inherits
ORDER BY inhrelid, inhseqno;
