-- Accounts that wait for the confirmation of their e-mail address. Whoever gives an address that has an account gets a
-- row as well, whose link was sent to nobody, so that nothing tells the two apart.
CREATE TABLE IF NOT EXISTS registrations (
    -- SHA-256 of the secret in the link.
    token_digest BINARY(32) NOT NULL,
    -- SHA-256 of the secret in the cookie of the browser that registered, or that showed the password since.
    browser_digest BINARY(32) NOT NULL,
    name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name_key VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    look_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    email VARCHAR(254) NOT NULL,
    email_key VARCHAR(254) COLLATE utf8mb4_bin NOT NULL,
    -- Argon2id in PHC form.
    password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (token_digest),
    UNIQUE KEY registration_browser (browser_digest),
    UNIQUE KEY registration_name (name_key),
    UNIQUE KEY registration_look (look_key),
    KEY registration_expiry (expires_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
