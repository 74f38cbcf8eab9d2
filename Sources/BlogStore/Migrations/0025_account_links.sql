-- Links by mail that set a new password or confirm a new address. One of each purpose for an account: a newer one
-- replaces the older.
CREATE TABLE IF NOT EXISTS account_links (
    account_id BIGINT UNSIGNED NOT NULL,
    purpose VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- SHA-256 of the secret in the link.
    token_digest BINARY(32) NOT NULL,
    -- The address that it was sent to, and that it is good for.
    email VARCHAR(254) NOT NULL,
    email_key VARCHAR(254) COLLATE utf8mb4_bin NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id, purpose),
    UNIQUE KEY account_link_token (token_digest),
    CONSTRAINT account_link_purpose_known CHECK (purpose IN ('password', 'email')),
    CONSTRAINT account_link_account_exists FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
