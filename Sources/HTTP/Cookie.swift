/// A cookie as the server sets it (RFC 6265, section 4.1). Every cookie of Martlet bears the `__Host-` prefix, which
/// browsers accept only with `Secure`, `Path=/` and without `Domain`: no other host or path can set or shadow it.
package struct Cookie: Sendable {
    package let name: String
    package let value: String
    /// Seconds until the browser drops it; `nil` keeps it until the browser closes, 0 removes it.
    package let maxAge: Int?

    /// - Parameter value: bytes that a cookie cannot hold (RFC 6265, section 4.1.1, `cookie-octet`), among them the
    ///   semicolon that would begin an attribute, are left out.
    package init(_ name: String, _ value: String, maxAge: Int? = nil) {
        self.name = name
        self.value =
            value.utf8.allSatisfy(Self.isOctet)
            ? value : String(decoding: value.utf8.filter(Self.isOctet), as: UTF8.self)
        self.maxAge = maxAge
    }

    /// The value of a `Set-Cookie` field. `Lax` lets a link from another site arrive signed in, while no cross-site
    /// POST carries the cookie.
    package var header: String {
        let age = maxAge.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax\(age)"
    }

    /// The value of a cookie in a `Cookie` field (RFC 6265, section 4.2). A name that stands twice has no value.
    ///
    /// However many cookies there are, it takes one walk over the field, which is as long as the head of a request
    /// may be, and keeps none but the one.
    package static func value(of name: String, in header: String) -> String? {
        var found: Substring.UTF8View?
        var rest = header.utf8[...]
        while !rest.isEmpty {
            let pair = rest.prefix { $0 != UInt8(ascii: ";") }
            rest = rest[pair.endIndex...].dropFirst()
            let trimmed = pair.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard trimmed.starts(with: name.utf8) else { continue }
            let value = trimmed.dropFirst(name.utf8.count)
            guard value.first == UInt8(ascii: "=") else { continue }
            guard found == nil else { return nil }
            found = value.dropFirst()
        }
        return found.map { String(Substring($0)) }
    }

    private static func isOctet(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\\"): false
        default: byte > 0x20 && byte < 0x7F
        }
    }
}
