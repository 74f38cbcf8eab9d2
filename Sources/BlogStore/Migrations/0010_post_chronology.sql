-- The posts before and after one in time, sticky or not.
CREATE INDEX post_chronology ON posts (kind, status, published_at, id);
