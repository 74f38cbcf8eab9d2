import Logging
import Synchronization

/// Keeps what is logged, each message with all that stands beside it.
final class LogRecord: Sendable {
    private let entries = Mutex<[String]>([])

    var lines: [String] { entries.withLock { $0 } }

    func handler() -> any LogHandler { Handler(record: self) }

    private struct Handler: LogHandler {
        let record: LogRecord
        var logLevel = Logger.Level.debug
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let facts = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted().joined(separator: " ")
            record.entries.withLock { $0.append("\(event.level) \(event.message): \(facts)") }
        }
    }
}
