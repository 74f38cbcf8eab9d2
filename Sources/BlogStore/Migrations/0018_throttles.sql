-- How often something was tried of late, under the digest of what is counted.
CREATE TABLE IF NOT EXISTS throttles (
    key_digest BINARY(32) NOT NULL,
    tries INT UNSIGNED NOT NULL,
    window_ends_at DATETIME(6) NOT NULL,
    PRIMARY KEY (key_digest),
    KEY throttle_end (window_ends_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
