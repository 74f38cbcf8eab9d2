package import Blog
internal import MariaDB

/// What the dashboard tells administrators of their site.
package struct SiteStatusStore {
    let connection: Connection

    /// One statement, which finds what it counts by indexes.
    /// - Parameter account: the administrator who looks.
    package func load(for account: UInt64, now: Timestamp) throws -> SiteStatus? {
        try connection.row(
            """
            SELECT EXISTS (SELECT 1 FROM settings WHERE name = 'title'),
                EXISTS (SELECT 1 FROM settings WHERE name = 'registration'),
                a.email_verified_at IS NOT NULL,
                \(SecondFactorStore.exists(of: "a.id")),
                (SELECT COUNT(*) FROM invitations v WHERE v.expires_at > \(now)),
                (SELECT COUNT(*) FROM outgoing_mail m WHERE m.sent_at IS NULL AND m.due_at IS NULL),
                \(FailedLoginStore.sum(now: now))
            FROM accounts a WHERE a.id = \(account)
            """
        ) { row in
            SiteStatus(
                isNamed: try row.bool(0), isRegistrationChosen: try row.bool(1), isEmailConfirmed: try row.bool(2),
                hasSecondFactor: try row.bool(3), openInvitations: try row.int(4), mailsGivenUp: try row.int(5),
                failedLogins: try row.int(6))
        }
    }
}
