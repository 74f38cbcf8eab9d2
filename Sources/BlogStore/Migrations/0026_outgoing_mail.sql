-- Mail to be sent, written in the transaction of what it tells of.
CREATE TABLE IF NOT EXISTS outgoing_mail (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    -- Without angle brackets; the same at every try.
    message_id VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    recipient VARCHAR(254) NOT NULL,
    subject VARCHAR(250) NOT NULL,
    -- The texts, encrypted with the key of the site, since they hold links that work. NULL once nothing is to be sent.
    sealed_content MEDIUMBLOB NULL,
    created_at DATETIME(6) NOT NULL,
    -- The next try; NULL once it was sent or given up.
    due_at DATETIME(6) NULL,
    -- When it is of no use any more.
    expires_at DATETIME(6) NOT NULL,
    tries INT UNSIGNED NOT NULL DEFAULT 0,
    -- What the mail server said at the last try.
    last_error VARCHAR(500) NULL,
    sent_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY outgoing_mail_message (message_id),
    KEY outgoing_mail_due (due_at, id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
