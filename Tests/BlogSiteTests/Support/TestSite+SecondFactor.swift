import Blog
import BlogStore
import HTTP
import MariaDB
import OneTimeCode
import Sodium
import Testing

@testable import BlogSite

/// An account with an authenticator app and recovery codes, as its owner has them.
struct Guarded: Sendable {
    let account: Account
    let secret: AuthenticatorSecret
    let recoveryCodes: [RecoveryCode]
}

extension TestSite {
    @discardableResult
    func guarded(_ role: Role = .reader, name: String = "ada") throws -> Guarded {
        let account = try account(role, name: name)
        let secret = try AuthenticatorSecret()
        let codes = try (0..<RecoveryCode.count).map { _ in try RecoveryCode() }
        let store = store()
        try store.authenticators.set(
            site.options.key.seal(secret.bytes, for: "authenticator \(account.id)"), step: 0, for: account.id, now: now)
        try store.recoveryCodes.replace(with: codes.map { $0.digest(for: account.id) }, of: account.id, now: now)
        return Guarded(account: account, secret: secret, recoveryCodes: codes)
    }

    /// What the app shows, or showed so many steps ago.
    func code(_ secret: AuthenticatorSecret, step: Int = 0) throws -> String {
        try secret.code(at: UInt64(Int(TimeStep.at(now.unixSeconds)) + step))
    }

    /// Six digits that none of the accepted steps has.
    func wrongCode(_ secret: AuthenticatorSecret) throws -> String {
        let right = try (-1...1).map { try code(secret, step: $0) }
        return try #require(["000000", "000001", "000002", "000003"].first { !right.contains($0) })
    }

    /// A browser in which the password was right, with the page of the second step before it.
    func browserAtSecondStep(
        _ name: String = "ada", _ fields: [(String, String)] = [], from address: String? = nil
    ) throws -> Browser {
        let browser = browser()
        if let address { browser.remoteAddress = address }
        browser.get("/login")
        let page = browser.post("/login", [("name", name), ("password", "correct horse battery")] + fields)
        try #require(page.location == "/login/code")
        try #require(browser.follow(page).status == .ok)
        return browser
    }

    /// The cookie of a browser in which the password was right.
    func beginLogin(of account: Account) throws -> String {
        let token = try Token()
        try store().pendingLogins.create(
            token.digest, for: account.id, stays: false, next: nil, expires: now.advanced(bySeconds: 600))
        return token.text
    }

    /// What the mails to that address are about, but for those that tell of a new browser.
    func mailKindsBesideLogIns(to address: String) throws -> [String] {
        try mailKinds(to: address).filter { $0 != "new-device" }
    }
}

extension Browser {
    func enter(_ code: String) -> Page { post("/login/code", [("code", code)]) }

    var isLoggedIn: Bool { self.get("/").text.contains("Log out") }
}

extension TestSite {
    /// A passkey that nobody can use, in the list of an account.
    func addPasskey(to account: UInt64, name: String = "Laptop") throws {
        try store().connection.execute(
            """
            INSERT INTO passkeys (account_id, credential_id, credential_digest, algorithm, public_key, sign_count, name, created_at)
            VALUES (\(account), \([UInt8](name.utf8)), \(Digest.sha256(of: [name, "\(account)"])), -7, \([1, 2, 3] as [UInt8]), 0, \(name), \("2026-09-01 00:00:00"))
            """)
    }
}
