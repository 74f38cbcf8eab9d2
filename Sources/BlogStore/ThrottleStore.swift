package import Blog
internal import MariaDB

/// Counts what may be tried only so often. All workers count together.
package struct ThrottleStore {
    let connection: Connection

    /// Counts one more try before it is made, so that many at once cannot pass together.
    /// - Parameters:
    ///   - limit: tries within one window, which begins with the first of them.
    ///   - seconds: the length of a window.
    /// - Returns: the seconds until the next try is allowed; `nil` when this one is.
    package func take(_ digest: [UInt8], limit: Int, seconds: Int, now: Timestamp) throws -> Int? {
        let end = now.advanced(bySeconds: seconds)
        let (tries, windowEnd) = try connection.transaction {
            try connection.execute(
                """
                INSERT INTO throttles (key_digest, tries, window_ends_at) VALUES (\(digest), 1, \(end))
                ON DUPLICATE KEY UPDATE tries = IF(window_ends_at <= \(now), 1, LEAST(tries, 1000000000) + 1),
                    window_ends_at = IF(window_ends_at <= \(now), \(end), window_ends_at)
                """)
            let row = try connection.row("SELECT tries, window_ends_at FROM throttles WHERE key_digest = \(digest)") {
                (try $0.int(0), try $0.time(1))
            }
            return (row?.0 ?? 1, row?.1 ?? end)
        }
        try removeEnded(now: now, limit: 10)
        return tries <= limit ? nil : max(1, windowEnd.seconds(since: now))
    }

    /// What was counted was not tried after all.
    package func giveBack(_ digest: [UInt8]) throws {
        try connection.execute("UPDATE throttles SET tries = tries - 1 WHERE key_digest = \(digest) AND tries > 0")
    }

    /// What was tried has succeeded: the tries before it are forgotten.
    package func forget(_ digest: [UInt8]) throws {
        try connection.execute("DELETE FROM throttles WHERE key_digest = \(digest)")
    }

    /// More than can have been added since are swept, so that the table cannot grow without bound. Each try does it, not
    /// only one that makes a row: the time must not tell whether a name was tried before.
    /// - Returns: how many there were, up to `limit`.
    @discardableResult
    package func removeEnded(now: Timestamp, limit: Int) throws -> Int {
        Int(try connection.execute("DELETE FROM throttles WHERE window_ends_at < \(now) LIMIT \(limit)").affectedRows)
    }
}
