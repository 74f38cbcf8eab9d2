CREATE TABLE IF NOT EXISTS invitations (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    -- SHA-256 of the secret in the link.
    token_digest BINARY(32) NOT NULL,
    email VARCHAR(254) NOT NULL,
    -- A newer invitation replaces an older one to the same address.
    email_key VARCHAR(254) COLLATE utf8mb4_bin NOT NULL,
    role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    invited_by BIGINT UNSIGNED NOT NULL,
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY invitation_token (token_digest),
    UNIQUE KEY invitation_email (email_key),
    KEY invitation_inviter (invited_by),
    CONSTRAINT invitation_role_known CHECK (role IN ('reader', 'author', 'editor', 'administrator')),
    CONSTRAINT invitation_inviter_exists FOREIGN KEY (invited_by) REFERENCES accounts (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
