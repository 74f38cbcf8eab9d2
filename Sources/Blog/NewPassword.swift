internal import Confusables

/// A password that a person chooses, checked. Its length counts, and that it is not among the first that an attacker
/// tries (NIST SP 800-63B, section 5.1.1.2); of which kinds of characters it is made does not.
package struct NewPassword: Sendable {
    /// In code points.
    package static let length = 8...1000

    /// As it is to be hashed: see ``TypedPassword``.
    package let text: String

    /// - Parameters:
    ///   - personal: what everybody knows of the person and the site: names, addresses, titles.
    ///   - field: the field in which it was typed.
    package init(_ text: String, personal: [String], field: String = "password") throws(FieldError) {
        let count = text.unicodeScalars.count
        guard count >= Self.length.lowerBound else {
            throw FieldError(field, "Use at least \(Self.length.lowerBound) characters.")
        }
        guard let typed = TypedPassword(text) else {
            throw FieldError(field, "Use at most \(Self.length.upperBound.grouped) characters.")
        }
        switch PasswordGuess(typed.text, personal: personal) {
        case .common:
            throw FieldError(
                field,
                "This password is among the first that an attacker tries. Use another one, such as a few words that do not belong together."
            )
        case .personal:
            throw FieldError(
                field, "Choose a password that is not made of your name, your e-mail address or the name of this site.")
        case nil: self.text = typed.text
        }
    }
}

/// A password as it came in a form, to be compared with what was chosen before. Nothing of it is cut or changed, but that
/// one text has one spelling whatever keyboard it comes from (Unicode's Normalization Form C).
package struct TypedPassword: Sendable {
    package static let byteLimit = 4096

    package let text: String

    /// `nil` for what is too long to be anybody's password: it costs no hash.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.byteLimit, text.unicodeScalars.count <= NewPassword.length.upperBound else {
            return nil
        }
        self.text = Confusables.composed(text)
    }
}
