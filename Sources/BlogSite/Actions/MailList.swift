internal import Blog
internal import BlogStore
internal import HTTP

// What becomes of the site's mail.

extension Visit {
    private static let mailListLength = 50

    func mailPage(before cursor: UInt64?, _ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        let mails = try store.outbox.list(before: cursor, limit: Self.mailListLength + 1, now: now)
        let shown = mails.prefix(Self.mailListLength)
        let next = mails.count > shown.count ? shown.last?.id : nil
        let content = MailPage(
            menu: try adminMenu(.adminMail()), explanation: mailExplanation,
            errors: ErrorSummary(errors, ids: ["form_token": "main"]),
            action: Route.adminMail(before: cursor).url, canTest: site.options.sendsMail,
            mails: shown.map { MailRow($0, now: now) },
            pagination: Pagination(
                previous: cursor == nil ? nil : PageLink("Newest mails", .adminMail()),
                next: next.map { PageLink("Older mails", .adminMail(before: $0)) }),
            empty: shown.isEmpty ? EmptyState(text: "No mail here.") : nil)
        return try page(\.mailList, content, PageHead(title: "Mail", hasErrors: !errors.isEmpty), status: status)
    }

    /// Sends a test to whoever asks for one, or has one mail tried at once.
    func changeMail() throws -> Reply {
        guard case .adminMail(let cursor) = route else { throw Failure.notFound }
        switch form["action"] {
        case "test":
            if let problem = try sendTestMail() {
                return try mailPage(before: cursor, [FieldError("test", problem)], status: .unprocessableContent)
            }
            return .redirect(Route.adminMail().url, .account(.testMailQueued))
        case "try":
            guard let id = form["mail"].flatMap(Route.id) else {
                throw Failure.badRequest("The form does not say which mail is to be tried.")
            }
            let isTried = try store.outbox.tryNow(id, now: now)
            return .redirect(
                Route.adminMail(before: cursor).url, .account(isTried ? .mailTriedNow : .mailNotTried))
        default: throw Failure.badRequest("The form does not say what is to be done.")
        }
    }

    /// - Returns: why none was sent.
    private func sendTestMail() throws -> String? {
        guard site.options.sendsMail else { return "This site sends no mail." }
        let account = try member()
        guard let address = try store.accounts.details(account.id)?.email else {
            return "Your account has no e-mail address."
        }
        try store.outbox.add(mail(.test(name: account.displayName), to: address), now: now)
        return nil
    }

    private var mailExplanation: String {
        guard let sender = site.options.mailSender else {
            return "This site sends no mail: whoever runs it has named no mail server (MARTLET_MAIL_SERVER)."
        }
        return "Mail comes from \(sender.text). What was sent or given up stays in this list for 30 days."
    }
}

extension MailRow {
    fileprivate init(_ mail: MailRecord, now: Timestamp) {
        let (mark, next) = Self.state(mail.state, now: now)
        self.init(
            id: "\(mail.id)", subject: mail.subject, recipient: mail.recipient, kind: mail.kind,
            date: DateLabel(mail.createdAt), state: mark, next: next,
            tries: mail.tries == 0 ? nil : mail.tries == 1 ? "1 try" : "\(mail.tries) tries", answer: mail.lastError,
            mayBeTried: mail.mayBeTried)
    }

    private static func state(_ state: MailRecord.State, now: Timestamp) -> (MailStateMark, String?) {
        switch state {
        case .waiting(let next): (.waiting, "next try \(wait(until: next, now: now))")
        case .sending: (.waiting, "being sent now")
        case .sent(let time): (.sent, DateLabel.age(time, at: now))
        case .givenUp: (.givenUp, nil)
        }
    }

    private static func wait(until next: Timestamp, now: Timestamp) -> String {
        switch next.seconds(since: now) {
        case ..<1: "at once"
        case let seconds where seconds < 90: "in \(seconds) seconds"
        case let seconds where seconds < 5400: "in \((seconds + 30) / 60) minutes"
        case let seconds: "in \((seconds + 1800) / 3600) hours"
        }
    }
}
