import Glibc
import Logging

/// Writes each event as one line of JSON to the error stream, so that nothing a visitor sends can begin a line of its
/// own or reach a terminal as a control character.
struct JSONLogHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }
        Self.write(Self.line(event.level, "\(event.message)", facts))
    }

    /// One event as one line, with its time in UTC.
    static func line(_ level: Logger.Level, _ message: String, _ facts: [String: String]) -> String {
        var line = "{\"time\":\"\(now())\",\"level\":\"\(level)\",\"message\":\(quoted(message))"
        for (key, value) in facts.sorted(by: { $0.key < $1.key }) { line += ",\(quoted(key)):\(quoted(value))" }
        return line + "}\n"
    }

    /// One call of write(2) a line: lines of different threads do not mix.
    private static func write(_ line: String) {
        var line = line
        line.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return }
            // There is nowhere left to report that the log itself cannot be written.
            _ = Glibc.write(STDERR_FILENO, start, bytes.count)
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || [0x2028, 0x2029].contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func now() -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        var parts = tm()
        gmtime_r(&time.tv_sec, &parts)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let date = "\(parts.tm_year + 1900)-\(padded(Int(parts.tm_mon) + 1, 2))-\(padded(Int(parts.tm_mday), 2))"
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), 2) }.joined(separator: ":")
        return "\(date)T\(clock).\(padded(time.tv_nsec / 1_000_000, 3))Z"
    }
}
