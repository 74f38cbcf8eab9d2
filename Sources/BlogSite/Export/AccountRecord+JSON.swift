internal import Blog

extension AccountRecord {
    /// The file that a person gets of all that is kept of them. `PersonalData.md` of the documentation tells what each
    /// member holds.
    /// - Parameter baseURL: of the site.
    func json(baseURL: String, now: Timestamp) -> JSON {
        .object([
            ("format", .text("martlet-account-1")),
            ("exportedAt", .time(now)),
            ("account", account),
            ("profile", profile),
            ("posts", .list(posts.map { $0.json(baseURL) })),
            ("comments", .list(comments.map { $0.json(baseURL) })),
            ("sessions", .list(sessions.map(\.json))),
            ("knownBrowsers", .list(knownBrowsers.map { .object([("lastUsedAt", .time($0))]) })),
            ("secondFactors", secondFactors),
            ("invitations", .list(invitations.map(\.json))),
            ("mails", .list(mails.map(\.json))),
            ("failedLogins", .list(failedLogins.map(\.json))),
        ])
    }

    private var account: JSON {
        .object([
            ("id", .number(details.account.id)), ("name", .text(details.account.name)),
            ("email", .text(details.email?.text)), ("emailConfirmedAt", .time(verifiedAt)),
            ("requestedEmail", .text(requestedEmail)),
            ("role", .text(details.account.role.rawValue)), ("createdAt", .time(details.createdAt)),
            ("hasPassword", .flag(details.hasPassword)),
        ])
    }

    private var profile: JSON {
        .object([
            ("displayName", .text(details.account.displayName)), ("bio", .text(details.bio)),
            ("website", .text(details.website.isEmpty ? nil : details.website)),
        ])
    }

    private var secondFactors: JSON {
        .object([
            ("authenticatorSince", .time(authenticatorSince)), ("recoveryCodesLeft", .number(Int64(recoveryCodes))),
            ("passkeys", .list(passkeys.map(\.json))),
        ])
    }
}

extension AccountRecord.WrittenPost {
    fileprivate func json(_ baseURL: String) -> JSON {
        .object([
            ("id", .number(id)), ("kind", .text(kind.rawValue)), ("url", .text(baseURL + Route.post(kind, slug).url)),
            ("title", .text(title)), ("state", .text(state.rawValue)), ("format", .text(format.rawValue)),
            ("source", .text(source)), ("excerpt", .text(excerpt)),
            ("categories", .list(categories.map { .text($0) })), ("tags", .list(tags.map { .text($0) })),
            ("createdAt", .time(createdAt)), ("updatedAt", .time(updatedAt)), ("publishedAt", .time(publishedAt)),
        ])
    }
}

extension AccountRecord.WrittenComment {
    fileprivate func json(_ baseURL: String) -> JSON {
        let post = place.map { place in
            JSON.object([
                ("url", .text(baseURL + Route.post(place.kind, place.slug).url)), ("title", .text(place.title)),
            ])
        }
        return .object([
            ("id", .number(id)), ("inReplyTo", .number(parentID)), ("post", post ?? .null),
            ("format", .text(format.rawValue)), ("source", .text(source)), ("isPublished", .flag(isPublished)),
            ("createdAt", .time(createdAt)), ("sentFrom", .text(remoteAddress)),
        ])
    }
}

extension AccountRecord.NamedKey {
    fileprivate var json: JSON {
        .object([("name", .text(name)), ("createdAt", .time(createdAt)), ("lastUsedAt", .time(lastUsedAt))])
    }
}

extension AccountRecord.SentInvitation {
    fileprivate var json: JSON {
        .object([
            ("email", .text(email)), ("role", .text(role.rawValue)), ("createdAt", .time(createdAt)),
            ("expiresAt", .time(expiresAt)),
        ])
    }
}

extension AccountRecord.ReceivedMail {
    fileprivate var json: JSON {
        .object([
            ("to", .text(recipient)), ("subject", .text(subject)), ("createdAt", .time(createdAt)),
            ("sentAt", .time(sentAt)),
        ])
    }
}

extension AccountRecord.FailedHour {
    fileprivate var json: JSON { .object([("hour", .time(beginsAt)), ("tries", .number(Int64(tries)))]) }
}

extension OpenSession {
    fileprivate var json: JSON {
        .object([
            ("device", .text(place.device)), ("network", .text(place.network)), ("startedAt", .time(startedAt)),
            ("lastUsedAt", .time(lastUsedAt)),
        ])
    }
}

extension JSON {
    fileprivate static func time(_ time: Timestamp?) -> JSON { .text(time.map { DateLabel($0).iso }) }
}
