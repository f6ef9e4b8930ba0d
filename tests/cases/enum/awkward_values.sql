-- Values with quotes, backslashes, blanks, capitals and 63 bytes.
-- before --
CREATE TYPE e AS ENUM ('it''s', 'a\b', '');
-- after --
CREATE TYPE e AS ENUM ('it''s', 'Ünïcode "x"', 'a\b', '', ' blank ', 'a_value_with_a_name_of_exactly_sixty_three_bytes_for_this_test1', 'NULL');
