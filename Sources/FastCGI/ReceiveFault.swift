internal import Glibc

/// Why a request did not arrive in full.
enum ReceiveFault: Error, CustomStringConvertible {
    /// The peer closed its side.
    case ended
    /// Nothing came for as long as the settings allow.
    case silent
    /// The request was not complete when its time was over.
    case overdue
    /// The web server gave the request up (ABORT_REQUEST).
    case aborted
    /// recv(2) failed with this `errno`.
    case broken(code: Int32)
    /// The bytes are not a FastCGI request that this server takes.
    case malformed(String)

    var level: LogLevel {
        switch self {
        case .ended, .aborted, .broken: .debug
        case .silent, .overdue, .malformed: .notice
        }
    }

    var description: String {
        switch self {
        case .ended: "the peer left in the middle of a request"
        case .silent: "the peer fell silent in the middle of a request"
        case .overdue: "a request took too long to arrive"
        case .aborted: "the peer gave a request up"
        case .broken(let code): "a request broke off: \(String(cString: strerror(code)))"
        case .malformed(let reason): "a request was refused: \(reason)"
        }
    }
}
