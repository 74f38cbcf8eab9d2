import Blog
import BlogSite
import BlogStore
import Logging
import MariaDB

/// What the commands about accounts have in common: the store, and the site that writes their mails.
struct AccountDesk {
    let store: Store
    let now = SystemClock.now()
    private let baseURL: String
    /// `nil` where the site writes no mail.
    private let site: Site?
    /// Where mail is kept instead of being sent.
    private let mailFolder: String?

    init() throws {
        let configuration = try Configuration(Environment())
        store = Store(Connection(configuration.database))
        baseURL = configuration.baseURL
        mailFolder = configuration.mail?.folder
        let logger = Logger(label: "martlet") { _ in JSONLogHandler(logLevel: .warning) }
        site = try configuration.mail.map { _ in
            guard let key = configuration.key else {
                throw CommandFailure(
                    "MARTLET_KEY_FILE names no file: the mails about accounts are sealed with the key of the site.")
            }
            return try ServedSite(configuration, key: key, logger: logger).current()
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
        let link = try PasswordLink(isFirst: store.accounts.passwordHash(of: account.id) == nil)
        var recipient: EmailAddress?
        do {
            try store.accounts.issuePasswordLink(
                link.digest, of: account.id, by: nil, expires: now.advanced(bySeconds: link.lifetime), now: now
            ) { account, address in
                recipient = address
                return try site?.mail(link, for: account, to: address, settings: settings, now: now)
            }
        } catch AdministrationError.suspended {
            throw CommandFailure("\(account.name) is suspended: “martlet account enable \(account.name)” comes first.")
        }
        print("With this link a password is chosen, once, within \(link.isFirst ? "a day" : "an hour"):")
        print(link.url(baseURL))
        print(way(of: account, to: recipient))
    }

    /// How the link gets to the owner of the account.
    private func way(of account: Account, to recipient: EmailAddress?) -> String {
        let byHand = "hand the link over yourself, to nobody but the owner of the account."
        guard let recipient else { return "\(account.name) has no e-mail address: \(byHand)" }
        guard site != nil else { return "This site sends no mail: \(byHand)" }
        guard let mailFolder else { return "The same link goes to \(recipient.text)." }
        return "A mail with it is kept in \(mailFolder), and not sent to \(recipient.text): \(byHand)"
    }
}
