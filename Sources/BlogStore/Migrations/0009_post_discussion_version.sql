-- Rises with every change of what readers see of a post's comments. The version rises with the post alone, so that an
-- author is not told of a conflict because somebody commented.
ALTER TABLE posts ADD COLUMN discussion_version BIGINT UNSIGNED NOT NULL DEFAULT 0;
