-- Mail that was given up is counted on the dashboard: it has neither a time of sending nor one of the next try.
ALTER TABLE outgoing_mail ADD KEY outgoing_mail_given_up (sent_at, due_at);
