-- Tags and categories.
CREATE TABLE IF NOT EXISTS terms (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    slug VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(200) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY term_slug (kind, slug),
    CONSTRAINT term_kind_known CHECK (kind IN ('tag', 'category')),
    CONSTRAINT term_name_not_empty CHECK (name <> '')
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
