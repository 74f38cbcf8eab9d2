-- The operator's link for a new password of an account that has no address: it is handed over by other means.
ALTER TABLE account_links
    MODIFY COLUMN email VARCHAR(254) NULL,
    MODIFY COLUMN email_key VARCHAR(254) COLLATE utf8mb4_bin NULL;
