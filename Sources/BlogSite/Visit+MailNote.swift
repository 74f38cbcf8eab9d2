internal import Blog

extension Visit {
    /// What becomes of mail that does not leave the machine; `nil` where a server takes it. Where it is kept is told to those
    /// alone who look after it: others are told whom to ask.
    var mailNote: String? {
        guard !site.options.deliversMail else { return nil }
        guard let role = viewer.account?.role, Permission.may(.readMailQueue, role) else {
            return "This site sends no mail at present: ask \(settings.operatorWords) for the link."
        }
        return site.options.mailFolder.map { "No mail leaves this machine: it is kept in files in the folder \($0)." }
            ?? "This site sends no mail: no mail server is named."
    }
}

extension AccountNotice {
    /// - Parameter mailNote: what becomes of mail that does not leave the machine.
    func text(mailNote: String?) -> String {
        guard let mailNote, let news = newsWithoutMail else { return text }
        return "\(news) \(mailNote)"
    }

    /// Present where ``text`` promises a mail.
    private var newsWithoutMail: String? {
        switch self {
        case .passwordLinkSent: "The link is made."
        case .passwordLinkRequested: "If that address is known, a link was made for it. It works for one hour."
        case .addressUnconfirmed: "Confirm your e-mail address first: a link was made for it."
        case .confirmationSentAgain: "A new link is made. Only the newest one works."
        case .confirmationLinkSent: "The link is made. Follow it to confirm your address."
        case .emailLinkSent: "A link was made for the new address. Nothing changes until you follow it."
        case .invited: "The invitation is made."
        default: nil
        }
    }
}
