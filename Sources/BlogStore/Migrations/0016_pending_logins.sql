-- A right password whose second factor is still to be shown. It is no session, and opens nothing.
CREATE TABLE IF NOT EXISTS pending_logins (
    -- SHA-256 of the secret in the cookie.
    token_digest BINARY(32) NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    -- "Stay signed in" was ticked.
    stays BOOLEAN NOT NULL,
    -- Where to go on.
    next VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (token_digest),
    KEY pending_login_account (account_id),
    KEY pending_login_expiry (expires_at),
    CONSTRAINT pending_login_account_exists FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
