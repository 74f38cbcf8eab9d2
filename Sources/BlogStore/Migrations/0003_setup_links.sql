-- At most one row: the newest link is the only one that works.
CREATE TABLE IF NOT EXISTS setup_links (
    id TINYINT UNSIGNED NOT NULL,
    -- SHA-256 of the secret in the link.
    token_digest BINARY(32) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT setup_link_single CHECK (id = 1)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
