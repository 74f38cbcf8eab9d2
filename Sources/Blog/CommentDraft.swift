/// A comment as a person sends it, checked.
package struct CommentDraft: Sendable {
    /// Code points, like every limit here but that of addresses.
    package static let bodyLimit = 10_000
    package static let nameLimit = DisplayName.limit
    package static let websiteLimit = 500

    package let body: String
    package let parentID: UInt64?
    package let author: Author

    /// Who sends it.
    package enum Author: Sendable {
        case account(Account)
        /// The e-mail address is for the moderators, and may be left out.
        case guest(name: String, email: EmailAddress?, website: String)
    }

    /// - Parameter account: the signed-in author; the guest's fields are then of no account.
    /// - Throws: ``InvalidInput`` with the errors of all fields.
    package init(
        body: String, parentID: UInt64?, account: Account?, name: String, email: String, website: String
    ) throws(InvalidInput) {
        var errors: [FieldError] = []
        var author: Author?
        if let account {
            author = .account(account)
        } else {
            var shownName: DisplayName?
            do throws(FieldError) {
                shownName = try DisplayName(name, field: "name", label: "name")
            } catch {
                errors.append(error)
            }
            let address = EmailAddress(email.trimmed)
            if address == nil && !email.trimmed.isEmpty {
                errors.append(
                    FieldError("email", "\(EmailAddress.advice), or leave it empty."))
            }
            let site = website.trimmed
            if !site.isEmpty && (WebAddress(site) == nil || site.utf8.count > Self.websiteLimit) {
                errors.append(
                    FieldError("website", "Enter an address that begins with http:// or https://, or leave it empty."))
            }
            author = shownName.map { .guest(name: $0.text, email: address, website: site) }
        }
        if let error = Self.problem(ofBody: body) { errors.append(error) }
        guard let author, errors.isEmpty else { throw InvalidInput(errors) }
        self.body = body
        self.parentID = parentID
        self.author = author
    }

    /// What is wrong with the text alone: enough to know for a preview.
    package static func problem(ofBody body: String) -> FieldError? {
        if !body.hasVisibleCharacter { return FieldError("body", "Write your comment first.") }
        let length = body.unicodeScalars.count
        guard length > bodyLimit else { return nil }
        return FieldError("body", "Shorten your comment to \(bodyLimit.grouped) characters; it has \(length.grouped).")
    }
}
