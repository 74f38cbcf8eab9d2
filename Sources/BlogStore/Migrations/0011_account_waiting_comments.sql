-- At least as many as the account's comments that wait to be approved, so that 0 spares the search for them with each
-- page; NULL is not counted yet.
ALTER TABLE accounts ADD COLUMN waiting_comments INT UNSIGNED NULL;
