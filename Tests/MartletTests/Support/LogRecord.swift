import Logging
import Synchronization

/// Keeps the errors that are logged, each with its cause.
final class LogRecord: Sendable {
    private let entries = Mutex<[String]>([])

    var errors: [String] { entries.withLock { $0 } }

    func logger() -> Logger {
        Logger(label: "test") { _ in Handler(record: self) }
    }

    private struct Handler: LogHandler {
        let record: LogRecord
        var logLevel = Logger.Level.error
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            record.entries.withLock { $0.append("\(event.message): \(event.metadata?["cause"] ?? "")") }
        }
    }
}
