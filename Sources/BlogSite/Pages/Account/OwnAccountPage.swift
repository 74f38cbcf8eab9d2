import Templates

/// What stands in one's account, and where to change each part of it.
struct OwnAccountPage: Page {
    static let template = "own-account"

    let menu: AccountPlaces
    let displayName: String
    let facts: [Fact]
    let parts: [AccountPart]
    /// The last first.
    let logins: [RecentLogin]
    let sessionsURL: String

    static let fields: [Field<OwnAccountPage>] = [
        .one("accountMenu") { $0.menu },
        .text("displayName") { $0.displayName },
        .many("facts") { $0.facts },
        .many("parts") { $0.parts },
        .flag("hasLogins") { !$0.logins.isEmpty },
        .many("logins") { $0.logins },
        .text("sessionsURL") { $0.sessionsURL },
    ]

    static let sample = OwnAccountPage(
        menu: .sample, displayName: "Ada Lovelace", facts: [.sample], parts: [.sample], logins: [.sample],
        sessionsURL: "/account/sessions")
}

/// A page of the account, with what it is for and how things stand.
struct AccountPart: TemplateModel, Sendable {
    let label: String
    let url: String
    let purpose: String
    var state: String?
    /// Something ought to be done.
    var isWanting = false

    static let fields: [Field<AccountPart>] = [
        .text("label") { $0.label },
        .text("url") { $0.url },
        .text("purpose") { $0.purpose },
        .text("state") { $0.state },
        .flag("isWanting") { $0.isWanting },
    ]

    static let sample = AccountPart(
        label: "E-mail", url: "/account/email", purpose: "Where mail about your account goes.",
        state: "ada@example.org is not confirmed yet.", isWanting: true)
}

/// A log-in whose session is still open.
struct RecentLogin: TemplateModel, Sendable {
    let device: String
    let origin: String?
    let date: DateLabel
    let isThisOne: Bool

    static let fields: [Field<RecentLogin>] = [
        .text("device") { $0.device },
        .text("origin") { $0.origin },
        .one("date") { $0.date },
        .flag("isThisOne") { $0.isThisOne },
    ]

    static let sample = RecentLogin(
        device: "Firefox on Linux", origin: "an address that begins with 192.0.2", date: .sample, isThisOne: true)
}
