/// A cookie as the server sets it (RFC 6265, section 4.1). Every cookie of Martlet bears the `__Host-` prefix, which
/// browsers accept only with `Secure`, `Path=/` and without `Domain`: no other host or path can set or shadow it.
package struct Cookie: Sendable {
    package let name: String
    package let value: String
    /// Seconds until the browser drops it; `nil` keeps it until the browser closes, 0 removes it.
    package let maxAge: Int?

    package init(_ name: String, _ value: String, maxAge: Int? = nil) {
        self.name = name
        self.value = value
        self.maxAge = maxAge
    }

    /// The value of a `Set-Cookie` field. `Lax` lets a link from another site arrive signed in, while no cross-site
    /// POST carries the cookie.
    package var header: String {
        let age = maxAge.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax\(age)"
    }

    /// The value of a cookie in a `Cookie` field (RFC 6265, section 4.2). A name that stands twice has no value.
    package static func value(of name: String, in header: String) -> String? {
        var found: String?
        for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
            let trimmed = pair.drop { $0 == UInt8(ascii: " ") }
            guard trimmed.starts(with: name.utf8) else { continue }
            let rest = trimmed.dropFirst(name.utf8.count)
            guard rest.first == UInt8(ascii: "=") else { continue }
            guard found == nil else { return nil }
            found = String(rest.dropFirst())
        }
        return found
    }
}
