/// The address of a link or an image, checked and ready to stand in a quoted attribute.
///
/// - Staff may link to `http`, `https`, `mailto` and to places of this site (`/path`, `path`, `?query`, `#fragment`);
///   `//host/path` is written out as `https://host/path`.
/// - Visitors may link to `http`, `https` and `mailto` only, and to no address with a user name in it
///   (`https://bank.example@elsewhere.example`). Their comments also stand in the moderators' queue, where a relative
///   address would lead elsewhere.
/// - Images take the same without `mailto`.
///
/// Every byte outside printable ASCII is percent-encoded before the scheme is looked at, so what is checked is what a
/// browser will read: nothing is left that a browser would strip from the middle of a scheme. A relative address has
/// no colon before its first slash (RFC 3986, section 4.2).
struct Address {
    enum Purpose { case link, image }

    /// Percent-encoded and HTML-escaped.
    let escaped: [UInt8]

    init?(_ source: some Collection<UInt8>, for purpose: Purpose, by author: Markdown.Author) {
        var encoded = Self.percentEncoded(source)
        if let colon = Self.schemeEnd(encoded) {
            guard Self.isAllowed(encoded, schemeEnd: colon, for: purpose, by: author) else { return nil }
        } else {
            guard author == .staff, !Self.hasColonInFirstSegment(encoded) else { return nil }
            if encoded.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
                encoded = Array("https:".utf8) + encoded
            }
        }
        escaped = Self.escaped(encoded)
    }

    private static func isAllowed(
        _ address: [UInt8], schemeEnd: Int, for purpose: Purpose, by author: Markdown.Author
    ) -> Bool {
        let rest = address[(schemeEnd + 1)...]
        switch String(decoding: address[..<schemeEnd], as: UTF8.self).lowercased() {
        case "http", "https":
            guard rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) else { return false }
            let authority = rest.dropFirst(2).prefix { !Self.endsAuthority($0) }
            return !authority.isEmpty && (author == .staff || !authority.contains(UInt8(ascii: "@")))
        case "mailto": return purpose == .link && !rest.isEmpty
        default: return false
        }
    }

    /// The place of the colon behind a scheme (RFC 3986, section 3.1).
    private static func schemeEnd(_ address: [UInt8]) -> Int? {
        guard let first = address.first, first.isASCIILetter else { return nil }
        let end = address.firstIndex { byte in
            !(byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "."))
        }
        guard let end, address[end] == UInt8(ascii: ":") else { return nil }
        return end
    }

    private static func hasColonInFirstSegment(_ address: [UInt8]) -> Bool {
        address.prefix { !endsAuthority($0) }.contains(UInt8(ascii: ":"))
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    private static func percentEncoded(_ source: some Collection<UInt8>) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(source.count)
        for byte in source {
            if standsInAddress(byte) {
                encoded.append(byte)
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded.append(hexadecimalDigit(byte >> 4))
                encoded.append(hexadecimalDigit(byte & 0xF))
            }
        }
        return encoded
    }

    private static func escaped(_ encoded: [UInt8]) -> [UInt8] {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(encoded.count)
        for byte in encoded {
            escaped.append(byte)
            if byte == UInt8(ascii: "&") { escaped.append(contentsOf: "amp;".utf8) }
        }
        return escaped
    }

    private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    /// The characters that CommonMark's examples leave as they are.
    private static func standsInAddress(_ byte: UInt8) -> Bool {
        if byte.isASCIILetter || byte.isASCIIDigit { return true }
        return switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "!"),
            UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "%"),
            UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ";"),
            UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "~"), UInt8(ascii: "'"),
            UInt8(ascii: "&"):
            true
        default: false
        }
    }
}
