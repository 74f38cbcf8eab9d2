import Glibc
package import MariaDB

/// The server that tests may use: one on this machine, reached by a Unix socket.
package struct TestServer: Sendable {
    package let socket: String

    /// - Throws: `TestServerError` with a sentence that says what to do.
    package init() throws {
        guard let value = getenv("MARTLET_TEST_DATABASE") else { throw TestServerError.notNamed }
        try self.init(socket: String(cString: value))
    }

    init(socket path: String) throws {
        var information = stat()
        guard path.hasPrefix("/"), stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFSOCK else {
            throw TestServerError.notASocket(path)
        }
        socket = path
    }

    package func settings(database: String? = nil) -> ConnectionSettings {
        ConnectionSettings(server: .socket(socket), user: "root", database: database)
    }
}

package enum TestServerError: Error, Equatable, CustomStringConvertible {
    case notNamed
    case notASocket(String)

    package var description: String {
        switch self {
        case .notNamed:
            """
            This test needs a MariaDB server. Set MARTLET_TEST_DATABASE to the path of its Unix socket; the user root \
            must be let in without a password. Tests create databases there and drop them, so use no server that \
            holds anything of value.
            """
        case .notASocket(let path):
            """
            MARTLET_TEST_DATABASE is "\(path)", which is not the path of a Unix socket. Tests create and drop \
            databases, so they run on nothing but a server of this machine.
            """
        }
    }
}
