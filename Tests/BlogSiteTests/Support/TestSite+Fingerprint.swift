import BlogStore
import MariaDB

@testable import BlogSite

extension TestSite {
    /// Differs as soon as a row of any table does, but for when and from where a session was last used, what waits to be
    /// sent after a log-in, and the counts of tries.
    func fingerprint() throws -> [String] {
        let connection = store().connection
        let tables = try connection.rows(
            """
            CHECKSUM TABLE account_links, accounts, authenticators, comments, invitations, known_devices, outgoing_mail,
                passkeys, pending_logins, post_terms, posts, recovery_codes, registrations, settings,
                setup_links, terms, used_challenges
            """
        ) { row in "\(try row.string(0)) \(try row.optionalUInt(1) ?? 0)" }
        let sessions = try connection.rows(
            "SELECT HEX(token_digest), account_id, expires_at, is_strong FROM sessions ORDER BY token_digest"
        ) { row in "\(try row.string(0)) \(try row.uint(1)) \(try row.dateTime(2)) \(try row.bool(3))" }
        return tables + sessions
    }

    /// Every table of the schema, but for the migrator's own.
    func tables() throws -> [String] {
        try store().connection.rows(
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name
            """
        ) { try $0.string(0) }
    }
}
