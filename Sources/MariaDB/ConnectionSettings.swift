/// Where the server is and how to speak to it. Times are in seconds, 0 means without limit.
///
/// The limits that stand here are for requests that a reader waits for. Each level ends before the one that encloses
/// it: a wait for a row (1 s) before its statement (2 s), so that it is told apart and tried again; a statement before
/// the silence that ends the session (3 s), so that the server ends it and the session stays usable. So the request
/// that finds a server frozen waits 3 s, one that finds it gone at most 1 s, and those after it nothing, because
/// connections with the same settings, and copies of them, learn from one another (`CircuitBreaker`). Work for which
/// nobody waits asks `forBatchWork`.
package struct ConnectionSettings: Sendable {
    /// The way to the server.
    package enum Server: Sendable, Equatable {
        /// The path of a Unix socket.
        case socket(String)
        /// TCP. Unless the host is this machine, TLS with a certificate for that name is required.
        case host(String, port: UInt16)
    }

    package var server: Server {
        didSet { breaker = CircuitBreaker() }
    }
    /// Empty: the account of the operating system that runs the program.
    package var user: String
    package var password: String
    /// `nil` selects none.
    package var database: String?
    /// A PEM file with the authorities that may vouch for the server; `nil` uses the system's.
    package var certificateAuthorities: String?

    package var connectTimeout: UInt32 = 1
    /// How long the server may stay silent when it was asked. A COMMIT has no other limit than this one.
    package var readTimeout: UInt32 = 3
    /// How long the server may take nothing of what is sent.
    package var writeTimeout: UInt32 = 3
    package var statementTimeout: UInt32 = 2
    /// How long a statement waits for a row or a table that another transaction holds; at least 1.
    package var lockTimeout: UInt32 = 1
    package var idleTransactionTimeout: UInt32 = 30
    /// After this time without a statement the server closes the connection; the next use makes a new one.
    package var idleTimeout: UInt32 = 3600
    /// How many prepared statements a connection keeps.
    package var preparedStatements = 256

    /// Shared by all copies for the same server.
    private(set) var breaker = CircuitBreaker()

    package init(server: Server, user: String = "", password: String = "", database: String? = nil) {
        self.server = server
        self.user = user
        self.password = password
        self.database = database
    }

    /// The same server for an import or another long work: a statement may take minutes, and waits for others as long as
    /// a large transaction of theirs may take. A server that is silent for longer than that is taken for lost.
    package var forBatchWork: ConnectionSettings {
        var settings = self
        settings.statementTimeout = 300
        settings.readTimeout = 330
        settings.writeTimeout = 60
        settings.lockTimeout = 30
        return settings
    }

    /// After which time without an answer the server counts as silent; `nil` without limit.
    var longestSilence: Duration? {
        [readTimeout, writeTimeout].filter { $0 > 0 }.min().map(Duration.seconds)
    }

    /// Whether the way to the server leaves this machine, so that it must be encrypted and the server known.
    var leavesMachine: Bool {
        switch server {
        case .socket: false
        case .host(let name, _): name != "localhost" && name != "::1" && !isLoopback(name)
        }
    }
}

extension ConnectionSettings: CustomStringConvertible, CustomReflectable {
    /// Without the password.
    package var description: String {
        let place =
            switch server {
            case .socket(let path): path
            case .host(let name, let port): "\(name):\(port)"
            }
        return "\(user)@\(place)/\(database ?? "")"
    }

    package var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

/// Whether a name is an address of 127.0.0.0/8. A name that only begins like one, as `127.example.org`, is not.
private func isLoopback(_ name: String) -> Bool {
    let numbers = name.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers[0] == "127"
        && numbers.allSatisfy { number in
            number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } && UInt8(number) != nil
        }
}
