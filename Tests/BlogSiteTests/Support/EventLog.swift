import Logging
import Synchronization

/// What a site wrote into its log.
final class EventLog: Sendable {
    struct Event: Sendable {
        let message: String
        let details: [String: String]
    }

    private let entries = Mutex<[Event]>([])

    var events: [Event] { entries.withLock { $0 } }

    func events(_ message: String) -> [Event] { events.filter { $0.message == message } }

    func logger() -> Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private struct Handler: LogHandler {
        let log: EventLog
        var logLevel = Logger.Level.info
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let details = (event.metadata ?? [:]).mapValues { "\($0)" }
            log.entries.withLock { $0.append(Event(message: "\(event.message)", details: details)) }
        }
    }
}
