import Blog
import BlogStore
import Dispatch
import HTTP
import MariaDB
import Sodium
import TestDatabase
import Testing

@testable import BlogSite

/// Log-ins of which there are too many at once.
@Suite struct LoginFloodTests {
    @Test func `a password that is changed while the old one is checked opens nothing`() throws {
        try withSite { site throws in
            let account = try site.account(.reader, name: "ada")
            let page = try logIn(site) {
                let hash = try PasswordHash(of: "another one by now", cost: .least).encoded
                try site.store().accounts.changePassword(hash, of: account.id, keeping: nil, mail: nil, now: site.now)
            }
            #expect(page.status == .serviceUnavailable)
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 0)
        }
    }

    @Test func `a password that was reset while the old one is checked is not replaced by a thief's`() throws {
        try withSite { site throws in
            let thief = try site.browser(loggedInAs: .reader, name: "ada")
            thief.get("/account/password")
            let page = try post(
                "/account/password", [("current", "correct horse battery"), ("password", "the words of a thief")],
                in: thief, of: site, tries: 2
            ) {
                let hash = try PasswordHash(of: "words from the link", cost: .least).encoded
                try site.store().accounts.setPasswordHash(hash, of: site.account(.reader, name: "ada").id)
            }
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("This password was changed a moment ago."))
            #expect(site.logsIn("ada", "words from the link") && !site.logsIn("ada", "the words of a thief"))
            #expect(try site.number("SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'password-changed'") == 0)
        }
    }

    @Test func `a second factor that is added while the password is checked is asked for`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let page = try logIn(site) { _ = try site.guarded(name: "ada") }
            #expect(page.location == "/login/code")
            #expect(try site.number("SELECT COUNT(*) FROM sessions") == 0)
        }
    }

    /// Logs Ada in, while something happens after her password was read and before it is looked at.
    private func logIn(_ site: TestSite, while change: @escaping () throws -> Void) throws -> Browser.Page {
        let browser = site.browser()
        browser.get("/login")
        return try post(
            "/login", [("name", "ada"), ("password", "correct horse battery")], in: browser, of: site, tries: 3,
            while: change)
    }

    /// Sends a form with a password, while something happens after the hash of it was read and before it is looked at.
    /// - Parameter tries: how many throttles the form takes before.
    private func post(
        _ path: String, _ fields: [(String, String)], in browser: Browser, of site: TestSite, tries: Int,
        while change: @escaping () throws -> Void
    ) throws -> Browser.Page {
        nonisolated(unsafe) let shared = browser
        nonisolated(unsafe) let change = change
        // Two hashes run until then, so that the log-in waits for its turn.
        let held = (0..<2).map { _ in DispatchSemaphore(value: 0) }
        let changed = DispatchSemaphore(value: 0)
        let pages = inParallel(count: 4) { worker -> Browser.Page? in
            guard worker >= 2 else {
                return try site.site.hashGate.run(isKnown: false) {
                    for _ in 0..<2 { held[worker].signal() }
                    #expect(changed.wait(timeout: .now() + 60) == .success)
                    return nil
                }
            }
            for holder in held { holder.wait() }
            if worker == 2 { return shared.post(path, fields) }
            // The tries are counted after the hash was read.
            let end = ContinuousClock.now + .seconds(60)
            while try site.number("SELECT COUNT(*) FROM throttles") < tries { try #require(ContinuousClock.now < end) }
            try change()
            for _ in 0..<2 { changed.signal() }
            return nil
        }
        return try #require(try pages.compactMap { try $0.get() }.first)
    }

    @Test func `one log-in too many at once gets its form back, and no blame`() throws {
        try withSite { site throws in
            try site.account(.reader, name: "ada")
            let browsers = (0..<5).map { _ in site.browser() }
            for browser in browsers { browser.get("/login") }
            nonisolated(unsafe) let shared = browsers
            // Two hashes run until somebody was refused, four more may wait: of five log-ins one is too many.
            let held = (0..<2).map { _ in DispatchSemaphore(value: 0) }
            let refused = DispatchSemaphore(value: 0)
            let pages = inParallel(count: 7) { worker -> Browser.Page? in
                if worker < 2 {
                    return try site.site.hashGate.run(isKnown: false) {
                        for _ in 0..<5 { held[worker].signal() }
                        #expect(refused.wait(timeout: .now() + 60) == .success)
                        return nil
                    }
                }
                for holder in held { holder.wait() }
                let page = shared[worker - 2].post(
                    "/login", [("name", "ada"), ("password", "correct horse battery"), ("next", "/admin")])
                if page.status != .seeOther { for _ in 0..<2 { refused.signal() } }
                return page
            }.compactMap { try? $0.get() }
            #expect(pages.count { $0.status == .seeOther } == 4)
            let page = try #require(pages.first { $0.status != .seeOther })
            #expect(page.status == .serviceUnavailable && page.headers["Retry-After"] == "5")
            #expect(page.text.contains("Many people are logging in at this moment. Try again in a few seconds."))
            #expect(page.text.contains("value=\"ada\"") && page.hidden("next") == "/admin")
            #expect(!page.text.contains("correct horse"))
            #expect(try site.number("SELECT MAX(tries) FROM throttles") == 4, "the try was given back")
        }
    }

    @Test(arguments: 2...64) func `a flood of log-ins leaves at least every fourth thread to readers`(threads: Int) {
        for hashes in [1, 2, 3, 8, 64] {
            #expect(HashGate(hashes: hashes, threads: threads).places * 4 <= threads * 3)
        }
        #expect(HashGate(hashes: 1, threads: 1).places == 1, "one thread does everything")
    }

    @Test func `account lockout: a flood of strangers leaves places for whoever is known`() throws {
        // One place for anybody and one for the known, so that this thread finds out without waiting.
        let gate = HashGate(running: 3, waiting: -2, kept: 1)
        func free(for isKnown: Bool) -> Bool { (try? gate.run(isKnown: isKnown) { true }) ?? false }
        let whileAStrangerIsIn = try gate.run(isKnown: false) {
            let whileBothAreIn = try gate.run(isKnown: true) { [free(for: true), free(for: false)] }
            return [free(for: false), free(for: true)] + whileBothAreIn
        }
        #expect(whileAStrangerIsIn == [false, true, false, false])
        #expect(free(for: false) && free(for: true), "what was left is free again")
    }
}
