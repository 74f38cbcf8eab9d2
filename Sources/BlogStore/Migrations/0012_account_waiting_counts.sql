UPDATE accounts a SET a.waiting_comments = (
    SELECT COUNT(*) FROM comments c WHERE c.account_id = a.id AND c.status = 'pending')
WHERE a.waiting_comments IS NULL;
