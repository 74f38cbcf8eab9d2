CREATE TABLE IF NOT EXISTS sessions (
    -- SHA-256 of the secret in the cookie.
    token_digest BINARY(32) NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    created_at DATETIME(6) NOT NULL,
    last_used_at DATETIME(6) NOT NULL,
    -- The absolute end, however busy the session is.
    expires_at DATETIME(6) NOT NULL,
    -- Seconds without use after which the session ends.
    idle_limit INT UNSIGNED NOT NULL,
    PRIMARY KEY (token_digest),
    KEY session_account (account_id),
    KEY session_expiry (expires_at),
    CONSTRAINT session_account_exists FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
