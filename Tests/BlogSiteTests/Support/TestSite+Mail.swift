import Blog
import BlogStore
import MariaDB
import Sodium
import Testing

@testable import BlogSite

extension TestSite {
    /// The texts of the mails to an address, the newest last.
    func mails(to address: String) throws -> [String] {
        try Connection(settings).rows(
            """
            SELECT message_id, sealed_content FROM outgoing_mail
            WHERE CAST(recipient AS BINARY) = CAST(\(address) AS BINARY) AND sealed_content IS NOT NULL ORDER BY id
            """
        ) { row in (id: try row.string(0), sealed: try row.bytes(1)) }
        .map { mail in
            MailContent(opening: mail.sealed, of: mail.id, with: site.options.key)?.text ?? ""
        }
    }

    /// What the mails to an address are about, the newest last.
    func mailKinds(to address: String) throws -> [String] {
        try Connection(settings).rows("SELECT kind FROM outgoing_mail WHERE recipient = \(address) ORDER BY id") {
            row in
            try row.string(0)
        }
    }

    func lastMail(to address: String) throws -> String? { try mails(to: address).last }
}

extension TestSite {
    /// The one number that a query has.
    func number(_ sql: SQL) throws -> Int {
        try #require(try Connection(settings).row(sql) { row in try row.int(0) })
    }
}
