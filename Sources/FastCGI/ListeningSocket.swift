internal import CFastCGI
internal import Glibc

/// A listening stream socket: one that this process bound, or one that was left open for it.
///
/// `FCGX_OpenSocket` is not used: it removes the path first, and so steals the socket of a running server; its file
/// mode is whatever the umask gives; and it ends the process when something fails.
struct ListeningSocket: ~Copyable, Sendable {
    private enum Origin {
        case bound(SocketFile?)
        /// Shared with the parent and perhaps with a successor: never shut down, its backlog is left to them.
        case inherited
    }

    let descriptor: Int32
    /// Where it listens, with the port that the system chose.
    let address: ListenAddress
    private let origin: Origin

    init(_ address: ListenAddress, backlog: Int32) throws(ServerError) {
        switch address {
        case .unix(let path):
            (descriptor, origin) = try Self.bindFile(path, backlog: backlog)
            self.address = address
        case .tcp(let host, let port):
            descriptor = try Self.bindPort(host, port, backlog: backlog)
            origin = .bound(nil)
            self.address = .tcp(host: host, port: SocketAddress.port(of: descriptor) ?? port)
        case .inherited(let number):
            descriptor = try Self.adopt(number)
            origin = .inherited
            self.address = address
        case .systemd:
            descriptor = try Self.adopt(InheritedSockets.takeFromSystemd())
            origin = .inherited
            self.address = address
        }
    }

    deinit {
        if case .bound(let file) = origin {
            file?.remove()
            close(descriptor)
        }
    }

    /// Connections that wait in the backlog of our own socket have no other server to go to.
    var ownsBacklog: Bool {
        if case .bound = origin { true } else { false }
    }

    /// Peers are turned away from now on, while what already waits in the backlog can still be accepted.
    ///
    /// Linux does this for unix sockets only: a TCP socket would throw its backlog away, and one that is shared must
    /// go on listening.
    func refuseNewConnections() {
        if case .bound(let file?) = origin {
            file.remove()
            shutdown(descriptor, Int32(SHUT_RD))
        }
    }

    private static func bindFile(_ path: String, backlog: Int32) throws(ServerError) -> (Int32, Origin) {
        guard let address = SocketAddress(path: path) else {
            throw .invalidAddress("unix:\(path)", reason: "the path is too long")
        }
        let lock = try SocketFile.lockFolder(of: path)
        defer { withExtendedLifetime(lock) {} }
        try SocketFile.removeStale(path, address)

        let socket = try Descriptor(makeSocket(AF_UNIX), from: "make a socket")
        // The file gets the mode of the socket less the umask, so that it is at no moment open to more than 0660.
        guard fchmod(socket.number, 0o660) == 0 else { throw .system("set the mode of a socket") }
        guard address.bind(socket.number) == 0 else { throw .system("bind unix:\(path)") }
        guard let file = SocketFile(path), chmod(path, 0o660) == 0 else { throw .system("set the mode of \(path)") }
        guard listen(socket.number, backlog) == 0 else { throw .system("listen on unix:\(path)") }
        try prepare(socket.number)
        return (socket.release(), .bound(file))
    }

    private static func bindPort(_ host: String, _ port: UInt16, backlog: Int32) throws(ServerError) -> Int32 {
        guard let address = SocketAddress(host: host, port: port) else {
            throw .invalidAddress("\(host):\(port)", reason: "the host is not a numeric address")
        }
        let listening = ListenAddress.tcp(host: host, port: port)
        let socket = try Descriptor(makeSocket(address.family), from: "make a socket")
        try set(SO_REUSEADDR, of: socket.number)
        guard address.bind(socket.number) == 0 else {
            throw errno == EADDRINUSE ? .addressInUse(listening) : .system("bind \(listening)")
        }
        guard listen(socket.number, backlog) == 0 else { throw .system("listen on \(listening)") }
        try prepare(socket.number)
        return socket.release()
    }

    private static func adopt(_ number: Int32) throws(ServerError) -> Int32 {
        var listens: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(number, SOL_SOCKET, SO_ACCEPTCONN, &listens, &length) == 0, listens == 1 else {
            throw .invalidAddress("fd:\(number)", reason: "that descriptor is not a listening socket")
        }
        try prepare(number)
        return number
    }

    private static func makeSocket(_ family: Int32) -> Int32 {
        socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    }

    /// No child inherits it, and no thread hangs in accept(2) when another one was faster.
    private static func prepare(_ number: Int32) throws(ServerError) {
        let flags = fcntl(number, F_GETFL)
        guard flags >= 0, fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0, fcntl(number, F_SETFD, FD_CLOEXEC) == 0
        else { throw .system("set the flags of a socket") }
        // Accepted connections take this over; for unix sockets there is no such option.
        var on: Int32 = 1
        setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func set(_ option: Int32, of socket: Int32) throws(ServerError) {
        var on: Int32 = 1
        guard setsockopt(socket, SOL_SOCKET, option, &on, socklen_t(MemoryLayout<Int32>.size)) == 0 else {
            throw .system("set an option of a socket")
        }
    }
}
