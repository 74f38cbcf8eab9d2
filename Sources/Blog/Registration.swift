/// What a person gives to get an account, checked.
package struct Registration: Sendable {
    package let name: AccountName
    package let email: EmailAddress
    package let password: String

    /// - Parameter siteNames: the title and the host of the site, of which neither name nor password may be made.
    /// - Throws: ``InvalidInput`` with the errors of all fields.
    package init(
        name: String, email: String, password: String, siteNames: [String] = [], reservedNamesAllowed: Bool = false
    ) throws(InvalidInput) {
        var errors: [FieldError] = []
        let parsedName = AccountName(name)
        if parsedName == nil {
            errors.append(
                FieldError(
                    "name",
                    name.isEmpty
                        ? "Enter a user name."
                        : "Use 2 to \(AccountName.limit) letters a to z, digits, dots, hyphens or underscores, beginning with a letter or digit."
                ))
        } else if parsedName?.isReserved(on: siteNames) == true && !reservedNamesAllowed {
            errors.append(FieldError("name", "This user name is reserved. Choose another one."))
        }
        let parsedEmail = EmailAddress(email)
        if parsedEmail == nil {
            errors.append(FieldError("email", "\(EmailAddress.advice)."))
        }
        var chosen: NewPassword?
        do throws(FieldError) {
            chosen = try NewPassword(password, personal: siteNames + [name, email])
        } catch {
            errors.append(error)
        }
        guard let parsedName, let parsedEmail, let chosen, errors.isEmpty else { throw InvalidInput(errors) }
        self.name = parsedName
        self.email = parsedEmail
        self.password = chosen.text
    }
}
