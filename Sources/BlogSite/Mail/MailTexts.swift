import Templates

// What the mails tell. Names come from people: templates of HTML escape them, nothing in them becomes a link, and a header
// takes none of them.

extension Field {
    fileprivate static func person(_ name: String, _ value: @escaping @Sendable (Model) -> String) -> Field {
        .text(name) { PersonName(value($0)).text }
    }
}

/// A mail that only addresses its reader.
struct NamedMail: MailText {
    let name: String

    static let fields: [Field<NamedMail>] = [.person("name") { $0.name }]
    static let sample = NamedMail(name: "Ada Lovelace")
}

/// A mail with a link that works once.
struct LinkMail: MailText {
    let name: String
    let url: String

    static let fields: [Field<LinkMail>] = [.person("name") { $0.name }, .text("url") { $0.url }]
    static let sample = LinkMail(name: "Ada Lovelace", url: "https://localhost:8443/verify?key=k")
}

/// To somebody who has an account already.
struct KnownAddressMail: MailText {
    let name: String
    let loginURL: String
    let newPasswordURL: String

    static let fields: [Field<KnownAddressMail>] = [
        .person("name") { $0.name }, .text("loginURL") { $0.loginURL }, .text("newPasswordURL") { $0.newPasswordURL },
    ]
    static let sample = KnownAddressMail(
        name: "Ada Lovelace", loginURL: "https://localhost:8443/login",
        newPasswordURL: "https://localhost:8443/password/forgot")
}

/// To somebody who is asked to join.
struct InvitationMail: MailText {
    let inviter: String
    /// With its article: "an author".
    let role: String
    let url: String

    static let fields: [Field<InvitationMail>] = [
        .person("inviter") { $0.inviter }, .text("role") { $0.role }, .text("url") { $0.url },
    ]
    static let sample = InvitationMail(
        inviter: "Grace Hopper", role: "an author", url: "https://localhost:8443/register?invitation=k")
}

/// A mail that tells of one thing that has happened.
struct EventMail: MailText {
    let name: String
    /// In words of its own: an address, a role, or a sentence.
    let event: String

    static let fields: [Field<EventMail>] = [.person("name") { $0.name }, .text("event") { $0.event }]
    static let sample = EventMail(name: "Ada Lovelace", event: "An authenticator app was added.")
}

/// To the owner of an account into which somebody has got with a recovery code.
struct RecoveryCodeMail: MailText {
    let name: String
    /// "3 of your recovery codes are".
    let left: String

    static let fields: [Field<RecoveryCodeMail>] = [.person("name") { $0.name }, .text("left") { $0.left }]
    static let sample = RecoveryCodeMail(name: "Ada Lovelace", left: "3 of your recovery codes are")
}

/// To the owner of an account that was entered from a browser which never did so before.
struct NewDeviceMail: MailText {
    let name: String
    /// "Firefox on Linux".
    let device: String
    let origin: String

    static let fields: [Field<NewDeviceMail>] = [
        .person("name") { $0.name }, .text("device") { $0.device }, .text("origin") { $0.origin },
    ]
    static let sample = NewDeviceMail(
        name: "Ada Lovelace", device: "Firefox on Linux", origin: "an address that begins with 192.0.2")
}
