-- What was typed into a form whose sender had to log in first.
CREATE TABLE IF NOT EXISTS parked_forms (
    -- SHA-256 of the secret in the cookie.
    token_digest BINARY(32) NOT NULL,
    -- The fields, encrypted with a key that follows from that secret: only its browser can have them read.
    sealed_fields MEDIUMBLOB NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (token_digest),
    KEY parked_form_expiry (expires_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
