-- The secret of an authenticator app (TOTP), one for an account.
CREATE TABLE IF NOT EXISTS authenticators (
    account_id BIGINT UNSIGNED NOT NULL,
    -- Encrypted with the key of the site.
    sealed_secret VARBINARY(255) NOT NULL,
    -- NULL until its first code was entered: before, it is asked of nobody.
    confirmed_at DATETIME(6) NULL,
    -- The time step of the last code that was used: no code works twice.
    last_step BIGINT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id),
    CONSTRAINT authenticator_account_exists FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
