-- Challenges that were answered, until they would be too old anyway: none is answered twice.
CREATE TABLE IF NOT EXISTS used_challenges (
    challenge_digest BINARY(32) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (challenge_digest),
    KEY used_challenge_expiry (expires_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
