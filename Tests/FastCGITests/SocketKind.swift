import FastCGI

/// What a peer does to a server it may do through either kind of socket, and the kernel treats the two differently.
enum SocketKind: CaseIterable, Sendable {
    case unix, tcp

    /// For ``TestServer``; nil stands for a socket file of its own.
    var address: ListenAddress? {
        self == .tcp ? .tcp(host: "127.0.0.1", port: 0) : nil
    }
}
