-- How often a log-in failed within an hour, by the account that was tried. Of names that nobody has, only the sum is kept.
CREATE TABLE IF NOT EXISTS failed_logins (
    hour_begins_at DATETIME(6) NOT NULL,
    -- 0 stands for all names that nobody has.
    account_id BIGINT UNSIGNED NOT NULL,
    tries INT UNSIGNED NOT NULL,
    PRIMARY KEY (hour_begins_at, account_id),
    KEY failed_login_account (account_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
