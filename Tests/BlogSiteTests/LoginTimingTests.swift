import Blog
import BlogStore
import HTTP
import MariaDB
import Sodium
import Testing

@testable import BlogSite

/// What the time of an answer could tell. How long it takes is measured by the benchmarks; here is what it is made of.
@Suite struct LoginTimingTests {
    @Test func `V6.3.8: an unknown name costs the statements and the hash that a known one costs`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let store = site.store()
            func cost(_ name: String, device: Bool) throws -> (statements: Int, tries: Int) {
                let browser = Browser(site.responder(store))
                browser.get("/login")
                if device { browser.cookies[CookieName.device] = try Token().text }
                let before = store.connection.statementCount
                let hashes = site.site.hashGate.count
                let page = browser.post("/login", [("name", name), ("password", "a wrong password")])
                #expect(page.status == .unprocessableContent)
                return (store.connection.statementCount - before, site.site.hashGate.count - hashes)
            }
            // The first try from a network makes its row.
            _ = try cost("somebody", device: false)
            for device in [false, true] {
                let known = try cost("ada", device: device)
                #expect(try cost("nobody-here", device: device) == known)
                let knownAddress = try cost("ada@example.org", device: device)
                for address in ["nobody@example.org", "a name with blanks"] {
                    #expect(try cost(address, device: device) == knownAddress, "\(address)")
                }
                #expect(known.tries == 1)
            }
        }
    }

    @Test func `V6.3.8: a known and an unknown name that were tried too often cost the same`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let store = site.store()
            let browser = Browser(site.responder(store))
            func costs(_ name: String) -> [Int] {
                (0..<13).map { _ in
                    browser.get("/login")
                    let before = store.connection.statementCount
                    browser.post("/login", [("name", name), ("password", "a wrong password")])
                    return store.connection.statementCount - before
                }
            }
            _ = costs("somebody")
            let known = costs("ada")
            let unknown = costs("nobody")
            // At the eleventh try the mail is written that the owner gets once a day.
            #expect(known[10] > known[11])
            #expect(known == unknown)
            #expect(costs("ada@example.org") == costs("nobody@example.org"))
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail") == 1, "one owner, told once a day")
        }
    }
}
