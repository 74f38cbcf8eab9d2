/// How much a message of the server matters to the operator.
package enum LogLevel: Sendable {
    /// A peer that left early: ordinary life of a web server.
    case debug
    /// A peer that broke a rule and was refused.
    case notice
    /// A shortage of the machine, or a setting that weakens the server.
    case warning
    /// A fault of this program or of libfcgi.
    case error
}

/// Where the server reports what it refused and what failed. It is called from every worker thread, and no message
/// carries bytes that a client chose.
package typealias Log = @Sendable (LogLevel, String) -> Void
