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
            WHERE recipient = \(address) AND sealed_content IS NOT NULL ORDER BY id
            """
        ) { row in (id: try row.string(0), sealed: try row.bytes(1)) }
        .map { mail in
            String(decoding: site.options.key.open(mail.sealed, for: "mail \(mail.id)") ?? [], as: UTF8.self)
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
