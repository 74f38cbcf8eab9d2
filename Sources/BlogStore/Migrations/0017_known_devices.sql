-- Browsers in which an account was logged in before: strangers who guess its password cannot lock them out.
CREATE TABLE IF NOT EXISTS known_devices (
    -- SHA-256 of the secret in the cookie.
    token_digest BINARY(32) NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    last_used_at DATETIME(6) NOT NULL,
    PRIMARY KEY (token_digest, account_id),
    KEY known_device_account (account_id),
    KEY known_device_age (last_used_at),
    CONSTRAINT known_device_account_exists FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
