internal import Blog
internal import MariaDB

// Whose mail it is, and for how long that is kept. As everywhere in the outbox, mails are looked for without locks and
// changed one by one, each found by its key, so that neither senders nor whoever adds mail wait.

extension OutboxStore {
    /// The mails to the present address of an account and to its former ones.
    func mails(to account: UInt64) throws -> [(id: UInt64, isToFormerAddress: Bool)] {
        try connection.rows(
            "SELECT m.id, m.former_address_of IS NOT NULL FROM \(Self.mails(of: account)) ORDER BY m.id"
        ) { (try $0.uint(0), try $0.bool(1)) }
    }

    /// Those mails as a table `m`, beside their account `a`. Addresses that differ in case alone are one; for the collation
    /// of the column so are some that differ in an accent, and these are not one.
    static func mails(of account: UInt64) -> SQL {
        """
        accounts a JOIN outgoing_mail m ON m.former_address_of = a.id
            OR (m.former_address_of IS NULL AND \(key) = LOWER(a.email) COLLATE utf8mb4_bin)
        WHERE a.id = \(account)
        """
    }

    /// Within the transaction in which the account gets another address.
    func remember(_ mails: [UInt64], asToFormerAddressOf account: UInt64) throws {
        for mail in mails {
            try connection.execute("UPDATE outgoing_mail SET former_address_of = \(account) WHERE id = \(mail)")
        }
    }

    /// Within the transaction that closes an account. Mail that waits is of no use any more, but for what is to warn
    /// whoever reads a former address; of what was sent or given up, nothing tells any more to whom it went.
    func forget(_ mails: [(id: UInt64, isToFormerAddress: Bool)]) throws {
        for mail in mails {
            // Nothing but the id in what changes it: the server might else find the row, and lock others, by another index.
            let waits = try connection.row(
                "SELECT due_at IS NOT NULL FROM outgoing_mail WHERE id = \(mail.id) FOR UPDATE"
            ) { try $0.bool(0) }
            if waits == false {
                try connection.execute(
                    """
                    UPDATE outgoing_mail SET recipient = '', last_error = NULL, sealed_content = NULL
                    WHERE id = \(mail.id)
                    """)
            } else if waits == true, !mail.isToFormerAddress {
                try connection.execute("DELETE FROM outgoing_mail WHERE id = \(mail.id)")
            }
        }
    }

    /// Forgets to whom mail was sent that came to its end, where the address is nobody's here any more: neither that of
    /// an account, now or formerly, nor of somebody who is asked to confirm it or was invited.
    /// - Parameters:
    ///   - window: how many ids one statement looks at: it looks up the address of each.
    ///   - isStopping: asked before each of them.
    func forgetStrangers(window: Int, isStopping: () -> Bool) throws {
        let ends = try connection.row("SELECT MIN(id), MAX(id) FROM outgoing_mail") {
            (first: try $0.optionalUInt(0), last: try $0.optionalUInt(1))
        }
        guard let first = ends?.first, let last = ends?.last else { return }
        for start in stride(from: first, through: last, by: window) where !isStopping() {
            try forgetStrangers(from: start, to: start + UInt64(window) - 1)
        }
    }

    private func forgetStrangers(from first: UInt64, to last: UInt64) throws {
        let mails = try connection.rows(
            """
            SELECT m.id FROM outgoing_mail m
            WHERE m.id BETWEEN \(first) AND \(last) AND m.due_at IS NULL AND m.sealed_content IS NULL AND m.recipient <> ''
                AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = m.former_address_of AND a.closed_at IS NULL)
                AND (m.former_address_of IS NOT NULL OR NOT EXISTS (
                    SELECT 1 FROM accounts a WHERE a.email_key = \(Self.key)
                    UNION ALL SELECT 1 FROM registrations r WHERE r.email_key = \(Self.key)
                    UNION ALL SELECT 1 FROM invitations v WHERE v.email_key = \(Self.key)
                    UNION ALL SELECT 1 FROM account_links l WHERE l.email_key = \(Self.key)))
            """
        ) { try $0.uint(0) }
        for mail in mails {
            // What has come to its end stays there.
            try connection.execute("UPDATE outgoing_mail SET recipient = '', last_error = NULL WHERE id = \(mail)")
        }
    }

    /// The recipient as ``EmailAddress/key`` has it.
    private static var key: SQL { "LOWER(m.recipient) COLLATE utf8mb4_bin" }
}
