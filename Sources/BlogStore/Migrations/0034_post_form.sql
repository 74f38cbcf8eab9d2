-- The form by which a post was made: sent twice, it makes one post.
ALTER TABLE posts
    ADD COLUMN form_digest BINARY(32) NULL,
    ADD UNIQUE KEY post_form (form_digest);
