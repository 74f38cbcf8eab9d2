// Names that are nobody's.

extension DisplayName {
    /// Whether it would pass for the site itself, for somebody who runs it, or for those who left.
    /// - Parameter siteNames: the title and the host of the site.
    /// - Throws: when there is no memory to work it out.
    package static func isReserved(_ text: String, on siteNames: [String] = []) throws -> Bool {
        let key = try lookKey(of: text)
        return try AccountName(key)?.isReserved() == true
            || ([FormerMember.displayName] + siteNames).contains { try lookKey(of: $0) == key }
    }

    /// Whether a guest may not comment under it. That one tells no name may be told.
    package static func isReservedForMembers(_ text: String, on siteNames: [String]) throws -> Bool {
        let key = try lookKey(of: text)
        let isNone = try ["Anonymous", "Guest", "Nobody", "Unknown"].contains { try lookKey(of: $0) == key }
        return try !isNone && isReserved(text, on: siteNames)
    }
}
