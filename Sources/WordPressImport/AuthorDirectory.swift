internal import Blog
internal import BlogStore

/// The accounts that stand for the authors of an export.
final class AuthorDirectory {
    /// Of how many authors the account is remembered; of others it is asked for again.
    private static let memory = 10_000

    private let store: Store
    private let key: ImportKey
    private let isDryRun: Bool
    private let now: Timestamp
    private var accountByLogin: [String: UInt64] = [:]
    private var accountByUserID: [UInt64: UInt64] = [:]

    init(_ store: Store, _ key: ImportKey, isDryRun: Bool, now: Timestamp) {
        self.store = store
        self.key = key
        self.isDryRun = isDryRun
        self.now = now
    }

    /// The account of an author; made when there is none. It has no password, so nobody can log in to it until its
    /// owner gets a new one by mail or from an administrator.
    func account(for author: ExportedAuthor, _ report: inout ImportReport) throws -> UInt64 {
        let login = AuthorLogin(author.login) ?? AuthorLogin.unknown
        if let id = accountByLogin[login.key] { return id }
        let id = try find(login, author, &report) ?? create(login, author, &report)
        if accountByLogin.count < Self.memory { accountByLogin[login.key] = id }
        if let userID = author.id, accountByUserID.count < Self.memory { accountByUserID[userID] = id }
        return id
    }

    /// The account of a person who wrote a comment, if the export names that person among its authors.
    func account(userID: UInt64?) -> UInt64? { userID.flatMap { accountByUserID[$0] } }

    private func find(_ login: AuthorLogin, _ author: ExportedAuthor, _ report: inout ImportReport) throws -> UInt64? {
        if let account = try store.accounts.imported(key.author(login)) {
            report.authors.present += 1
            return account.id
        }
        // An e-mail address is the person, a name is not. Readers give themselves an address that nobody checked, so
        // only those whom an administrator made an author get posts of that name.
        if let email = EmailAddress(author.email), let account = try store.accounts.find(email: email),
            Permission.mayWrite(.post, account.role)
        {
            report.authors.present += 1
            report.notes.add(
                "author “\(login.text)” is the account “\(account.name)”, which has the same e-mail address")
            return account.id
        }
        return nil
    }

    private func create(_ login: AuthorLogin, _ author: ExportedAuthor, _ report: inout ImportReport) throws -> UInt64 {
        var email = EmailAddress(author.email)
        if let address = email, try store.accounts.find(email: address) != nil {
            report.notes.add(
                "author “\(login.text)” has no e-mail address here, as a reader's account has the same one")
            email = nil
        }
        for name in login.accountNames where !name.isReserved {
            guard try store.accounts.byline(named: name) == nil else { continue }
            report.authors.new += 1
            if name.text != author.login { report.notes.add("author “\(login.text)” is called “\(name.text)” here") }
            guard !isDryRun else { return 0 }
            return try store.accounts.create(
                name: name, displayName: displayName(author, login), email: email, passwordHash: nil, role: .author,
                importKey: key.author(login), now: now
            ).id
        }
        throw StoreError.nameTaken
    }

    private func displayName(_ author: ExportedAuthor, _ login: AuthorLogin) -> String {
        let candidates = [author.displayName, "\(author.firstName) \(author.lastName)", login.text]
        return candidates.lazy.map { PlainText.line($0, limit: CommentDraft.nameLimit) }.first { !$0.isEmpty }
            ?? login.text
    }
}
