CREATE TABLE IF NOT EXISTS post_terms (
    post_id BIGINT UNSIGNED NOT NULL,
    term_id BIGINT UNSIGNED NOT NULL,
    -- The order in which the author named them.
    position SMALLINT UNSIGNED NOT NULL,
    PRIMARY KEY (post_id, term_id),
    KEY post_term_posts (term_id, post_id),
    CONSTRAINT post_term_post_exists FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE,
    CONSTRAINT post_term_term_exists FOREIGN KEY (term_id) REFERENCES terms (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
