-- What a post in the trash was before, so that it can be put back. Those that lie there already come back as drafts.
ALTER TABLE posts
    ADD COLUMN trashed_from VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD CONSTRAINT post_trashed_from_known
        CHECK (trashed_from IS NULL OR (status = 'trash' AND trashed_from IN ('draft', 'published')));
