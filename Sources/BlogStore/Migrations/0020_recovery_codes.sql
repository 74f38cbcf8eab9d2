-- Codes for the day on which the second factor is lost. A row goes when its code is used.
CREATE TABLE IF NOT EXISTS recovery_codes (
    account_id BIGINT UNSIGNED NOT NULL,
    code_digest BINARY(32) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id, code_digest),
    CONSTRAINT recovery_code_account_exists FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
