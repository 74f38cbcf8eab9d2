-- What a person tells of himself, and the states of an account.
ALTER TABLE accounts
    -- The name as it looks: equal for names that a reader would take for each other. NULL in rows from before.
    ADD COLUMN look_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- The display name as it looks.
    ADD COLUMN display_key VARCHAR(480) COLLATE utf8mb4_bin NULL,
    ADD COLUMN bio VARCHAR(1000) NOT NULL DEFAULT '',
    ADD COLUMN website VARCHAR(500) NOT NULL DEFAULT '',
    -- When the address was shown to be read by its owner.
    ADD COLUMN email_verified_at DATETIME(6) NULL,
    -- An administrator keeps the person out.
    ADD COLUMN suspended_at DATETIME(6) NULL,
    -- The person is gone; the row holds the thread together and tells nothing any more.
    ADD COLUMN closed_at DATETIME(6) NULL,
    ADD UNIQUE KEY account_look (look_key),
    ADD KEY account_display (display_key);
