/// What client and server said to each other last: enough to tell what was refused, and nothing of the message.
struct SMTPDialogue {
    /// The last command, as `RCPT`, without what follows it, which may be a password. Empty before the first.
    private(set) var command = ""
    private var lines: [String] = []
    private var isComplete = false
    private var hasQuit = false

    mutating func sent(_ bytes: some Sequence<UInt8>) {
        let verb = String(decoding: bytes.prefix { $0 > 0x20 && $0 < 0x7F }, as: UTF8.self).uppercased()
        guard !hasQuit, Self.verbs.contains(verb) else { return }
        if verb == "QUIT" { hasQuit = true } else { command = verb }
        if !hasQuit { lines = [] }
    }

    /// One line of an answer. The last of several has a blank behind its number (RFC 5321, section 4.2.1).
    mutating func received(_ bytes: some Collection<UInt8>) {
        guard !hasQuit else { return }
        if isComplete { lines = [] }
        let line = String(decoding: bytes.prefix(MailError.limit).filter { $0 != 13 && $0 != 10 }, as: UTF8.self)
        // A server may go on for as long as it has time.
        if lines.count < Self.keptLines { lines.append(line) }
        isComplete = line.dropFirst(3).first != "-"
    }

    /// The number of the last answer, which all of its lines begin with.
    var code: Int? { lines.first.flatMap { Int($0.prefix(3)) } }

    /// The last answer in one line, its number once.
    var reply: String? {
        guard let first = lines.first else { return nil }
        return "\(first.prefix(3)) \(lines.map { $0.dropFirst(4) }.joined(separator: " "))"
    }

    /// Whether the server refused the recipient or the message, and for good. A refusal of the sender, of our account
    /// or of the connection concerns every message: that is for the operator to mend, and the mail waits meanwhile.
    var isPermanentRefusal: Bool {
        guard let code, (500...599).contains(code), ["RCPT", "DATA"].contains(command) else { return false }
        // Authentication or encryption required or failed (RFC 4954, section 6).
        return ![503, 530, 534, 535, 538].contains(code)
    }

    private static let keptLines = 20
    private static let verbs: Set = ["EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"]
}
