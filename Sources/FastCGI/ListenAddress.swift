internal import Glibc

/// Where a server listens.
package enum ListenAddress: Sendable, Equatable, CustomStringConvertible {
    /// `unix:/run/martlet/worker.sock`: a socket file, made with mode 0660.
    case unix(path: String)
    /// `127.0.0.1:9000` or `[::1]:9000`. The host is numeric; port 0 lets the system choose.
    case tcp(host: String, port: UInt16)
    /// `fd:0`: a listening socket that the parent left open, as spawn-fcgi does on descriptor 0.
    case inherited(descriptor: Int32)
    /// `systemd`: the one socket that systemd passes (sd_listen_fds(3): `LISTEN_PID`, `LISTEN_FDS`, descriptor 3).
    case systemd

    /// Reads what ``description`` writes, in the forms above.
    /// - Throws: ``ServerError/invalidAddress(_:reason:)`` with what is expected.
    package init(parsing text: String) throws(ServerError) {
        if text == "systemd" {
            self = .systemd
        } else if text.hasPrefix("unix:") {
            self = .unix(path: try Self.path(in: text))
        } else if text.hasPrefix("fd:") {
            guard let descriptor = Int32(text.dropFirst(3)), descriptor >= 0 else {
                throw .invalidAddress(text, reason: "fd: is followed by a descriptor number, as in fd:0")
            }
            self = .inherited(descriptor: descriptor)
        } else {
            self = try Self.tcp(in: text)
        }
    }

    package var description: String {
        switch self {
        case .unix(let path): "unix:\(path)"
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .inherited(let descriptor): "fd:\(descriptor)"
        case .systemd: "systemd"
        }
    }

    private static func path(in text: String) throws(ServerError) -> String {
        let path = String(text.dropFirst("unix:".count))
        guard path.hasPrefix("/"), !path.hasSuffix("/"), !path.utf8.contains(0) else {
            throw .invalidAddress(text, reason: "unix: is followed by the absolute path of a socket file")
        }
        guard path.utf8.count <= SocketAddress.longestPath else {
            throw .invalidAddress(text, reason: "a socket path has at most \(SocketAddress.longestPath) bytes")
        }
        return path
    }

    private static func tcp(in text: String) throws(ServerError) -> ListenAddress {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw .invalidAddress(text, reason: "expected unix:/PATH, HOST:PORT, fd:NUMBER or systemd")
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
        } else if host.contains(":") {
            throw .invalidAddress(text, reason: "an IPv6 address stands in brackets, as in [::1]:9000")
        }
        guard SocketAddress(host: host, port: port) != nil else {
            throw .invalidAddress(text, reason: "the host is a numeric address, as in 127.0.0.1:9000")
        }
        return .tcp(host: host, port: port)
    }
}
