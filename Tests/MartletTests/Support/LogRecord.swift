import Dispatch
import Logging
import Synchronization
import Testing

/// Keeps what is logged, each event with its cause.
final class LogRecord: Sendable {
    private let entries = Mutex<[(level: Logger.Level, line: String)]>([])
    private let news = DispatchSemaphore(value: 0)

    var lines: [String] { entries.withLock { $0.map(\.line) } }
    var errors: [String] { entries.withLock { $0.filter { $0.level >= .error }.map(\.line) } }

    /// Returns once so many lines begin with `text`. One thread waits at a time.
    func wait(for text: String, times: Int = 1) throws {
        while lines.count(where: { $0.hasPrefix(text) }) < times {
            try #require(
                news.wait(timeout: .now() + 40) == .success, "“\(text)” was not logged \(times) times: \(lines)")
        }
    }

    func logger() -> Logger {
        Logger(label: "test") { _ in Handler(record: self) }
    }

    private struct Handler: LogHandler {
        let record: LogRecord
        var logLevel = Logger.Level.debug
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            record.entries.withLock { $0.append((event.level, "\(event.message): \(event.metadata?["cause"] ?? "")")) }
            record.news.signal()
        }
    }
}
