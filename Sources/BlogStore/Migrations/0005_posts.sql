CREATE TABLE IF NOT EXISTS posts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    slug VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    title VARCHAR(255) NOT NULL,
    format VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body MEDIUMTEXT NOT NULL,
    -- What the renderer of that version made of the body when it was saved.
    body_html MEDIUMTEXT NOT NULL,
    renderer SMALLINT UNSIGNED NOT NULL,
    excerpt TEXT NOT NULL,
    -- What lists show: the excerpt, or the beginning of the body as plain text.
    summary TEXT NOT NULL,
    status VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- A published post whose time has not come is scheduled: it appears by itself, without a job.
    published_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    author_id BIGINT UNSIGNED NOT NULL,
    comments_open TINYINT(1) NOT NULL,
    is_sticky TINYINT(1) NOT NULL,
    -- Rises with every change of the post or of its comments.
    version BIGINT UNSIGNED NOT NULL,
    -- How many comments are approved; kept by the transactions that change comments.
    comment_count INT UNSIGNED NOT NULL,
    import_key VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (id),
    UNIQUE KEY post_slug (kind, slug),
    UNIQUE KEY post_import (import_key),
    KEY post_stream (kind, status, is_sticky, published_at, id),
    KEY post_author (author_id, kind, status, published_at, id),
    KEY post_status (kind, status, updated_at, id),
    KEY post_recent (kind, updated_at, id),
    CONSTRAINT post_author_exists FOREIGN KEY (author_id) REFERENCES accounts (id),
    CONSTRAINT post_kind_known CHECK (kind IN ('post', 'page')),
    CONSTRAINT post_format_known CHECK (format IN ('markdown', 'html')),
    CONSTRAINT post_status_known CHECK (status IN ('draft', 'published', 'trash')),
    CONSTRAINT post_published_has_time CHECK (status <> 'published' OR published_at IS NOT NULL)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
