import Blog
import BlogSite
import BlogStore
import Logging
import MariaDB
import Sodium

/// What the commands about accounts have in common: the store, and the site that writes their mails.
struct AccountDesk {
    let store: Store
    let now = SystemClock.now()
    private let baseURL: String
    /// `nil` where no mail leaves the site.
    private let site: Site?

    private static let linkLifetime = 3_600

    init() throws {
        let configuration = try Configuration(Environment())
        store = Store(Connection(configuration.database))
        baseURL = configuration.baseURL
        let logger = Logger(label: "martlet") { _ in JSONLogHandler(logLevel: .warning) }
        site = try configuration.key.flatMap { key in
            try configuration.mail.map { _ in try ServedSite(configuration, key: key, logger: logger).current() }
        }
    }

    /// - Parameter name: or e-mail address.
    func account(_ name: String) throws -> Account {
        guard let account = try store.accounts.credentials(for: name)?.account else {
            throw CommandFailure("There is no account “\(name)”.")
        }
        return account
    }

    /// - Returns: `false` when it was so already.
    func apply(_ change: AccountChange, to account: Account) throws -> Bool {
        let settings = try store.settings.load()
        do {
            return try store.accounts.apply(change, to: account.id, by: nil, now: now) { account, address in
                try site?.mail(of: change, for: account, to: address, settings: settings, now: now)
            }
        } catch AdministrationError.lastAdministrator {
            throw CommandFailure(
                "\(account.name) is the only administrator who can log in. Make somebody else one first.")
        }
    }

    /// - Returns: `false` when there was none.
    func removeSecondFactors(of account: Account) throws -> Bool {
        let settings = try store.settings.load()
        let address = try store.accounts.details(account.id)?.email
        let mail = try address.flatMap { address in
            try site?.secondFactorsRemovedMail(for: account, to: address, settings: settings, now: now)
        }
        return try store.secondFactors.removeAll(of: account.id, mail: mail, now: now)
    }

    /// Prints a link by which the owner of an account chooses a password, and mails it where mail leaves the site.
    func printPasswordLink(for account: Account) throws {
        let settings = try store.settings.load()
        let secret = try Token()
        var recipient: EmailAddress?
        do {
            try store.accounts.issuePasswordLink(
                secret.digest, of: account.id, by: nil, expires: now.advanced(bySeconds: Self.linkLifetime), now: now
            ) { account, address in
                recipient = address
                return try site?.passwordLinkMail(secret, for: account, to: address, settings: settings, now: now)
            }
        } catch AdministrationError.withoutAddress {
            throw CommandFailure("\(account.name) has no e-mail address, which the link is bound to.")
        } catch AdministrationError.suspended {
            throw CommandFailure("\(account.name) is disabled: “martlet account enable \(account.name)” comes first.")
        }
        print("With this link a password is chosen, once, within an hour:")
        print(Site.passwordURL(baseURL, secret))
        if site != nil, let recipient { print("The same link goes to \(recipient.text).") }
    }
}
