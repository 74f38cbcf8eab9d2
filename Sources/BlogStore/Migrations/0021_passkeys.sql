-- Public keys of authenticators (WebAuthn, level 2, section 4: "credential record").
CREATE TABLE IF NOT EXISTS passkeys (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    credential_id VARBINARY(1023) NOT NULL,
    -- SHA-256 of the id, by which it is found.
    credential_digest BINARY(32) NOT NULL,
    -- COSE algorithm (RFC 9053).
    algorithm INT NOT NULL,
    public_key VARBINARY(1024) NOT NULL,
    -- 0 for authenticators that do not count.
    sign_count INT UNSIGNED NOT NULL,
    -- What its owner calls it.
    name VARCHAR(60) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    last_used_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY passkey_credential (credential_digest),
    KEY passkey_account (account_id),
    CONSTRAINT passkey_account_exists FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
