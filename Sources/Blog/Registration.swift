/// What a person gives to get an account, checked.
package struct Registration: Sendable {
    package static let passwordLength = 8...1000

    package let name: AccountName
    package let email: EmailAddress
    package let password: String

    /// - Throws: ``InvalidInput`` with the errors of all fields.
    package init(name: String, email: String, password: String, reservedNamesAllowed: Bool = false) throws(InvalidInput)
    {
        var errors: [FieldError] = []
        let parsedName = AccountName(name)
        if parsedName == nil {
            errors.append(
                FieldError(
                    "name",
                    "Use 2 to \(AccountName.limit) letters, digits, dots, hyphens or underscores, beginning with a letter or digit."
                ))
        } else if parsedName?.isReserved == true && !reservedNamesAllowed {
            errors.append(FieldError("name", "This name is reserved. Choose another one."))
        }
        let parsedEmail = EmailAddress(email)
        if parsedEmail == nil {
            errors.append(FieldError("email", "Enter an e-mail address like name@example.org."))
        }
        let length = password.unicodeScalars.count
        if length < Self.passwordLength.lowerBound {
            errors.append(FieldError("password", "Use at least \(Self.passwordLength.lowerBound) characters."))
        } else if length > Self.passwordLength.upperBound {
            errors.append(FieldError("password", "Use at most \(Self.passwordLength.upperBound) characters."))
        } else if password.lowercased() == name.lowercased() || password.lowercased() == email.lowercased() {
            errors.append(
                FieldError("password", "Choose a password that is neither your name nor your e-mail address."))
        }
        guard let parsedName, let parsedEmail, errors.isEmpty else { throw InvalidInput(errors) }
        self.name = parsedName
        self.email = parsedEmail
        self.password = password
    }
}
