
-- Undo step 4 of 5: add value 'späť' to enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        irreversible: PostgreSQL cannot take a value out of an enum
