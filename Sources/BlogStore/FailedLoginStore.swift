package import Blog
internal import MariaDB

/// Counts log-ins that fail, hour by hour, so that administrators see when somebody guesses. However many are tried,
/// there is one row an hour for each account, and one for all names that nobody has.
package struct FailedLoginStore {
    let connection: Connection

    /// What is older than a day is of no use.
    private static let lifetime = 86_400

    /// - Parameter account: `nil` for a name that nobody has. Both cost the same: the time must not tell which it was.
    package func count(of account: UInt64?, now: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO failed_logins (hour_begins_at, account_id, tries) VALUES (\(now.startOfHour), \(account ?? 0), 1)
            ON DUPLICATE KEY UPDATE tries = LEAST(tries, 1000000000) + 1
            """)
        try removeOld(now: now, limit: 10)
    }

    /// Removes the counts that are older than a day.
    /// - Returns: how many there were, up to `limit`.
    @discardableResult
    package func removeOld(now: Timestamp, limit: Int) throws -> Int {
        Int(
            try connection.execute(
                "DELETE FROM failed_logins WHERE hour_begins_at <= \(Self.oldest(now)) LIMIT \(limit)"
            ).affectedRows)
    }

    /// Those of the last day, the most tried account first. One that was closed while a password was looked at is nobody's.
    package func recent(limit: Int, now: Timestamp) throws -> [FailedLogins] {
        try connection.rows(
            """
            SELECT COALESCE(a.id, 0), COALESCE(a.display_name, ''), CAST(SUM(f.tries) AS UNSIGNED)
            FROM failed_logins f LEFT JOIN accounts a ON a.id = f.account_id AND a.closed_at IS NULL
            WHERE f.hour_begins_at > \(Self.oldest(now)) GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT \(limit)
            """
        ) { row in
            let id = try row.uint(0)
            return FailedLogins(
                accountID: id == 0 ? nil : id, displayName: try row.string(1), tries: try row.int(2))
        }
    }

    /// How many there were in the last day.
    static func sum(now: Timestamp) -> SQL {
        "(SELECT CAST(COALESCE(SUM(tries), 0) AS UNSIGNED) FROM failed_logins WHERE hour_begins_at > \(oldest(now)))"
    }

    /// An account that is closed leaves nothing.
    func removeAll(of account: UInt64) throws {
        try connection.execute("DELETE FROM failed_logins WHERE account_id = \(account)")
    }

    private static func oldest(_ now: Timestamp) -> Timestamp { now.advanced(bySeconds: -lifetime) }
}

extension Timestamp {
    fileprivate var startOfHour: Timestamp {
        Timestamp(microseconds: microseconds - microseconds % 3_600_000_000)
    }
}
