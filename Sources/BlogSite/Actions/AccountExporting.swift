internal import Blog
internal import BlogStore
internal import HTTP

// A file of all that is kept of a person.

extension Visit {
    func exportAccount() throws -> Reply {
        let account = try member()
        try take(Throttle("export of an account", "\(account.id)", limit: 10, seconds: 3_600))
        guard let record = try store.accounts.record(of: account.id, now: now) else { throw Failure.signInRequired }
        let day = DateLabel(now).iso.prefix { $0 != "T" }
        return .download(
            "application/json", name: "\(account.name)-\(day).json",
            record.json(baseURL: site.options.baseURL, now: now).bytes)
    }

    func exportAccountPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        try formPage(
            FormPage(
                accountMenu: accountPlaces(.exportAccount), heading: "Your data",
                explanation: [
                    "You get one file with what is kept of you here: your account and profile, your posts and comments as you wrote them and whether they are published, your sessions, your second factors by name, the invitations that you sent, which mails you got in the last 30 days, and how often somebody failed to log in as you.",
                    "It is a JSON file, which other programs can read. It holds no password and no key, and nothing that belongs to others.",
                ], errors: ErrorSummary(errors, ids: ["form_token": "main"]), action: Route.exportAccount.url,
                submitLabel: "Download the file", links: [PageLink("Delete the account", .deleteAccount)]),
            status: status)
    }
}
