import FastCGI
import Glibc
import HTTP

/// The web server's end of a connection.
final class Peer {
    enum Failure: Error, Equatable {
        case refused(code: Int32)
        /// The server neither answered nor closed within ``patience``.
        case unanswered
        /// What came is no complete reply.
        case incomplete([UInt8])
    }

    /// Far above every timeout in the tests: reached only when a thread of the server hangs.
    private static let patience = timeval(tv_sec: 20, tv_usec: 0)

    let descriptor: Int32

    /// - Parameter isNarrow: takes what comes through TCP in the smallest windows and segments that Linux allows.
    init(_ address: ListenAddress, isNarrow: Bool = false) throws {
        switch address {
        case .unix(let path):
            descriptor = Self.makeSocket(AF_UNIX)
            try connect(to: Self.unix(path))
        case .tcp(let host, let port) where host.contains(":"):
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            inet_pton(AF_INET6, host, &address.sin6_addr)
            descriptor = Self.makeSocket(AF_INET6, isNarrow: isNarrow)
            try connect(to: address)
        case .tcp(let host, let port):
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            inet_pton(AF_INET, host, &address.sin_addr)
            descriptor = Self.makeSocket(AF_INET, isNarrow: isNarrow)
            try connect(to: address)
        case .inherited, .systemd:
            throw Failure.refused(code: EINVAL)
        }
        var patience = Self.patience
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        close(descriptor)
    }

    /// False when the server has closed the connection before it took everything.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// No more bytes will come from this side.
    func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// All bytes until the server closes.
    func readToEnd() throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count == 0 || count < 0 && errno == ECONNRESET { return bytes }
            guard count > 0 else { throw Failure.unanswered }
            bytes += buffer[..<count]
        }
    }

    /// Whether bytes came; at most `count` are taken.
    func take(_ count: Int) -> Bool {
        var buffer = [UInt8](repeating: 0, count: count)
        return recv(descriptor, &buffer, count, 0) > 0
    }

    /// Whether bytes, or the server's close, come within the time.
    func hasNews(within milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, milliseconds) > 0
    }

    func readReply() throws -> WireReply {
        let bytes = try readToEnd()
        guard let reply = WireReply(bytes) else { throw Failure.incomplete(bytes) }
        return reply
    }

    static func unix(_ path: String) -> sockaddr_un {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return address
    }

    private static func makeSocket(_ family: Int32, isNarrow: Bool = false) -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        if isNarrow {
            var (window, segment) = (Int32(1), Int32(88))
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &window, socklen_t(MemoryLayout<Int32>.size))
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_MAXSEG, &segment, socklen_t(MemoryLayout<Int32>.size))
        }
        return descriptor
    }

    private func connect<Address>(to address: Address) throws {
        let status = withUnsafeBytes(of: address) {
            Glibc.connect(
                descriptor, $0.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(MemoryLayout<Address>.size))
        }
        guard status == 0 else { throw Failure.refused(code: errno) }
    }
}

/// A reply put together again from its records.
struct WireReply: Equatable {
    let status: Int
    let fields: [String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    subscript(name: String) -> String? {
        fields.first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }.map {
            String($0.dropFirst(name.count + 2))
        }
    }

    /// Nil unless the records are whole and end with END_REQUEST, the request complete.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        var output: [UInt8] = []
        var ended = false
        while rest.count >= 8, !ended {
            let header = Array(rest.prefix(8))
            let length = Int(header[4]) << 8 | Int(header[5])
            let content = rest.dropFirst(8).prefix(length)
            guard header[0] == 1, content.count == length else { return nil }
            if header[1] == Records.stdout { output += content }
            ended = header[1] == Records.endRequest && content.dropFirst(4).first == 0
            rest = rest.dropFirst(8 + length + Int(header[6]))
        }
        guard ended, rest.isEmpty else { return nil }

        guard let end = output.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: output[..<end.lowerBound], as: UTF8.self)
        var lines = head.split(separator: "\r\n").map(String.init)
        guard let first = lines.first, first.hasPrefix("Status: "), let status = Int(first.dropFirst(8).prefix(3))
        else { return nil }
        lines.removeFirst()
        self.status = status
        fields = lines
        body = Array(output[end.upperBound...])
    }
}
