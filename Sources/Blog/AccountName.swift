internal import Confusables

/// The name by which a person logs in and is linked to: 2 to 40 of `a` to `z`, `A` to `Z`, `0` to `9`, `.`, `-` and
/// `_`, beginning with a letter or digit. Two names that differ in case alone are the same name.
package struct AccountName: Hashable, Sendable {
    package static let limit = 40

    package let text: String

    package init?(_ text: String) {
        guard (2...Self.limit).contains(text.utf8.count), let first = text.utf8.first, Self.isAlphanumeric(first),
            text.utf8.allSatisfy({ Self.isAlphanumeric($0) || ".-_".utf8.contains($0) })
        else { return nil }
        self.text = text
    }

    /// What is unique among accounts.
    package var key: String { text.lowercased() }

    /// What is unique among accounts as well: equal for names that a reader would take for each other. At most twice as
    /// long as the name.
    package var lookKey: String { Confusables.plainKey(text) }

    /// Whether it would pass for the site itself, or is kept for its use.
    /// - Parameter siteNames: the title and the host of the site.
    package func isReserved(on siteNames: [String] = []) -> Bool {
        Self.reservedLooks.contains(lookKey) || isTombstone
            || siteNames.contains { name in
                name.utf8.allSatisfy { $0 < 0x80 } && Confusables.plainKey(name) == lookKey
            }
    }

    /// Accounts that were closed are called "former-17".
    private var isTombstone: Bool {
        let former = Confusables.plainKey("former")
        let digits = Confusables.plainKey("0123456789")
        return lookKey.hasPrefix(former) && lookKey.dropFirst(former.count).allSatisfy(digits.contains)
    }

    private static let reservedLooks = Set(reserved.map(Confusables.plainKey))

    /// Names of functions, of mailboxes that a domain is known by (RFC 2142) and of nobody.
    private static let reserved = [
        "abuse", "account", "accounts", "admin", "admins", "administration", "administrator", "administrators",
        "anonymous", "api", "billing", "blog", "contact", "deleted", "editor", "editors", "everyone", "feedback",
        "ftp", "guest", "help", "helpdesk", "hostmaster", "info", "legal", "login", "logout", "mail", "mailer-daemon",
        "martlet", "me", "mod", "moderation", "moderator", "moderators", "mods", "news", "no-reply", "nobody", "noc",
        "notifications", "null", "official", "operator", "owner", "postmaster", "press", "privacy", "register",
        "root", "sales", "security", "service", "settings", "setup", "site", "staff", "superuser", "support",
        "sysadmin", "system", "team", "undefined", "unknown", "usenet", "user", "webmaster", "website", "www", "you",
    ]

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
