/// Where the server is and how to speak to it. Times are in seconds, 0 means without limit.
package struct ConnectionSettings: Sendable {
    package enum Server: Sendable, Equatable {
        /// The path of a Unix socket.
        case socket(String)
        /// TCP. Unless the host is this machine, TLS with a certificate for that name is required.
        case host(String, port: UInt16)
    }

    package var server: Server
    /// Empty: the account of the operating system that runs the program.
    package var user: String
    package var password: String
    /// `nil` selects none.
    package var database: String?
    /// A PEM file with the authorities that may vouch for the server; `nil` uses the system's.
    package var certificateAuthorities: String?

    package var connectTimeout: UInt32 = 1
    /// How long the server may stay silent. More than `statementTimeout`, so that a slow statement is ended by the
    /// server, which leaves the connection usable.
    package var readTimeout: UInt32 = 7
    package var writeTimeout: UInt32 = 5
    package var statementTimeout: UInt32 = 5
    /// How long a statement waits for a row that another transaction holds.
    package var lockTimeout: UInt32 = 3
    package var idleTransactionTimeout: UInt32 = 30
    /// After this time without a statement the server closes the connection; the next use makes a new one.
    package var idleTimeout: UInt32 = 3600
    /// How many prepared statements a connection keeps.
    package var preparedStatements = 256

    package init(server: Server, user: String = "", password: String = "", database: String? = nil) {
        self.server = server
        self.user = user
        self.password = password
        self.database = database
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
