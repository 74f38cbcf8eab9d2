/// An absolute http or https address without user information, fit for a link: white space, quotes, control and
/// invisible characters have no place in it.
package struct WebAddress: Hashable, Sendable {
    package let text: String

    package init?(_ text: String) {
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
        let authority = text.utf8.dropFirst(scheme.utf8.count).prefix { !"/?#".utf8.contains($0) }
        guard !authority.isEmpty, !authority.contains(UInt8(ascii: "@")), text.isPlainLine,
            !text.utf8.contains(where: { $0 <= 0x20 || "\"'<>\\^`{|}".utf8.contains($0) })
        else { return nil }
        self.text = text
    }
}
