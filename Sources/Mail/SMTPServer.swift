/// The server that takes the site's mail, and how to speak to it. Times are in milliseconds.
package struct SMTPServer: Sendable {
    /// Whether and when TLS begins.
    package enum Encryption: Sendable {
        /// With the connection (`smtps`, RFC 8314).
        case immediate
        /// With STARTTLS, before anything is said that matters; a server without it is refused.
        case startTLS
        /// Never. For a server on this machine.
        case none
    }

    package let host: String
    package let port: UInt16
    package var encryption: Encryption
    /// Empty: the server wants none.
    package var user = ""
    package var password = ""
    /// A PEM file with the authorities that may vouch for the server; `nil` uses the system's.
    package var certificateAuthorities: String?
    /// What this machine calls itself (EHLO); `nil` is the name that the system has.
    package var ownName: String?

    package var connectTimeout = 10_000
    /// For the whole of one message. The server's answer to a single command may take as long.
    package var timeout = 30_000

    /// `smtp://host:port` or `smtps://host:port`; without a port, 587 and 465. `nil` for everything else, also with a
    /// path or an account in it: a password belongs into a file.
    package init?(_ url: String) {
        let scheme = url.prefix { $0 != ":" }
        guard ["smtp", "smtps"].contains(scheme), url.dropFirst(scheme.count).hasPrefix("://") else { return nil }
        var host = url.dropFirst(scheme.count + 3)
        var port: UInt16? = scheme == "smtp" ? 587 : 465
        if let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") {
            let digits = host[host.index(after: colon)...]
            port = digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt16(digits) : nil
            host = host[..<colon]
        }
        guard let port, port > 0, Self.isHost(host) else { return nil }
        self.host = String(host)
        self.port = port
        encryption = scheme == "smtp" ? .startTLS : .immediate
    }

    /// Whether the way to the server stays on this machine.
    package var isOnThisMachine: Bool {
        let numbers = host.split(separator: ".")
        return host == "localhost" || host == "[::1]"
            || numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }

    /// A name, an IPv4 address, or an IPv6 address in brackets.
    private static func isHost(_ text: Substring) -> Bool {
        if text.hasPrefix("["), text.hasSuffix("]") {
            return text.count > 2 && text.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        }
        return !text.isEmpty && !text.hasPrefix("-")
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                    || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
            }
    }
}

extension SMTPServer: CustomStringConvertible, CustomReflectable {
    /// Without the password.
    package var description: String { "\(encryption == .immediate ? "smtps" : "smtp")://\(host):\(port)" }

    package var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
