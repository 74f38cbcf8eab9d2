internal import Glibc

/// Why a server could not start, or how it ended badly.
package enum ServerError: Error, Equatable, CustomStringConvertible {
    case invalidAddress(String, reason: String)
    case invalidSetting(String)
    /// Another process answers on this socket; it was left alone.
    case addressInUse(ListenAddress)
    /// A system call failed with this `errno`.
    case system(operation: String, code: Int32)
    /// libfcgi refused to start, or the head of a request, with this code.
    case library(code: Int32)
    case alreadyRun
    /// The shutdown deadline passed while this many workers were still busy.
    case unfinished(workers: Int)

    package var description: String {
        switch self {
        case .invalidAddress(let text, let reason): "“\(text)” is not an address to listen on: \(reason)"
        case .invalidSetting(let reason): reason
        case .addressInUse(let address): "\(address) is already served by another process"
        case .system(let operation, let code): "cannot \(operation): \(String(cString: strerror(code)))"
        case .library(let code): "libfcgi failed with code \(code)"
        case .alreadyRun: "a server runs once"
        case .unfinished(let workers): "the shutdown deadline passed while \(workers) workers were busy"
        }
    }

    /// The failure of the system call that has just set `errno`.
    static func system(_ operation: String) -> ServerError {
        .system(operation: operation, code: errno)
    }
}
