internal import Glibc

/// The protocol by which systemd hands over the sockets it listens on (sd_listen_fds(3)).
enum InheritedSockets {
    /// The first descriptor passed, by definition.
    private static let firstDescriptor: Int32 = 3

    /// The descriptor of the one socket that was passed to this process.
    static func fromSystemd() throws(ServerError) -> Int32 {
        guard let process = variable("LISTEN_PID"), let count = variable("LISTEN_FDS") else {
            throw .invalidAddress("systemd", reason: "LISTEN_PID and LISTEN_FDS are not set: no socket was passed")
        }
        guard process == getpid() else {
            throw .invalidAddress("systemd", reason: "LISTEN_PID names another process")
        }
        guard count == 1 else {
            throw .invalidAddress("systemd", reason: "LISTEN_FDS is \(count), but exactly one socket is expected")
        }
        return firstDescriptor
    }

    private static func variable(_ name: String) -> Int32? {
        getenv(name).flatMap { Int32(String(cString: $0)) }
    }
}
