/// What a person tells others of himself, checked.
package struct Profile: Hashable, Sendable {
    /// Code points, but for the website, whose bytes count.
    package static let displayNameLimit = 80
    package static let bioLimit = 1_000
    package static let websiteLimit = 500

    package let displayName: String
    /// Plain text, in lines parted by `\n`.
    package let bio: String
    /// An address to link to, or nothing.
    package let website: String

    /// - Parameter name: of the account, which may bear a name that is reserved for others.
    /// - Throws: ``InvalidInput`` with the errors of all fields.
    package init(displayName: String, bio: String, website: String, of name: String) throws(InvalidInput) {
        let displayName = displayName.trimmed
        let bio = bio.withPlainLineEnds.trimmed
        let website = website.trimmed
        let errors = [
            Self.problem(ofDisplayName: displayName, of: name).map { FieldError("display_name", $0) },
            Self.problem(ofBio: bio).map { FieldError("bio", $0) },
            Self.problem(ofWebsite: website).map { FieldError("website", $0) },
        ].compactMap(\.self)
        guard errors.isEmpty else { throw InvalidInput(errors) }
        self.displayName = displayName
        self.bio = bio
        self.website = website
    }

    /// Equal for names that would be taken for each other: no two accounts have the same.
    package var displayKey: String { Self.key(displayName) }

    private static func key(_ displayName: String) -> String { displayName.lowercased() }

    private static func problem(ofDisplayName text: String, of name: String) -> String? {
        if !text.hasVisibleCharacter { return "Enter the name that others are to see." }
        if text.unicodeScalars.count > displayNameLimit { return "Use at most \(displayNameLimit) characters." }
        if !text.isPlainLine { return "Leave invisible and control characters out of your name." }
        let isReserved = AccountName(text)?.isReserved() == true && key(text) != key(name)
        return isReserved || key(text) == key(FormerMember.displayName)
            ? "This name would be taken for somebody else’s. Choose another one." : nil
    }

    private static func problem(ofBio text: String) -> String? {
        let length = text.unicodeScalars.count
        if length > bioLimit { return "Shorten it to \(bioLimit) characters; it has \(length)." }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.allSatisfy { String($0).isPlainLine } ? nil : "Leave invisible and control characters out."
    }

    private static func problem(ofWebsite text: String) -> String? {
        text.isEmpty || (WebAddress(text) != nil && text.utf8.count <= websiteLimit)
            ? nil : "Enter an address that begins with http:// or https://, or leave it empty."
    }
}

extension String {
    /// Browsers send the end of a line as CR and LF (HTML section 4.10.21.8).
    fileprivate var withPlainLineEnds: String {
        var scalars = String.UnicodeScalarView()
        var followsReturn = false
        for scalar in unicodeScalars {
            if scalar == "\r" || (scalar == "\n" && !followsReturn) { scalars.append("\n") }
            if scalar != "\r" && scalar != "\n" { scalars.append(scalar) }
            followsReturn = scalar == "\r"
        }
        return String(scalars)
    }
}
