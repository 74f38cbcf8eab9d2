CREATE TABLE IF NOT EXISTS accounts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- The name in small letters: two names that differ in case alone are one.
    name_key VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    display_name VARCHAR(80) NOT NULL,
    -- NULL for authors that came from another blog without an address.
    email VARCHAR(254) NULL,
    email_key VARCHAR(254) COLLATE utf8mb4_bin NULL,
    -- Argon2id in PHC form; NULL cannot log in.
    password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    -- Where an imported row came from, so that a second import finds it.
    import_key VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (id),
    UNIQUE KEY account_name (name_key),
    UNIQUE KEY account_email (email_key),
    UNIQUE KEY account_import (import_key),
    KEY account_role (role, id),
    CONSTRAINT account_role_known CHECK (role IN ('reader', 'author', 'editor', 'administrator')),
    CONSTRAINT account_name_not_empty CHECK (name <> '' AND display_name <> '')
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
