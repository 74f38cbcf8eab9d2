-- Mail that was given up is counted on the dashboard: it has neither a time of sending nor one of the next try.
CREATE INDEX IF NOT EXISTS outgoing_mail_given_up ON outgoing_mail (sent_at, due_at);
