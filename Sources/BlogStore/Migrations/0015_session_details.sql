ALTER TABLE sessions
    -- By what its owner's list names it: the digest of the secret stays out of pages.
    ADD COLUMN id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    -- Browser and system, in words.
    ADD COLUMN device VARCHAR(100) NOT NULL DEFAULT '',
    -- The network from which it was last used, not the address.
    ADD COLUMN network VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    -- When its owner last proved who he is; NULL in rows from before is when it began.
    ADD COLUMN proven_at DATETIME(6) NULL,
    -- A second factor, or a passkey, was shown.
    ADD COLUMN is_strong BOOLEAN NOT NULL DEFAULT FALSE,
    ADD UNIQUE KEY session_id (id);
