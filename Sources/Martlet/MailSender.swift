import Blog
import BlogSite
import BlogStore
import FastCGI
import Glibc
import Logging
import Mail
import MariaDB
import Sodium
import Synchronization

/// Sends what waits in the outbox, on a thread of its own with a connection of its own. Any number of workers may do so
/// at once. Without a transport it only clears away what is of no use any more, in the outbox and everywhere else.
///
/// A mail is claimed, sent, and marked, in this order: it is sent again only where its mark was lost, because the
/// process was killed in between or the database stayed away for longer than the claim.
final class MailSender: Sendable {
    private let connection: ConnectionSettings
    private let route: Configuration.MailRoute?
    private let key: SecretKey
    private let logger: Logger
    private let stopping: WakeSignal
    private let breakOff: BreakOff

    /// - Throws: `ServerError` when the system has no descriptor left.
    init(
        _ connection: ConnectionSettings, route: Configuration.MailRoute?, key: SecretKey, logger: Logger
    ) throws {
        self.connection = connection
        self.route = route
        self.key = key
        self.logger = logger
        stopping = try WakeSignal()
        breakOff = BreakOff()
    }

    /// Begins to send. Call it once.
    func start() throws -> Thread {
        try Thread(named: "mail") {
            Signals.blockInWorker()
            self.run()
        }
    }

    /// Ends the thread. A mail that is being sent has at most `seconds`, and at most five, to go out: requests wait for
    /// the next worker meanwhile.
    func stop(within seconds: Int) {
        breakOff.set(after: .seconds(min(seconds, 5)))
        stopping.raise()
    }

    // MARK: The thread

    /// How often the database is asked while there is nothing to do.
    private static let interval = Duration.seconds(1)
    private static let longestPause = Duration.seconds(30)
    private static let sweepInterval = Duration.seconds(3600)

    private func run() {
        let store = Store(Connection(connection))
        var nextSweep = ContinuousClock.now
        var pause = Self.interval
        while true {
            do {
                while !stopping.wait(atMost: .zero), try sendOne(from: store.outbox) {}
                if nextSweep <= .now { nextSweep = .now + sweep(store) }
                pause = Self.interval
            } catch {
                // Once for each outage: the requests that meet it are logged as well.
                if pause == Self.interval {
                    logger.warning("the outbox cannot be read", metadata: ["cause": "\(error)"])
                }
                pause = min(pause * 2, Self.longestPause)
            }
            if stopping.wait(atMost: pause) { return }
        }
    }

    /// Removes what is kept for a limited time. Mail goes out also when that cannot be done.
    /// - Returns: after which time it is to be done again.
    private func sweep(_ store: Store) -> Duration {
        do {
            try store.sweep(now: SystemClock.now()) { stopping.wait(atMost: .zero) }
            logger.debug("what is too old is removed")
            return Self.sweepInterval
        } catch {
            logger.warning("what is too old cannot be removed", metadata: ["cause": "\(error)"])
            return Self.longestPause
        }
    }

    /// - Returns: whether there may be more to send at once.
    private func sendOne(from outbox: OutboxStore) throws -> Bool {
        guard let route else { return false }
        // Twice the time that sending can take, so that a slow machine does not lose its claim.
        let lease = route.timeout * 2 + 10
        guard let mail = try outbox.claim(lease: lease, now: SystemClock.now()) else { return false }
        let outcome = Result { () throws(MailError) in
            try send(mail, from: route.sender, by: transport(to: route.target))
        }
        log(outcome, of: mail)
        mark { () throws in
            switch outcome {
            case .success(let answer): try outbox.sent(mail, answer: answer, now: SystemClock.now())
            case .failure(let error):
                try outbox.failed(
                    mail, error.description, isPermanent: error.kind == .permanent, now: SystemClock.now())
            }
        }
        return true
    }

    private func transport(to target: Configuration.MailRoute.Target) -> any MailTransport {
        switch target {
        case .server(let server): SMTPTransport(server) { [breakOff] in breakOff.isDue }
        case .folder(let path): FolderTransport(folder: path)
        }
    }

    private func send(
        _ mail: ClaimedMail, from sender: EmailAddress, by transport: any MailTransport
    ) throws(MailError) -> String {
        guard let content = MailContent(opening: mail.sealedContent, of: mail.messageID, with: key) else {
            throw MailError(.permanent, "its content cannot be opened with the key of this site")
        }
        guard let from = Mailbox(name: content.senderName, address: sender.text),
            let to = Mailbox(address: mail.recipient), let id = MessageID(mail.messageID)
        else { throw MailError(.permanent, "its address is none that mail can be sent to") }
        return try transport.send(
            MailMessage(
                from: from, to: to, subject: HeaderText(mail.subject),
                date: mail.createdAt.seconds(since: Timestamp(seconds: 0)), id: id, text: content.text,
                html: content.html))
    }

    /// Keeps on while the database is away: what is not marked is sent again.
    private func mark(_ write: () throws -> Void) {
        while true {
            do { return try write() } catch {
                logger.warning("a mail could not be marked", metadata: ["cause": "\(error)"])
                if stopping.wait(atMost: Self.interval) { return }
            }
        }
    }

    /// Never the content, and never whom it is for.
    private func log(_ outcome: Result<String, MailError>, of mail: ClaimedMail) {
        var metadata: Logger.Metadata = ["mail": "\(mail.id)", "kind": "\(mail.kind)", "try": "\(mail.tries)"]
        switch outcome {
        case .success: logger.info("mail sent", metadata: metadata)
        case .failure(let error):
            metadata["cause"] = "\(error.description.replacing(mail.recipient, with: "the recipient"))"
            logger.warning(
                error.kind == .permanent ? "mail refused for good" : "mail not sent, to be tried again",
                metadata: metadata)
        }
    }
}

/// When a transfer is broken off, once the site stops.
private final class BreakOff: Sendable {
    private let moment = Mutex<ContinuousClock.Instant?>(nil)

    var isDue: Bool { moment.withLock { $0.map { $0 <= .now } ?? false } }

    /// The first call counts.
    func set(after duration: Duration) {
        moment.withLock { if $0 == nil { $0 = .now + duration } }
    }
}
