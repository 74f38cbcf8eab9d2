/// What people tell others of themselves, checked.
package struct Profile: Hashable, Sendable {
    /// Code points, but for the website, whose bytes count.
    package static let bioLimit = 1_000
    package static let websiteLimit = 500

    package let displayName: DisplayName
    /// Plain text, in lines parted by `\n`.
    package let bio: String
    /// An address to link to, or nothing.
    package let website: String

    /// - Parameters:
    ///   - name: of the account, which may bear a name that is reserved for others.
    ///   - siteNames: the title and the host of the site, unless whoever writes on it may be called like it.
    /// - Throws: ``InvalidInput`` with the errors of all fields.
    package init(displayName: String, bio: String, website: String, of name: String, siteNames: [String] = [])
        throws(InvalidInput)
    {
        let (parsedName, nameProblem) = Self.parse(displayName, of: name, siteNames)
        let bio = bio.withPlainLineEnds.trimmed
        let website = website.trimmed
        let errors = [
            nameProblem,
            Self.problem(ofBio: bio).map { FieldError("bio", $0) },
            Self.problem(ofWebsite: website).map { FieldError("website", $0) },
        ].compactMap(\.self)
        guard let parsedName, errors.isEmpty else { throw InvalidInput(errors) }
        self.displayName = parsedName
        self.bio = bio
        self.website = website
    }

    private static func parse(_ text: String, of name: String, _ siteNames: [String]) -> (DisplayName?, FieldError?) {
        do {
            let parsed = try DisplayName(text)
            guard let key = try? DisplayName.lookKey(of: parsed.text),
                let own = try? DisplayName.lookKey(of: name),
                let former = try? DisplayName.lookKey(of: FormerMember.displayName),
                let isReserved = try? DisplayName.isReserved(parsed.text, on: siteNames)
            else {
                return (nil, FieldError("display_name", "This display name cannot be checked now. Try again."))
            }
            guard isReserved, key != own || key == former else { return (parsed, nil) }
            return (
                nil,
                FieldError("display_name", "This display name would be taken for somebody else’s. Choose another one.")
            )
        } catch { return (nil, error) }
    }

    private static func problem(ofBio text: String) -> String? {
        let length = text.unicodeScalars.count
        if length > bioLimit { return "Shorten it to \(bioLimit.grouped) characters; it has \(length.grouped)." }
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
