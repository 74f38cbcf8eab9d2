internal import Glibc

/// The protocol by which systemd hands over the sockets it listens on (sd_listen_fds(3)).
enum InheritedSockets {
    /// The first descriptor passed, by definition.
    private static let firstDescriptor: Int32 = 3

    /// The descriptor of the one socket that was passed to this process, once: the variables that tell of it are
    /// removed, so that no child process takes the socket for its own.
    static func takeFromSystemd() throws(ServerError) -> Int32 {
        let descriptor = try fromSystemd()
        for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] { unsetenv(name) }
        return descriptor
    }

    /// What the variables say.
    ///
    /// - Parameter variable: looks a variable of the environment up.
    static func fromSystemd(
        process: Int32 = getpid(), _ variable: (String) -> String? = environment
    ) throws(ServerError) -> Int32 {
        guard let owner = variable("LISTEN_PID"), let count = variable("LISTEN_FDS") else {
            throw .invalidAddress("systemd", reason: "LISTEN_PID and LISTEN_FDS are not set: no socket was passed")
        }
        guard Int32(owner) == process else {
            throw .invalidAddress("systemd", reason: "LISTEN_PID names another process")
        }
        guard Int32(count) == 1 else {
            throw .invalidAddress("systemd", reason: "LISTEN_FDS is not 1, and exactly one socket is expected")
        }
        return firstDescriptor
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
