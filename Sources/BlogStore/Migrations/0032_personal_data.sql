ALTER TABLE outgoing_mail
    -- Whose address the recipient was, of mail to one that an account has no more: when the account goes, that goes too.
    ADD COLUMN former_address_of BIGINT UNSIGNED NULL;
-- By these it is known that nobody here has an address any more.
ALTER TABLE registrations ADD KEY registration_email (email_key);
ALTER TABLE account_links ADD KEY account_link_email (email_key);
ALTER TABLE parked_forms
    -- SHA-256 of a secret that follows from that of the browser: when its person logs out, all of them go. NULL in rows
    -- from before.
    ADD COLUMN browser_digest BINARY(32) NULL,
    ADD KEY parked_form_browser (browser_digest);
