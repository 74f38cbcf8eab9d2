-- A browser that a link by mail made known has shown no second factor: codes that it sends count with everybody's.
ALTER TABLE known_devices ADD COLUMN has_logged_in BOOLEAN NOT NULL DEFAULT TRUE;
