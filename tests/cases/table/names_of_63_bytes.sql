-- Generated names are cut as PostgreSQL cuts them.
-- before --
CREATE TABLE a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_1 (id int);
-- after --
CREATE TABLE a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_1 (
    id int PRIMARY KEY,
    a_column_whose_name_is_long_as_well_so_that_both_must_be_shortened int UNIQUE CHECK (a_column_whose_name_is_long_as_well_so_that_both_must_be_shortened > 0),
    s serial
);
CREATE INDEX ON a_table_with_a_name_of_exactly_sixty_three_bytes_for_this_test_1 (a_column_whose_name_is_long_as_well_so_that_both_must_be_shortened, id);
