internal import Glibc

/// An address in the form that bind(2) and connect(2) take.
struct SocketAddress {
    private var storage = sockaddr_storage()
    private var length: socklen_t

    /// `sun_path` holds 108 bytes with its closing NUL (unix(7)).
    static let longestPath = 107

    var family: Int32 { Int32(storage.ss_family) }

    init?(path: String) {
        guard path.utf8.count <= Self.longestPath else { return nil }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        length = socklen_t(MemoryLayout<sockaddr_un>.size)
        fill(with: address)
    }

    /// Nil unless the host is a numeric IPv4 or IPv6 address.
    init?(host: String, port: UInt16) {
        var v4 = sockaddr_in()
        var v6 = sockaddr_in6()
        if inet_pton(AF_INET, host, &v4.sin_addr) == 1 {
            v4.sin_family = sa_family_t(AF_INET)
            v4.sin_port = port.bigEndian
            length = socklen_t(MemoryLayout<sockaddr_in>.size)
            fill(with: v4)
        } else if inet_pton(AF_INET6, host, &v6.sin6_addr) == 1 {
            v6.sin6_family = sa_family_t(AF_INET6)
            v6.sin6_port = port.bigEndian
            length = socklen_t(MemoryLayout<sockaddr_in6>.size)
            fill(with: v6)
        } else {
            return nil
        }
    }

    func bind(_ socket: Int32) -> Int32 {
        withPointer { Glibc.bind(socket, $0, length) }
    }

    func connect(_ socket: Int32) -> Int32 {
        withPointer { Glibc.connect(socket, $0, length) }
    }

    /// The port that a bound TCP socket has, or nil for a socket of another kind.
    static func port(of socket: Int32) -> UInt16? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let status = withUnsafeMutableBytes(of: &storage) { bytes in
            getsockname(socket, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
        }
        guard status == 0, [AF_INET, AF_INET6].contains(Int32(storage.ss_family)) else { return nil }
        // sin_port and sin6_port lie at the same place, right after the family.
        return withUnsafeBytes(of: &storage) { UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self)) }
    }

    private mutating func fill<Address>(with address: Address) {
        withUnsafeMutableBytes(of: &storage) { target in
            withUnsafeBytes(of: address) { target.copyMemory(from: $0) }
        }
    }

    private func withPointer(_ body: (UnsafePointer<sockaddr>?) -> Int32) -> Int32 {
        withUnsafeBytes(of: storage) { body($0.baseAddress?.assumingMemoryBound(to: sockaddr.self)) }
    }
}
