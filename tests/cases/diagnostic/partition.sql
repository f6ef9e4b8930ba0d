-- What tables cannot become a partition of one that takes their name, and why; what is said of rows that are lost.
-- before --
CREATE TABLE hashed (id int PRIMARY KEY);
CREATE TABLE keyed (id int PRIMARY KEY, at date NOT NULL);
CREATE TABLE computed (id int, at date NOT NULL);
CREATE TABLE nameless (id int);
CREATE TABLE elsewhere (id int);
CREATE TABLE deep (id int);
CREATE TABLE taken (id int);
CREATE TABLE taken_0 (id int);
CREATE TABLE parent (id int);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE above (id int) PARTITION BY RANGE (id);
CREATE TABLE middle PARTITION OF above FOR VALUES FROM (0) TO (10);
CREATE TABLE looped (id int PRIMARY KEY, up int);
CREATE TABLE typed (id int);
CREATE TABLE user_of_type (row typed);
CREATE TABLE watched (id int);
CREATE VIEW watch AS SELECT 1 AS id;
CREATE TABLE spent (id int) PARTITION BY RANGE (id);
CREATE TABLE spent_0 PARTITION OF spent FOR VALUES FROM (0) TO (10);
CREATE TABLE unsaid (id int);
CREATE TABLE plain (id int);
CREATE TABLE keyless (id int NOT NULL, k int PRIMARY KEY);
CREATE TABLE forced (id int PRIMARY KEY);
CREATE TABLE half (id int PRIMARY KEY);
CREATE TABLE half_0 (id int PRIMARY KEY);
CREATE TABLE named (id int PRIMARY KEY);
CREATE TABLE unnamed (id int PRIMARY KEY);
-- after --
-- @partition mode=first name=hashed_0
CREATE TABLE hashed (id int PRIMARY KEY) PARTITION BY HASH (id);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 1, REMAINDER 0);
-- @partition mode=first name=keyed_0
CREATE TABLE keyed (id int PRIMARY KEY, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE keyed_0 PARTITION OF keyed DEFAULT;
-- @partition mode=first name=computed_0
CREATE TABLE computed (id int, at date NOT NULL, UNIQUE (at)) PARTITION BY RANGE (extract(year FROM at));
CREATE TABLE computed_0 PARTITION OF computed DEFAULT;
-- @partition mode=first name=nobody
CREATE TABLE nameless (id int) PARTITION BY RANGE (id);
-- @partition mode=first name=deep_0
CREATE TABLE elsewhere (id int) PARTITION BY RANGE (id);
-- @partition mode=first name=deep_0
CREATE TABLE deep (id int) PARTITION BY RANGE (id);
CREATE TABLE deep_0 PARTITION OF deep FOR VALUES FROM (0) TO (10) PARTITION BY LIST (id);
-- @partition mode=first name=taken_0
CREATE TABLE taken (id int) PARTITION BY RANGE (id);
CREATE TABLE taken_0 PARTITION OF taken FOR VALUES FROM (0) TO (10);
-- @partition mode=first name=parent_0
CREATE TABLE parent (id int) PARTITION BY RANGE (id);
CREATE TABLE parent_0 PARTITION OF parent DEFAULT;
CREATE TABLE above (id int) PARTITION BY RANGE (id);
-- @partition mode=first name=middle_0
CREATE TABLE middle PARTITION OF above FOR VALUES FROM (0) TO (10) PARTITION BY LIST (id);
CREATE TABLE middle_0 PARTITION OF middle DEFAULT;
-- @partition mode=first name=looped_0
CREATE TABLE looped (id int PRIMARY KEY, up int REFERENCES looped) PARTITION BY RANGE (id);
CREATE TABLE looped_0 PARTITION OF looped DEFAULT;
-- @partition mode=first name=typed_0
CREATE TABLE typed (id int) PARTITION BY RANGE (id);
CREATE TABLE typed_0 PARTITION OF typed DEFAULT;
CREATE TABLE user_of_type (row typed);
-- @partition mode=first name=watched_0
CREATE TABLE watched (id int) PARTITION BY RANGE (id);
CREATE TABLE watched_0 PARTITION OF watched DEFAULT;
CREATE TABLE watched_1 PARTITION OF watched FOR VALUES FROM (1) TO (2);
CREATE VIEW watch AS SELECT id FROM watched_1;
-- @partition mode=first name=spent_0
CREATE TABLE spent (id int) PARTITION BY RANGE (id);
CREATE TABLE spent_0 PARTITION OF spent FOR VALUES FROM (0) TO (10);
CREATE TABLE unsaid (id int) PARTITION BY RANGE (id);
-- @partition mode=first name=plain_0
CREATE TABLE plain (id int);
-- @partition mode=copy
CREATE TABLE keyless (id int NOT NULL, k int, PRIMARY KEY (id)) PARTITION BY RANGE (id);
-- @partition mode=copy
CREATE TABLE forced (id int PRIMARY KEY) PARTITION BY RANGE (id);
ALTER TABLE forced FORCE ROW LEVEL SECURITY;
-- @partition mode=copy
CREATE TABLE half (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE half_0 PARTITION OF half DEFAULT;
-- @partition mode=copy name=named_0
CREATE TABLE named (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE named_0 PARTITION OF named DEFAULT;
-- @partition mode=first
CREATE TABLE unnamed (id int PRIMARY KEY) PARTITION BY RANGE (id);
-- diagnostics --
table public.computed cannot become `public.computed_0`, a partition of a table of its name: its unique key `computed_at_key` cannot be one over partitions by an expression [table-partitioning]
table public.deep cannot become `public.deep_0`, a partition of a table of its name: `public.deep_0` is partitioned itself [table-partitioning]
table public.elsewhere cannot become `public.deep_0`, a partition of a table of its name: `public.deep_0` is no partition of it [table-partitioning]
table public.forced cannot become a partitioned table: policies hold for its owner, too, so rows might be hidden from what copies them [table-partitioning]
table public.half cannot become a partitioned table: there is a table `public.half_0` already [table-partitioning]
table public.hashed cannot become `public.hashed_0`, a partition of a table of its name: rows go to partitions by hash, so one table cannot hold all that are there [table-partitioning]
table public.keyed cannot become `public.keyed_0`, a partition of a table of its name: its unique key `keyed_pkey` lacks the column `at` of the partition key [table-partitioning]
table public.keyless cannot become a partitioned table: rows are copied by a primary key or unique constraint without nulls, of which the columns are in one of the new table, and there is none [table-partitioning]
table public.looped cannot become `public.looped_0`, a partition of a table of its name: its foreign key `looped_up_fkey` refers to the table itself, and all rows would be looked at while others wait [table-partitioning]
table public.middle cannot become `public.middle_0`, a partition of a table of its name: the table is a partition itself [table-partitioning]
directive `@partition` has a `name`, which is of `mode=first` [table-partitioning]
table public.nameless cannot become `public.nobody`, a partition of a table of its name: there is no table `public.nobody` that it could be [table-partitioning]
table public.parent cannot become `public.parent_0`, a partition of a table of its name: the table has parents or children [table-partitioning]
directive `@partition` is before table public.plain, which has no partitions [table-partitioning]
directive `@partition` has nothing left to do: table public.spent is partitioned [directive-spent]
table public.taken cannot become `public.taken_0`, a partition of a table of its name: there is a table `public.taken_0` already [table-partitioning]
table public.typed cannot become `public.typed_0`, a partition of a table of its name: column public.user_of_type."row" makes use of it as a type [table-partitioning]
directive `@partition` needs `name=…` [table-partitioning]
table public.unsaid is to be partitioned, so it is dropped and made again, and its rows are lost [partition-candidate]
table public.watched cannot become `public.watched_0`, a partition of a table of its name: view public.watch is to speak of its partition `public.watched_1` [table-partitioning]
