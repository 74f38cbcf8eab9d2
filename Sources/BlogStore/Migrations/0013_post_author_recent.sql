-- What an author changed last.
CREATE INDEX post_author_recent ON posts (author_id, kind, updated_at, id);
