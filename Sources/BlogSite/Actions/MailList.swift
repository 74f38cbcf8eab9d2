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
            mails: shown.map { MailRow($0, isKept: site.options.mailFolder != nil, now: now) },
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
            do {
                return .redirect(Self.place(of: try sendTestMail(), in: .adminMail()), .account(.testMailQueued))
            } catch let problem as FieldError {
                return try mailPage(before: cursor, [problem], status: .unprocessableContent)
            }
        case "try":
            guard let id = form["mail"].flatMap(Route.id) else {
                throw Failure.badRequest("The form does not say which mail is to be tried.")
            }
            let isTried = try store.outbox.tryNow(id, now: now)
            return .redirect(
                Self.place(of: id, in: .adminMail(before: cursor)), .account(isTried ? .mailTriedNow : .mailNotTried))
        default: throw Failure.badRequest("The form does not say what is to be done.")
        }
    }

    /// The page marks the mail that the address names, also when it is loaded again.
    private static func place(of mail: UInt64, in list: Route) -> String { "\(list.url)#\(MailRow.anchor("\(mail)"))" }

    /// - Returns: the id of the mail.
    /// - Throws: `FieldError` with the reason why none was sent.
    private func sendTestMail() throws -> UInt64 {
        guard site.options.sendsMail else { throw FieldError("test", "This site sends no mail.") }
        let account = try member()
        guard let address = try store.accounts.details(account.id)?.email else {
            throw FieldError("test", "Your account has no e-mail address.")
        }
        return try store.outbox.add(mail(.test(name: account.displayName), to: address), now: now)
    }

    private var mailExplanation: String {
        guard let sender = site.options.mailSender else {
            return "This site sends no mail: whoever runs it has named no mail server (MARTLET_MAIL_SERVER)."
        }
        guard let folder = site.options.mailFolder else {
            return "Mail comes from \(sender.text). What was sent or given up stays in this list for 30 days."
        }
        return
            "No mail server is named (MARTLET_MAIL_SERVER), so no mail leaves this machine: it is kept in files in the "
            + "folder \(folder), for whoever runs the site. What was kept or given up stays in this list for 30 days."
    }
}

extension MailRow {
    /// - Parameter isKept: whether mail goes into a folder.
    fileprivate init(_ mail: MailRecord, isKept: Bool, now: Timestamp) {
        let (mark, next) = Self.state(mail.state, isKept: isKept, now: now)
        let answer = mail.lastAnswer.map { "\(mark == .kept ? "File" : "Last answer"): \($0)" }
        self.init(
            id: "\(mail.id)", subject: mail.subject,
            recipient: mail.recipient.isEmpty ? "an address that is not kept any more" : mail.recipient,
            kind: MailKind(rawValue: mail.kind)?.words ?? mail.kind, date: DateLabel(mail.createdAt), state: mark,
            next: next,
            tries: mail.tries == 0 ? nil : mail.tries == 1 ? "1 try" : "\(mail.tries) tries", answer: answer,
            mayBeTried: mail.mayBeTried)
    }

    private static func state(_ state: MailRecord.State, isKept: Bool, now: Timestamp) -> (MailStateMark, String?) {
        switch state {
        case .waiting(let next): (.waiting, "next try \(wait(until: next, now: now))")
        case .sending: (.waiting, "being sent now")
        case .sent(let time): (isKept ? .kept : .sent, DateLabel.age(time, at: now))
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
